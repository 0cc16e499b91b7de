using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Cli.Simulations;

/// <summary>Which quantities a course shows.</summary>
internal static class CourseColumns
{
    /// <summary>Those named; else all species, and with <paramref name="all"/> whatever else rules and events change.</summary>
    public static ImmutableArray<string> Choose(ReactionNetwork network, string? named, bool all, DiagnosticBag findings)
    {
        ImmutableArray<string> species = [.. network.Species.Select(s => s.Id)];
        if (named is null)
        {
            return all ? [.. species.Concat(Changing(network)).Distinct()] : species;
        }

        string[] known = [.. species, .. network.Parameters.Select(p => p.Id), .. network.Compartments.Select(c => c.Id), .. network.Reactions.Select(r => r.Id)];
        string[] chosen = named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (string id in chosen.Except(known))
        {
            findings.Error(SourceLocation.None, $"--columns: the network has nothing called {id}{NearestName.Hint(id, known)}");
        }

        if (chosen.Length == 0)
        {
            findings.Error(SourceLocation.None, "--columns names no id");
        }

        return [.. chosen.Distinct()];
    }

    private static IEnumerable<string> Changing(ReactionNetwork network)
        => network.AssignmentRules.Select(r => r.Variable)
            .Concat(network.RateRules.Select(r => r.Variable))
            .Concat(network.Events.SelectMany(e => e.Assignments).Select(a => a.Variable));
}
