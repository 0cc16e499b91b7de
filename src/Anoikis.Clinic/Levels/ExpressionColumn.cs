using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Clinic.Levels;

/// <summary>The numbers of one regulator in the samples; NaN where there is none that can be used, and each such cell is said by its line.</summary>
public static class ExpressionColumn
{
    private const int CellsShown = 8;

    /// <summary>The numbers, in the order of the rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows that are samples.</param>
    /// <param name="scale">What the table holds.</param>
    /// <param name="instead">What takes the place of a number that cannot be used, as messages say it.</param>
    /// <param name="findings">Takes what cannot be used.</param>
    public static double[] Numbers(DataTable table, TableColumn column, IReadOnlyList<int> rows, ExpressionScale scale, string instead, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(findings);
        double[]? words = column.Kind == ColumnKind.Words ? [.. column.Levels.Select(Parsed)] : null;
        double[] numbers = new double[rows.Count];
        List<int> missing = [];
        List<(int Line, string Text)> unreadable = [], negative = [];
        for (int i = 0; i < numbers.Length; i++)
        {
            int row = rows[i];
            double value = column.IsMissing(row) ? double.NaN : words is null ? column.Numbers[row] : words[column.Codes[row]];
            if (column.IsMissing(row))
            {
                missing.Add(table.Line(row));
            }
            else if (!double.IsFinite(value))
            {
                unreadable.Add((table.Line(row), column.Text(row)!));
                value = double.NaN;
            }
            else if (scale == ExpressionScale.Linear && value < 0)
            {
                negative.Add((table.Line(row), column.Text(row)!));
                value = double.NaN;
            }

            numbers[i] = value;
        }

        if (missing.Count > 0)
        {
            findings.Warning(new SourceLocation(table.Source, missing[0]), $"column '{column.Name}' has nothing on {FindingList.Lines(missing)}: {instead}");
        }

        Say("has no number on", unreadable);
        Say("is negative, which no amount is, on", negative);
        return numbers;

        void Say(string what, List<(int Line, string Text)> cells)
        {
            if (cells.Count > 0)
            {
                string shown = string.Join(", ", cells.Take(CellsShown).Select(c => string.Create(CultureInfo.InvariantCulture, $"line {c.Line} ('{Shown(c.Text)}')")));
                string more = cells.Count > CellsShown ? $" and {cells.Count - CellsShown} other lines" : "";
                findings.Warning(new SourceLocation(table.Source, cells[0].Line), $"column '{column.Name}' {what} {shown}{more}: {instead}");
            }
        }
    }

    // A column with one word in it holds words; its numbers are read one by one, decimal commas as well where nothing else is meant by them.
    private static double Parsed(string text)
    {
        string plain = text.Trim();
        if (plain.Length > 64)
        {
            return double.NaN;
        }

        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return value;
        }

        bool comma = plain.Count(c => c == ',') == 1 && !plain.Contains('.', StringComparison.Ordinal);
        return comma && double.TryParse(plain.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? value : double.NaN;
    }

    private static string Shown(string text)
    {
        string line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 30 ? line : line[..27] + "...";
    }
}
