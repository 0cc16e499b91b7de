using System.Collections.Immutable;
using System.Text;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>A prediction beside an earlier one of the same sets and cells.</summary>
/// <param name="Against">Name of the earlier one's scenario.</param>
/// <param name="AgainstCommand">The command that made it.</param>
/// <param name="Ratios">A ratio for every row of the same quantity that both simulate.</param>
public sealed record PairedPrediction(string Against, string AgainstCommand, ImmutableArray<PairedRatio> Ratios)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "ratios.csv";

    internal static PairedPrediction Of(EarlierPrediction earlier, IEnumerable<(string Quantity, ImmutableArray<double> Values)> rows)
        => new(
            earlier.Title,
            earlier.Command,
            [
                .. rows.Where(r => earlier.Rows.ContainsKey(r.Quantity))
                    .Select(r => PairedRatio.Of(r.Quantity, r.Values, earlier.Rows[r.Quantity]))
                    .Where(r => r.Pairs > 0),
            ]);

    /// <summary>One line a row.</summary>
    internal string ToCsv()
    {
        StringBuilder text = new("quantity,against,median,lower,upper,sets,ratio_of_means,means_lower,means_upper,pairs\n");
        foreach (PairedRatio r in Ratios)
        {
            Csv.Append(
                text,
                [
                    r.Quantity, Against, Field(r.OfSets.Value), Field(r.OfSets.Lower), Field(r.OfSets.Upper), FileText.Number(r.Sets),
                    Field(r.OfMeans.Value), Field(r.OfMeans.Lower), Field(r.OfMeans.Upper), FileText.Number(r.Pairs),
                ]);
        }

        return text.ToString();
    }

    internal static double? Known(double value) => double.IsFinite(value) ? value : null;

    /// <summary>A ratio with its interval in words: "2.4 (1.9 to 3.1)"; what is not known is left out.</summary>
    internal static string InWords(Estimate e, Func<double, string> number)
        => !e.IsKnown ? "–" : double.IsFinite(e.Lower) ? $"{number(e.Value)} ({number(e.Lower)} to {number(e.Upper)})" : $"{number(e.Value)} (no interval)";

    private static string Field(double value) => Known(value) is { } v ? FileText.Number(v) : "";
}
