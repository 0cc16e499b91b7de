using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Apoptosis.Networks;

/// <summary>Reads which species (or parameters) of a network belong to which regulator: a table with the columns symbol, species, copies, name, source.</summary>
public static class RegulatorMap
{
    private static readonly string[] Columns = ["symbol", "species", "copies", "name", "source"];

    /// <summary>Reads a table and holds it to the network: every id must exist, no id may belong to two regulators, and the copies must be the network's own.</summary>
    /// <param name="text">The table.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="network">The network.</param>
    /// <param name="findings">Takes every problem.</param>
    /// <returns>The regulators in the order in which they first appear; null when there were errors.</returns>
    public static ImmutableArray<RegulatorTarget>? Read(string text, string file, ReactionNetwork network, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(network);
        DiagnosticBag own = [];
        var regulators = new List<RegulatorTarget>();
        if (CommaTable.Read(text, file, Columns, own) is { } table)
        {
            Dictionary<string, double?> published = Published(network);
            HashSet<string> taken = new(StringComparer.Ordinal);
            foreach (CommaTable.Row row in table.Rows)
            {
                Add(row, regulators, published, taken, own);
            }
        }

        foreach (Diagnostic finding in own)
        {
            findings.Add(finding);
        }

        return own.HasErrors ? null : [.. regulators];
    }

    private static void Add(CommaTable.Row row, List<RegulatorTarget> regulators, Dictionary<string, double?> published, HashSet<string> taken, DiagnosticBag findings)
    {
        (string symbol, string id) = (row["symbol"], row["species"]);
        double? copies = row.Number("copies", findings);
        if (!published.TryGetValue(id, out double? found))
        {
            findings.Error(row.Location, $"the network has no species or parameter \"{id}\"{NearestName.Hint(id, published.Keys)}");
            return;
        }

        if (!taken.Add(id))
        {
            findings.Error(row.Location, $"\"{id}\" belongs to a regulator already");
            return;
        }

        if (symbol.Length == 0 || row["source"].Length == 0)
        {
            findings.Error(row.Location, "symbol and source must not be empty");
            return;
        }

        if (copies is { } stated && found is { } own && stated != own)
        {
            findings.Error(row.Location, FormattableString.Invariant($"{symbol} has {stated} copies here, but \"{id}\" has {own} in the network"));
            return;
        }

        var component = new RegulatorComponent(id, copies ?? 0);
        int known = regulators.FindIndex(r => r.Symbol == symbol);
        if (known >= 0)
        {
            regulators[known] = regulators[known] with { Components = regulators[known].Components.Add(component) };
        }
        else
        {
            regulators.Add(new RegulatorTarget(symbol, [component], row["source"]) { Name = row["name"] });
        }
    }

    /// <summary>Starting amounts of species and values of parameters; null where a formula gives them.</summary>
    private static Dictionary<string, double?> Published(ReactionNetwork network)
    {
        var published = new Dictionary<string, double?>(StringComparer.Ordinal);
        Dictionary<string, double?> sizes = network.Compartments.ToDictionary(c => c.Id, c => c.Size, StringComparer.Ordinal);
        foreach (Species species in network.Species)
        {
            published[species.Id] = species.InitialAmount ?? (species.InitialConcentration * sizes[species.Compartment]);
        }

        foreach (Parameter parameter in network.Parameters)
        {
            published[parameter.Id] = parameter.Value;
        }

        return published;
    }
}
