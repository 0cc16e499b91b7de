using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Runs;

/// <summary>A number over the replicates of a run.</summary>
/// <param name="Median">Its median; NaN when no replicate has it.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Greatest">Its greatest value.</param>
/// <param name="Known">Replicates that have it.</param>
public sealed record ReplicateSpread(double Median, double Least, double Greatest, int Known)
{
    /// <summary>The spread of some values, NaN left out.</summary>
    public static ReplicateSpread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0
            ? new ReplicateSpread(double.NaN, double.NaN, double.NaN, 0)
            : new ReplicateSpread((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1], sorted.Length);
    }
}

/// <summary>An observed quantity over the replicates of a run.</summary>
/// <param name="First">What came of it in the first replicate.</param>
/// <param name="Simulated">Its simulated value over all of them.</param>
/// <param name="Inside">In how many it lies inside its bounds.</param>
public sealed record ReplicatedOutcome(ObservedOutcome First, ReplicateSpread Simulated, int Inside)
{
    /// <summary>Whether the median lies between the bounds, ends included; null when there are none, or no value.</summary>
    public bool? MedianInside => First.Quantity.Judged && Simulated.Known > 0
        ? Simulated.Median >= First.Quantity.Lower && Simulated.Median <= First.Quantity.Upper
        : null;
}

/// <summary>Replicates of one scenario beside each other.</summary>
/// <param name="FailedCells">Per replicate: cells that could not be computed.</param>
/// <param name="Steps">Per step: cells that entered it.</param>
/// <param name="Observed">Per observed quantity: the simulated value, and in how many replicates it lies inside its bounds.</param>
public sealed record ReplicateSummary(
    ImmutableArray<long> FailedCells,
    ImmutableArray<(string Step, ReplicateSpread Entered)> Steps,
    ImmutableArray<ReplicatedOutcome> Observed)
{
    /// <summary>Name of the file in which it is kept.</summary>
    public const string FileName = "replicates.csv";

    /// <summary>Replicates.</summary>
    public int Count => FailedCells.Length;

    /// <summary>The replicates' summaries beside each other; all are of one scenario.</summary>
    public static ReplicateSummary Of(IReadOnlyList<RunSummary> runs) => new(
        [.. runs.Select(r => r.FailedCells)],
        [.. runs[0].Steps.Select((s, i) => (s.Account.Step, ReplicateSpread.Of(runs.Select(r => r.Steps[i].Account.Entered))))],
        [.. runs[0].Observed.Select((o, i) => new ReplicatedOutcome(o, ReplicateSpread.Of(runs.Select(r => r.Observed[i].Simulated.Value)), runs.Count(r => r.Observed[i].Inside == true)))]);

    /// <summary>The summary as CSV: what, published value and bounds, median, least and greatest over the replicates, how many lie inside, and whether the median does.</summary>
    public string ToCsv()
    {
        StringBuilder text = new("what,observed,lower,upper,median,least,greatest,replicates,inside,median_inside\n");
        foreach ((string step, ReplicateSpread entered) in Steps)
        {
            Line(text, $"entered {step}", null, null, null, entered, null, null);
        }

        foreach (ReplicatedOutcome row in Observed)
        {
            ObservedQuantity q = row.First.Quantity;
            Line(text, q.Quantity, q.Observed, q.Lower, q.Upper, row.Simulated, q.Judged ? row.Inside : null, row.MedianInside);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string what, double? observed, double? lower, double? upper, ReplicateSpread spread, int? inside, bool? medianInside)
    {
        string quoted = what.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{what.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : what;
        string[] fields = [quoted, Field(observed), Field(lower), Field(upper), Field(spread.Median), Field(spread.Least), Field(spread.Greatest), Field(spread.Known), Field(inside), medianInside switch { true => "true", false => "false", null => "" }];
        text.Append(string.Join(',', fields)).Append('\n');
    }

    private static string Field(double? value) => value is { } v && double.IsFinite(v) ? v.ToString("R", CultureInfo.InvariantCulture) : "";
}
