using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Equations;

/// <summary>Holds the options to the network: every name must be known and of a kind that can be left open.</summary>
internal static class OptionCheck
{
    public static void Run(ReactionNetwork network, EquationOptions options, DiagnosticBag findings)
    {
        HashSet<string> assigned = [.. network.AssignmentRules.Select(rule => rule.Variable)];
        HashSet<string> rated = [.. network.RateRules.Select(rule => rule.Variable)];
        HashSet<string> species = [.. network.Species.Select(s => s.Id)];
        HashSet<string> numbers = [.. network.Parameters.Select(p => p.Id), .. network.Compartments.Select(c => c.Id), .. NetworkLowering.Stoichiometries(network).Keys];

        foreach (string id in options.VaryingParameters)
        {
            if (species.Contains(id))
            {
                findings.Error(network.Location(id), $"{id} is a species, not a parameter: hold it, or vary its initial amount");
            }
            else if (Known(id, numbers, "parameter or compartment", findings) && (assigned.Contains(id) || rated.Contains(id)))
            {
                findings.Error(network.Location(id), $"parameter {id} cannot be given a value: a rule determines it");
            }
        }

        foreach (string id in options.HeldSpecies)
        {
            if (Known(id, species, "species", findings) && assigned.Contains(id))
            {
                findings.Error(network.Location(id), $"species {id} cannot be held: an assignment rule determines it");
            }
        }

        foreach (string id in options.VaryingInitialAmounts)
        {
            if (Known(id, [.. species, .. rated], "species", findings) && assigned.Contains(id))
            {
                findings.Error(network.Location(id), $"species {id} cannot be given an initial amount: an assignment rule determines it");
            }
        }

        foreach (IGrouping<string, string> same in options.Watches.Select(w => w.Id).Concat(network.Events.Select(e => e.Id)).GroupBy(id => id).Where(g => g.Count() > 1))
        {
            findings.Error(SourceLocation.None, $"two events are called {same.Key}");
        }
    }

    private static bool Known(string id, HashSet<string> candidates, string kind, DiagnosticBag findings)
    {
        bool known = candidates.Contains(id);
        if (!known)
        {
            findings.Error(SourceLocation.None, $"no {kind} is called {id}{NearestName.Hint(id, candidates)}");
        }

        return known;
    }

    private static SourceLocation Location(this ReactionNetwork network, string id)
        => network.Species.FirstOrDefault(s => s.Id == id)?.Location
        ?? network.Parameters.FirstOrDefault(p => p.Id == id)?.Location
        ?? network.Compartments.FirstOrDefault(c => c.Id == id)?.Location
        ?? SourceLocation.None;
}
