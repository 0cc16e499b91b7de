using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Survival.Data;

namespace Anoikis.Clinic.Levels;

/// <summary>Which columns of a table are which regulators of a network, by symbol or any other name of the catalogue; all that are not are said, with the reason.</summary>
public static class RegulatorColumns
{
    private const int NamesShown = 12;

    /// <summary>The columns that are regulators of the network, in the order of the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="samples">The column that names samples.</param>
    /// <param name="network">The network.</param>
    /// <param name="findings">Takes what is left out.</param>
    public static ImmutableArray<(TableColumn Column, string Symbol)> Of(DataTable table, TableColumn samples, CellNetwork network, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(findings);
        var head = new SourceLocation(table.Source, 1);
        var columns = ImmutableArray.CreateBuilder<(TableColumn, string)>();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> others = [];
        foreach (TableColumn column in table.Columns.Where(c => c != samples))
        {
            ImmutableArray<CataloguedRegulator> found = network.Regulator(column.Name) is null ? RegulatorCatalogue.Find(column.Name) : [];
            string symbol = found.Length == 1 ? found[0].Symbol : column.Name;
            if (network.Regulator(column.Name) is null && found.IsEmpty)
            {
                others.Add(column.Name);
            }
            else if (found.Length > 1)
            {
                findings.Warning(head, $"column '{column.Name}' may be {string.Join(" or ", found.Select(r => $"{r.Symbol} ({r.Name})"))}; it is left out: name the column by the symbol that is meant");
            }
            else if (network.Regulator(symbol) is null)
            {
                string why = found[0].Module is { } module ? $"which the network {network.Name} lacks (module {module})" : $"which is not modelled: {found[0].NotModelled}";
                findings.Warning(head, $"column '{column.Name}' is {symbol}, {why}; it is left out");
            }
            else if (taken.TryGetValue(symbol, out string? first))
            {
                findings.Warning(head, $"columns '{first}' and '{column.Name}' are both {symbol}; '{first}', the first, is used");
            }
            else
            {
                taken.Add(symbol, column.Name);
                columns.Add((column, symbol));
            }
        }

        if (others.Count > 0)
        {
            string more = others.Count > NamesShown ? $" and {others.Count - NamesShown} others" : "";
            findings.Note(head, $"{others.Count} {(others.Count == 1 ? "column is no regulator" : "columns are no regulators")} and left out: {string.Join(", ", others.Take(NamesShown))}{more}");
        }

        if (columns.Count == 0)
        {
            findings.Error(head, $"no column is a regulator of the network {network.Name} by any name; anoikis regulators lists the names{Turned(table, network)}");
        }

        return columns.ToImmutable();
    }

    // A table of genes by samples has the regulators' names in a column.
    private static string Turned(DataTable table, CellNetwork network)
    {
        TableColumn? genes = table.Columns.FirstOrDefault(c => c.Kind == ColumnKind.Words && c.Levels.Count(l => network.Regulator(l) is not null || RegulatorCatalogue.Find(l).Length == 1) >= 2);
        return genes is null ? "" : $"; column '{genes.Name}' holds such names, so the table may be gene x sample: turn it, so that each row is a sample";
    }
}
