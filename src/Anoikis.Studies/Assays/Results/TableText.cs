using System.Globalization;
using Anoikis.Studies.Plots;

namespace Anoikis.Studies.Assays.Results;

/// <summary>Tables as words: an interval stands behind its value, shares are per cent.</summary>
internal static class TableText
{
    /// <summary>Head and rows of a table.</summary>
    public static (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Of(ResultTable table)
    {
        int[] shown = [.. Enumerable.Range(0, table.Columns.Length).Where(c => !IsEnd(table, c))];
        return ([.. shown.Select(c => Head(table.Columns[c].Name))], [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. shown.Select(c => Cell(table, row, c))])]);
    }

    /// <summary>Whether a column holds numbers.</summary>
    public static bool[] Numeric(ResultTable table)
        => [.. Enumerable.Range(0, table.Columns.Length).Where(c => !IsEnd(table, c)).Select(c => table.Columns[c].Kind != ColumnKind.Text)];

    /// <summary>The published numbers beside those of an assay.</summary>
    public static (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Observed(AssayOutcome outcome)
        => (["quantity", "source", "observed", "bounds", "simulated", ""],
            [.. outcome.Scenario.Observed.Select(o => (IReadOnlyList<string>)[o.Quantity, o.Source, Number(o.Observed), Bounds(o), Simulated(o, outcome), Verdict(o.Holds(o.Value(outcome.Evaluation.Tables)))])]);

    private static string Simulated(ObservedValue observed, AssayOutcome outcome)
    {
        ResultTable table = outcome.Evaluation.Tables.First(t => t.Name == observed.Table);
        int lower = table.Column(observed.Column + TableColumn.Lower), upper = table.Column(observed.Column + TableColumn.Upper);
        var row = observed.Rows(table).First();
        string value = Number(observed.Value([table]));
        return lower >= 0 && upper >= 0 && row[lower] is double a && row[upper] is double b && !double.IsNaN(a) ? $"{value} ({Number(a)} – {Number(b)})" : value;
    }

    private static string Verdict(bool? holds) => holds switch { true => "inside", false => "outside", null => "" };

    private static string Bounds(ObservedValue observed) => observed.IsJudged ? $"{Number(observed.Lower)} – {Number(observed.Upper)}" : "";

    private static string Head(string name) => name.Replace('_', ' ').Replace(" ng per ml", " (ng/mL)", StringComparison.Ordinal);

    private static bool IsEnd(ResultTable table, int column)
    {
        string name = table.Columns[column].Name;
        return (name.EndsWith(TableColumn.Lower, StringComparison.Ordinal) && table.Column(name[..^TableColumn.Lower.Length]) >= 0)
            || (name.EndsWith(TableColumn.Upper, StringComparison.Ordinal) && table.Column(name[..^TableColumn.Upper.Length]) >= 0);
    }

    private static string Cell(ResultTable table, IReadOnlyList<object> row, int column)
    {
        TableColumn shown = table.Columns[column];
        string value = Text(row[column], shown.Kind);
        int lower = table.Column(shown.Name + TableColumn.Lower), upper = table.Column(shown.Name + TableColumn.Upper);
        return lower < 0 || upper < 0 || row[lower] is double.NaN || row[column] is double.NaN
            ? value
            : $"{value} ({Text(row[lower], shown.Kind).Replace(" %", "", StringComparison.Ordinal)} – {Text(row[upper], shown.Kind).Replace(" %", "", StringComparison.Ordinal)})";
    }

    private static string Text(object value, ColumnKind kind) => value switch
    {
        string word => word.Replace('_', ' '),
        long count => count.ToString("#,0", CultureInfo.InvariantCulture),
        double.NaN => "–",
        double number when kind == ColumnKind.Share => LogAxis.Percent(number),
        double number => Number(number),
        _ => "",
    };

    private static string Number(double? value) => value switch
    {
        null => "",
        double.NaN => "–",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        { } number => LogAxis.Figures(number),
    };
}
