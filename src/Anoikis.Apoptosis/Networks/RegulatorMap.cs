using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Apoptosis.Networks;

/// <summary>Reads which species (or parameters) of a network belong to which regulator: a table with the columns symbol, kind, input, copies, half_life, name, source.</summary>
/// <remarks>
/// kind is species, for an input whose starting amount the level scales (half_life stays empty), or parameter, for an input that is the level itself and drives the protein's synthesis
/// and starting amounts in the network (half_life is the protein's, in hours).
/// </remarks>
public static class RegulatorMap
{
    private const double SecondsPerHour = 3600;

    private static readonly string[] Columns = ["symbol", "kind", "input", "copies", "half_life", "name", "source"];

    /// <summary>Reads a table and holds it to the network: every id must exist, no id may belong to two regulators, and the copies of a species must be the network's own.</summary>
    /// <param name="text">The table.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="network">The network.</param>
    /// <param name="findings">Takes every problem.</param>
    /// <param name="modules">The modules of the network, where the table is the catalogue (<see cref="RegulatorCatalogue"/>).</param>
    /// <returns>The regulators in the order in which they first appear; null when there were errors.</returns>
    public static ImmutableArray<RegulatorTarget>? Read(string text, string file, ReactionNetwork network, DiagnosticBag findings, NetworkModules? modules = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        DiagnosticBag own = [];
        var regulators = new List<RegulatorTarget>();
        if (CommaTable.Read(text, file, modules is null ? Columns : RegulatorCatalogue.Columns, own) is { } table)
        {
            Dictionary<string, (double? Value, bool IsSpecies)> published = Published(network);
            HashSet<string> taken = new(StringComparer.Ordinal);
            foreach (CommaTable.Row row in table.Rows.Where(r => modules?.Holds(r) ?? true))
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

    private static void Add(CommaTable.Row row, List<RegulatorTarget> regulators, Dictionary<string, (double? Value, bool IsSpecies)> published, HashSet<string> taken, DiagnosticBag findings)
    {
        (string symbol, string id) = (row["symbol"], row["input"]);
        string kind = row.Values.GetValueOrDefault("kind", "parameter");
        if (kind is not ("species" or "parameter"))
        {
            findings.Error(row.Location, $"the kind is \"{kind}\"; allowed are species and parameter");
            return;
        }

        bool isSpecies = kind == "species";
        double? copies = row.Number("copies", findings);
        if (!published.TryGetValue(id, out (double? Value, bool IsSpecies) found) || found.IsSpecies != isSpecies)
        {
            IEnumerable<string> allowed = published.Where(p => p.Value.IsSpecies == isSpecies).Select(p => p.Key);
            findings.Error(row.Location, $"the network has no {kind} \"{id}\"{NearestName.Hint(id, allowed)}");
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

        if (isSpecies && copies is { } stated && found.Value is { } own && stated != own)
        {
            findings.Error(row.Location, FormattableString.Invariant($"{symbol} has {stated} copies here, but \"{id}\" has {own} in the network"));
            return;
        }

        if (!isSpecies && found.Value is not > 0)
        {
            findings.Error(row.Location, $"the level \"{id}\" needs a value above 0 of its own in the network: what it is at the published copies");
            return;
        }

        double? halfLife = isSpecies ? null : row.Number("half_life", findings);
        if (isSpecies ? row["half_life"].Length > 0 : halfLife is not > 0)
        {
            findings.Error(row.Location, isSpecies ? "half_life must be empty for a species: its level sets the start alone" : "half_life must be above 0 hours for a parameter");
            return;
        }

        var component = new RegulatorComponent(id, isSpecies ? copies ?? 0 : found.Value ?? 1) { Copies = copies ?? 0 };
        int known = regulators.FindIndex(r => r.Symbol == symbol);
        if (known >= 0)
        {
            if (regulators[known].HalfLife != halfLife * SecondsPerHour)
            {
                findings.Error(row.Location, $"{symbol} has another kind or half-life in a row before; all its rows must agree");
                return;
            }

            regulators[known] = regulators[known] with { Components = regulators[known].Components.Add(component) };
        }
        else
        {
            regulators.Add(new RegulatorTarget(symbol, [component], row["source"])
            {
                Name = row["name"],
                HalfLife = halfLife * SecondsPerHour,
                IsRanked = row.Values.GetValueOrDefault("not_modelled", "").Length == 0 && row.Values.GetValueOrDefault("role") != "marker",
            });
        }
    }

    /// <summary>Starting amounts of species and values of parameters; null where a formula gives them.</summary>
    private static Dictionary<string, (double? Value, bool IsSpecies)> Published(ReactionNetwork network)
    {
        var published = new Dictionary<string, (double?, bool)>(StringComparer.Ordinal);
        Dictionary<string, double?> sizes = network.Compartments.ToDictionary(c => c.Id, c => c.Size, StringComparer.Ordinal);
        foreach (Species species in network.Species)
        {
            published[species.Id] = (species.InitialAmount ?? (species.InitialConcentration * sizes[species.Compartment]), true);
        }

        foreach (Parameter parameter in network.Parameters)
        {
            published[parameter.Id] = (parameter.Value, false);
        }

        return published;
    }
}
