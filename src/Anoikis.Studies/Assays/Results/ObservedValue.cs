using System.Collections.Immutable;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays.Results;

/// <summary>A published number and where in the assay's tables its like stands.</summary>
/// <param name="Quantity">What it is, for people.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Observed">The number; null where only bounds were published.</param>
/// <param name="Lower">Lower bound; null for none.</param>
/// <param name="Upper">Upper bound; null for none.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Where">Values of other columns that name the row.</param>
internal sealed record ObservedValue(
    string Quantity, string Source, double? Observed, double? Lower, double? Upper, string Table, string Column, ImmutableArray<KeyValuePair<string, string>> Where)
{
    /// <summary>Whether it is judged, or only shown beside the result.</summary>
    public bool IsJudged => Lower is not null || Upper is not null;

    /// <summary>Whether a value lies within the bounds; null where there are none or nothing is known.</summary>
    public bool? Holds(double value) => !IsJudged ? null : double.IsNaN(value) ? false : (Lower is null || value >= Lower) && (Upper is null || value <= Upper);

    /// <summary>The rows that it means.</summary>
    public IEnumerable<ImmutableArray<object>> Rows(ResultTable table)
        => table.Rows.Where(row => Where.All(w => table.Column(w.Key) is >= 0 and int c && Same(row[c], w.Value)));

    /// <summary>The value in an assay's tables; NaN where nothing is known.</summary>
    public double Value(IEnumerable<ResultTable> tables)
    {
        ResultTable table = tables.First(t => t.Name == Table);
        return Rows(table).First()[table.Column(Column)] switch { double number => number, long count => count, _ => double.NaN };
    }

    private static bool Same(object cell, string text) => cell switch
    {
        string word => word == text,
        long count => Number(text) is { } whole && whole == count,
        double number => Number(text) is { } value && Math.Abs(value - number) <= 1e-9 * Math.Max(Math.Abs(value), Math.Abs(number)),
        _ => false,
    };

    private static double? Number(string text) => Studies.Scenarios.Yaml.ValueReader.TryNumber(text, out double value) ? value : null;
}
