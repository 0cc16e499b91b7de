using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Descriptions;

/// <summary>A module of a network as a picture shows it: its own species, those of other modules that its reactions take, make or follow, and these reactions.</summary>
/// <param name="Name">Name of the module's text without its ending.</param>
/// <param name="Own">Ids of its species.</param>
/// <param name="Borrowed">Ids of other modules' species.</param>
/// <param name="Reactions">Its reactions.</param>
public sealed record NetworkGroup(string Name, ImmutableArray<string> Own, ImmutableArray<string> Borrowed, ImmutableArray<GroupReaction> Reactions)
{
    /// <summary>The modules of a network that have species or reactions, in the order in which they appear.</summary>
    public static ImmutableArray<NetworkGroup> Of(ReactionNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ImmutableArray<NetworkPart> parts = NetworkPart.Of(network);
        HashSet<string> species = [.. network.Species.Select(s => s.Id)];
        var rules = network.AssignmentRules.ToDictionary(r => r.Variable, r => r.Formula, StringComparer.Ordinal);
        return [.. parts.Where(p => !p.Species.IsEmpty || !p.Reactions.IsEmpty).Select(p => Group(p, species, rules))];
    }

    private static NetworkGroup Group(NetworkPart part, HashSet<string> species, Dictionary<string, Expression> rules)
    {
        ImmutableArray<GroupReaction> reactions = [.. part.Reactions.Select(r => Reaction(r, species, rules))];
        ImmutableArray<string> own = [.. part.Species.Select(s => s.Id)];
        return new NetworkGroup(part.Name, own, [.. reactions.SelectMany(r => r.From.Concat(r.To).Concat(r.By)).Distinct(StringComparer.Ordinal).Except(own)], reactions);
    }

    private static GroupReaction Reaction(Reaction reaction, HashSet<string> species, Dictionary<string, Expression> rules)
    {
        ImmutableArray<string> from = [.. reaction.Reactants.Select(s => s.Species).Distinct(StringComparer.Ordinal)], to = [.. reaction.Products.Select(s => s.Species).Distinct(StringComparer.Ordinal)];
        return new GroupReaction(reaction.Id, from, to, [.. NetworkPart.Reads(reaction.Rate, rules).Where(species.Contains).Distinct(StringComparer.Ordinal).Except(from).Except(to)]);
    }
}

/// <summary>A reaction as a picture shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Ids of its reactants.</param>
/// <param name="To">Ids of its products.</param>
/// <param name="By">Ids of species that its rate follows without using them up or making them.</param>
public sealed record GroupReaction(string Id, ImmutableArray<string> From, ImmutableArray<string> To, ImmutableArray<string> By);
