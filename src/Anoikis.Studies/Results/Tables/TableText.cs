using System.Globalization;
using Anoikis.Studies.Plots;

namespace Anoikis.Studies.Results.Tables;

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
        => [.. Enumerable.Range(0, table.Columns.Length).Where(c => !IsEnd(table, c)).Select(c => table.Columns[c].Kind != ValueKind.Text)];

    private static string Head(string name) => name.Replace('_', ' ').Replace(" ng per ml", " (ng/mL)", StringComparison.Ordinal);

    private static bool IsEnd(ResultTable table, int column)
    {
        string name = table.Columns[column].Name;
        return (name.EndsWith(ResultColumn.Lower, StringComparison.Ordinal) && table.Column(name[..^ResultColumn.Lower.Length]) >= 0)
            || (name.EndsWith(ResultColumn.Upper, StringComparison.Ordinal) && table.Column(name[..^ResultColumn.Upper.Length]) >= 0);
    }

    private static string Cell(ResultTable table, IReadOnlyList<object> row, int column)
    {
        ResultColumn shown = table.Columns[column];
        string value = Text(row[column], shown.Kind);
        int lower = table.Column(shown.Name + ResultColumn.Lower), upper = table.Column(shown.Name + ResultColumn.Upper);
        return lower < 0 || upper < 0 || row[lower] is double.NaN || row[column] is double.NaN
            ? value
            : $"{value} ({Text(row[lower], shown.Kind).Replace(" %", "", StringComparison.Ordinal)} – {Text(row[upper], shown.Kind).Replace(" %", "", StringComparison.Ordinal)})";
    }

    private static string Text(object value, ValueKind kind) => value switch
    {
        string word => word.Replace('_', ' '),
        long count => count.ToString("#,0", CultureInfo.InvariantCulture),
        double.NaN => "–",
        double number when kind == ValueKind.Share => LogAxis.Percent(number),
        double number when kind == ValueKind.Probability => Probability(number),
        double number => Number(number),
        _ => "",
    };

    /// <summary>A p as people read it.</summary>
    public static string Probability(double p) => double.IsNaN(p) ? "not known" : p < 1e-4 ? "below 0.0001" : p.ToString(p < 0.001 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>A number as pages show it; nothing for null, a dash for what is not known.</summary>
    public static string Number(double? value) => value switch
    {
        null => "",
        double.NaN => "–",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        { } number => LogAxis.Figures(number),
    };
}
