using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Apoptosis.Networks;

/// <summary>Reads through which inputs stimuli reach a network: a table with the columns name, input, kind (species or parameter), unit, per_unit, resting, lower, upper, source, and, for networks joined of modules, module and class.</summary>
public static class StimulusMap
{
    private static readonly string[] Columns = ["name", "input", "kind", "unit", "per_unit", "resting", "lower", "upper", "source"];

    /// <summary>Reads a table and holds it to the network.</summary>
    /// <param name="text">The table.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="network">The network.</param>
    /// <param name="findings">Takes every problem.</param>
    /// <param name="modules">The modules of the network, where the table names one in each row.</param>
    /// <returns>The stimuli in the order of the table; null when there were errors.</returns>
    public static ImmutableArray<StimulusTarget>? Read(string text, string file, ReactionNetwork network, DiagnosticBag findings, NetworkModules? modules = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return CommaTable.ReadTargets(
            text,
            file,
            modules is null ? Columns : [.. Columns, "module", "class"],
            (row, own) => Stimulus(row, network, own),
            (a, b) => a.Name == b.Name || a.Input == b.Input ? $"the stimulus \"{b.Name}\" or its input \"{b.Input}\" is there twice" : null,
            modules,
            findings);
    }

    private static StimulusTarget? Stimulus(CommaTable.Row row, ReactionNetwork network, DiagnosticBag findings)
    {
        string kind = row["kind"];
        if (kind is not ("species" or "parameter"))
        {
            findings.Error(row.Location, $"the kind is \"{kind}\"; allowed are species and parameter");
            return null;
        }

        string[] known = [.. kind == "species" ? network.Species.Select(s => s.Id) : network.Parameters.Select(p => p.Id)];
        if (!known.Contains(row["input"], StringComparer.Ordinal))
        {
            findings.Error(row.Location, $"the network has no {kind} \"{row["input"]}\"{NearestName.Hint(row["input"], known)}");
            return null;
        }

        if (row.Number("per_unit", findings) is not { } perUnit || row.Number("resting", findings) is not { } resting
            || row.Number("lower", findings) is not { } lower || row.Number("upper", findings) is not { } upper)
        {
            return null;
        }

        if (perUnit <= 0 || resting < 0 || lower < 0 || upper < lower || row["name"].Length == 0 || row["source"].Length == 0)
        {
            findings.Error(row.Location, "a stimulus needs a name, a source, per_unit above 0, resting at least 0, and a range from lower (at least 0) to upper");
            return null;
        }

        return new StimulusTarget(row["name"], row["input"], kind == "species", row["unit"], perUnit, resting, lower, upper, row["source"]);
    }
}
