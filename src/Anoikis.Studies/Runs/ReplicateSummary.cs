using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anoikis.Studies.Results;

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

/// <summary>Replicates of one scenario beside each other.</summary>
/// <param name="Steps">Per step: cells that entered it.</param>
/// <param name="Observed">Per observed quantity: the simulated value, and in how many replicates it lies inside its bounds.</param>
public sealed record ReplicateSummary(
    ImmutableArray<(string Step, ReplicateSpread Entered)> Steps,
    ImmutableArray<(ObservedOutcome First, ReplicateSpread Simulated, int Inside)> Observed)
{
    /// <summary>Name of the file in which it is kept.</summary>
    public const string FileName = "replicates.csv";

    /// <summary>The replicates' summaries beside each other; all are of one scenario.</summary>
    public static ReplicateSummary Of(IReadOnlyList<RunSummary> runs) => new(
        [.. runs[0].Steps.Select((s, i) => (s.Account.Step, ReplicateSpread.Of(runs.Select(r => r.Steps[i].Account.Entered))))],
        [.. runs[0].Observed.Select((o, i) => (o, ReplicateSpread.Of(runs.Select(r => r.Observed[i].Simulated.Value)), runs.Count(r => r.Observed[i].Inside == true)))]);

    /// <summary>The summary as CSV: what, published value and bounds, median, least and greatest over the replicates, and how many lie inside.</summary>
    public string ToCsv()
    {
        StringBuilder text = new("what,observed,lower,upper,median,least,greatest,replicates,inside\n");
        foreach ((string step, ReplicateSpread entered) in Steps)
        {
            Line(text, $"entered {step}", null, null, null, entered, null);
        }

        foreach ((ObservedOutcome first, ReplicateSpread simulated, int inside) in Observed)
        {
            Line(text, first.Quantity.Quantity, first.Quantity.Observed, first.Quantity.Lower, first.Quantity.Upper, simulated, first.Quantity.Judged ? inside : null);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string what, double? observed, double? lower, double? upper, ReplicateSpread spread, int? inside)
    {
        string quoted = what.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{what.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : what;
        string[] fields = [quoted, Field(observed), Field(lower), Field(upper), Field(spread.Median), Field(spread.Least), Field(spread.Greatest), Field(spread.Known), Field(inside)];
        text.Append(string.Join(',', fields)).Append('\n');
    }

    private static string Field(double? value) => value is { } v && double.IsFinite(v) ? v.ToString("R", CultureInfo.InvariantCulture) : "";
}
