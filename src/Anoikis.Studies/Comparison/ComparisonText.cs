using System.Globalization;
using System.Text;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Comparison;

/// <summary>A comparison in words, as a table for a terminal and as comma-separated values.</summary>
public static class ComparisonText
{
    /// <summary>How the runs stand to each other, in a sentence.</summary>
    public static string Headline(RunComparison comparison)
    {
        if (comparison.AreIdentical)
        {
            return "The two runs are identical: every cell has the same end at the same time in both. There is no difference to estimate.";
        }

        return comparison.ArePaired
            ? $"Same seed: the runs are paired by {comparison.Subject}, which has the same random numbers in both."
            : $"Seeds {comparison.First.Seed} and {comparison.Second.Seed}: the runs are independent, not paired.";
    }

    /// <summary>Change in percentage points, or in cells for a plain count, with its interval.</summary>
    internal static string Change(ComparedQuantity row)
    {
        Estimate change = row.Difference.Change;
        if (!change.IsKnown)
        {
            return "–";
        }

        bool count = row.IsCount;
        double scale = count ? 1 : 100;
        return $"{Signed(change.Value * scale)} ({Signed(change.Lower * scale)} to {Signed(change.Upper * scale)}){(count ? "" : " pp")}";
    }

    /// <summary>The table for a terminal.</summary>
    public static string Table(RunComparison comparison)
    {
        List<string[]> rows = [["", "first", "second", "change (95 % interval)", $"{comparison.Subject}s that differ"]];
        rows.AddRange(comparison.Quantities.Select(q => (string[])
        [
            q.Name,
            ReportNumbers.Value(Known(q.Difference.First.Value), q.IsCount),
            ReportNumbers.Value(Known(q.Difference.Second.Value), q.IsCount),
            Change(q) + (q.Difference.IsClear ? " *" : ""),
            q.Difference.Changed?.ToString("#,0", CultureInfo.InvariantCulture) ?? "not paired",
        ]));
        int[] widths = [.. Enumerable.Range(0, 5).Select(c => rows.Max(r => r[c].Length))];
        StringBuilder text = new();
        foreach (string[] row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd()).Append('\n');
        }

        return text.Append("pp: percentage points; * the interval leaves out 0\n").ToString();
    }

    /// <summary>The rows as comma-separated values.</summary>
    public static string Csv(RunComparison comparison)
    {
        StringBuilder text = new();
        Results.Files.Csv.Append(
            text, ["kind", "quantity", "measure", "first", "first_lower", "first_upper", "second", "second_lower", "second_upper", "change", "change_lower", "change_upper", "founders", "founders_that_differ"]);
        foreach (ComparedQuantity row in comparison.Quantities)
        {
            Difference d = row.Difference;
            double[] numbers = [d.First.Value, d.First.Lower, d.First.Upper, d.Second.Value, d.Second.Lower, d.Second.Upper, d.Change.Value, d.Change.Lower, d.Change.Upper];
            Results.Files.Csv.Append(
                text,
                [
                    row.Kind.ToString().ToLowerInvariant(), row.Name, row.Measured, .. numbers.Select(n => double.IsFinite(n) ? FileText.Number(n) : ""),
                    d.Founders.ToString(CultureInfo.InvariantCulture), d.Changed?.ToString(CultureInfo.InvariantCulture) ?? "",
                ]);
        }

        return text.ToString();
    }

    internal static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static string Signed(double value) => value > 0 ? "+" + LogAxis.Figures(value) : LogAxis.Figures(value);
}
