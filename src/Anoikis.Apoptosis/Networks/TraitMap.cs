using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Apoptosis.Networks;

/// <summary>Reads the traits of a network: a table with the columns name, parameter, resting, lower, upper, source, and, for networks joined of modules, module.</summary>
public static class TraitMap
{
    private const string File = "traits.csv";

    private static readonly string[] Columns = ["name", "parameter", "resting", "lower", "upper", "source"];

    /// <summary>Reads a table and holds it to the network: every parameter must exist, and none may have two traits.</summary>
    /// <param name="text">The table.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="network">The network.</param>
    /// <param name="findings">Takes every problem.</param>
    /// <param name="modules">The modules of the network, where the table names one in each row.</param>
    /// <returns>The traits in the order of the table; null when there were errors.</returns>
    public static ImmutableArray<TraitTarget>? Read(string text, string file, ReactionNetwork network, DiagnosticBag findings, NetworkModules? modules = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return CommaTable.ReadTargets(
            text,
            file,
            modules is null ? Columns : [.. Columns, "module"],
            (row, own) => Trait(row, network, own),
            (a, b) => a.Name == b.Name || a.Parameter == b.Parameter ? $"the trait \"{b.Name}\" or its parameter \"{b.Parameter}\" is there twice" : null,
            modules,
            findings);
    }

    /// <summary>The module that a trait of networks joined of modules needs; null where there is no such trait.</summary>
    internal static string? ModuleOf(string name)
    {
        string text = BuiltInNetworks.Import(File) ?? throw new InvalidOperationException($"the resource {File} is missing");
        return CommaTable.Read(text, File, [.. Columns, "module"], [])?.Rows.FirstOrDefault(r => r["name"] == name)?["module"];
    }

    private static TraitTarget? Trait(CommaTable.Row row, ReactionNetwork network, DiagnosticBag findings)
    {
        string[] known = [.. network.Parameters.Select(p => p.Id)];
        if (!known.Contains(row["parameter"], StringComparer.Ordinal))
        {
            findings.Error(row.Location, $"the network has no parameter \"{row["parameter"]}\"{NearestName.Hint(row["parameter"], known)}");
            return null;
        }

        if (row.Number("resting", findings) is not { } resting || row.Number("lower", findings) is not { } lower || row.Number("upper", findings) is not { } upper)
        {
            return null;
        }

        if (!(lower <= resting && resting <= upper) || row["name"].Length == 0 || row["source"].Length == 0)
        {
            findings.Error(row.Location, "a trait needs a name, a source, and a resting value from lower to upper");
            return null;
        }

        return new TraitTarget(row["name"], row["parameter"], resting, lower, upper, row["source"]);
    }
}
