using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Descriptions;

/// <summary>What one text contributes to a network.</summary>
internal sealed class NetworkPart
{
    private NetworkPart(string file, ReactionNetwork network, ILookup<string, Reaction> reactions)
    {
        File = file;
        Species = [.. network.Species.Where(s => s.Location.File == file)];
        Parameters = [.. network.Parameters.Where(p => p.Location.File == file)];
        Reactions = [.. reactions[file]];
        Rules = [.. network.AssignmentRules.Where(r => r.Location.File == file)];
        Events = [.. network.Events.Where(e => e.Location.File == file)];
    }

    /// <summary>The text's path, as its locations give it.</summary>
    public string File { get; }

    /// <summary>The path's last part without its ending.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    public ImmutableArray<Species> Species { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    public ImmutableArray<Reaction> Reactions { get; }

    public ImmutableArray<AssignmentRule> Rules { get; }

    public ImmutableArray<Event> Events { get; }

    /// <summary>
    /// The parts in the order in which they appear. A reaction that a text without species writes (a mechanism of which others hold instances) belongs where reactions of the same instance stand.
    /// </summary>
    public static ImmutableArray<NetworkPart> Of(ReactionNetwork network)
    {
        HashSet<string> owners = [.. network.Species.Select(s => s.Location.File)];
        var instances = network.Reactions.Where(r => owners.Contains(r.Location.File))
            .GroupBy(r => Instance(r.Id), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Location.File, StringComparer.Ordinal);
        string Owner(Reaction reaction)
            => owners.Contains(reaction.Location.File) ? reaction.Location.File : instances.GetValueOrDefault(Instance(reaction.Id), reaction.Location.File);

        ILookup<string, Reaction> reactions = network.Reactions.ToLookup(Owner, StringComparer.Ordinal);
        IEnumerable<string> files = network.Parameters.Select(p => p.Location.File).Concat(network.Species.Select(s => s.Location.File)).Concat(reactions.Select(g => g.Key)).Distinct(StringComparer.Ordinal);
        return [.. files.Select(f => new NetworkPart(f, network, reactions))];
    }

    /// <summary>All ids that a formula reads, through the rules that hold at every time.</summary>
    public static IEnumerable<string> Reads(Expression formula, IReadOnlyDictionary<string, Expression> rules) => formula switch
    {
        SymbolReference reference => rules.TryGetValue(reference.Id, out Expression? rule) ? Reads(rule, rules) : [reference.Id],
        Application application => application.Operands.SelectMany(o => Reads(o, rules)),
        FunctionCall call => call.Arguments.SelectMany(a => Reads(a, rules)),
        _ => [],
    };

    private static string Instance(string id) => id.Split('_', 2)[0];
}
