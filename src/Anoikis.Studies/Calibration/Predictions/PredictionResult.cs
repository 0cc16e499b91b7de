using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>What the sets of a posterior give for one observed row.</summary>
/// <param name="Quantity">The row.</param>
/// <param name="Simulated">Median and 95 % interval over the sets.</param>
/// <param name="Sets">Sets that give a value.</param>
/// <param name="Inside">Share of them inside the bounds; NaN when the row is not judged or not simulated.</param>
public sealed record PredictedRow(ObservedQuantity Quantity, Estimate Simulated, int Sets, double Inside);

/// <summary>A scenario under the sets of a posterior.</summary>
public sealed record PredictionResult
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "prediction.csv";

    /// <summary>Name of the values of every set.</summary>
    public const string SetsName = "sets.parquet";

    /// <summary>Name of the file for programs.</summary>
    public const string ResultName = "prediction.json";

    internal const string PosteriorRow = "posterior_row";

    internal const string Simulated = "simulated: ";

    /// <summary>Name of the page.</summary>
    public const string PageName = Pages.PredictionPage.Name;

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Founding cells of each run.</summary>
    public required long Cells { get; init; }

    /// <summary>Sets that were run.</summary>
    public required int Sets { get; init; }

    /// <summary>The posterior's file.</summary>
    public required string Posterior { get; init; }

    /// <summary>The observed rows.</summary>
    public required ImmutableArray<PredictedRow> Rows { get; init; }

    /// <summary>Numbers of the posterior that this scenario leaves out.</summary>
    public required ImmutableArray<PosteriorPath> LeftOut { get; init; }

    /// <summary>Numbers of the posterior that stand elsewhere here than in the scenario that was fitted: there, and here.</summary>
    public required ImmutableArray<(string There, string Here)> Moved { get; init; }

    /// <summary>Cells whose numbers could not be computed.</summary>
    public required long FailedCells { get; init; }

    /// <summary>SHA-256 of the posterior's file.</summary>
    public required string PosteriorSha256 { get; init; }

    /// <summary>The ratios to an earlier prediction of the same sets and cells; null when it is laid beside none.</summary>
    public PairedPrediction? Paired { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    internal static ImmutableArray<PredictedRow> RowsOf(Scenario scenario, IReadOnlyList<Evaluation> sets)
        => [.. scenario.Observed.Select((row, i) => Row(row, [.. sets.Select(s => s.Simulated[i]).Where(double.IsFinite)]))];

    /// <summary>One line a row.</summary>
    internal string ToCsv()
    {
        StringBuilder text = new("quantity,source,observed,lower,upper,median,sim_lower,sim_upper,sets,share_inside,median_inside\n");
        foreach (PredictedRow row in Rows)
        {
            ObservedQuantity q = row.Quantity;
            string inside = q.Judged && row.Simulated.IsKnown ? (row.Simulated.Value >= q.Lower && row.Simulated.Value <= q.Upper ? "true" : "false") : "";
            Csv.Append(text, [q.Quantity, q.Source, Field(q.Observed), Field(q.Lower), Field(q.Upper), Field(row.Simulated.Value), Field(row.Simulated.Lower), Field(row.Simulated.Upper), Field(row.Sets), Field(row.Inside), inside]);
        }

        return text.ToString();
    }

    internal string ToJson() => JsonSerializer.Serialize(
        new
        {
            Title = Scenario.Name,
            Version,
            Command,
            Scenario.Experiment.Seed,
            Cells,
            Sets,
            Posterior = Path.GetFileName(Posterior),
            PosteriorSha256,
            FailedCells,
            LeftOut = LeftOut.Select(p => new { p.Path, p.Reason }),
            Moved = Moved.Select(m => new { Path = m.There, To = m.Here }),
            Observed = Rows.Select(r => new
            {
                r.Quantity.Quantity,
                r.Quantity.Source,
                r.Quantity.Observed,
                r.Quantity.Lower,
                r.Quantity.Upper,
                Median = Known(r.Simulated.Value),
                SimLower = Known(r.Simulated.Lower),
                SimUpper = Known(r.Simulated.Upper),
                r.Sets,
                ShareInside = Known(r.Inside),
            }),
            Against = Paired?.Against,
            Ratios = Paired?.Ratios.Select(r => new
            {
                r.Quantity,
                Median = Known(r.OfSets.Value),
                Lower = Known(r.OfSets.Lower),
                Upper = Known(r.OfSets.Upper),
                r.Sets,
                RatioOfMeans = Known(r.OfMeans.Value),
                MeansLower = Known(r.OfMeans.Lower),
                MeansUpper = Known(r.OfMeans.Upper),
                r.Pairs,
            }),
        },
        ResultJson.Options) + "\n";

    private static PredictedRow Row(ObservedQuantity row, double[] values)
    {
        double[] equal = [.. values.Select(_ => 1.0)];
        Estimate simulated = new(WeightedSample.Quantile(values, equal, 0.5), WeightedSample.Quantile(values, equal, 0.025), WeightedSample.Quantile(values, equal, 0.975));
        double inside = row.Judged && values.Length > 0 ? values.Count(v => v >= row.Lower && v <= row.Upper) / (double)values.Length : double.NaN;
        return new PredictedRow(row, simulated, values.Length, inside);
    }

    private static string Field(double? value) => Known(value ?? double.NaN) is { } v ? FileText.Number(v) : "";

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
