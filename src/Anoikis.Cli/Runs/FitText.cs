using System.Globalization;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Calibration.Predictions;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Cli.Runs;

/// <summary>What fits and predictions print.</summary>
internal static class FitText
{
    public static string Line(GenerationReport g) => string.Create(
        CultureInfo.InvariantCulture,
        $"generation {g.Generation}: tolerance {(double.IsFinite(g.Tolerance) ? Number(g.Tolerance) : "none yet")}, {g.Acceptance:P0} of {g.Simulated:N0} new sets accepted, {g.Kept:N0} kept, worth {g.EffectiveSize:N0}");

    public static void Write(TextWriter output, FitResult fit, string directory)
    {
        output.WriteLine();
        TextTable numbers = new("free number", "from", "to", "median", "95 % interval", "spread left");
        foreach (FittedNumber n in fit.Numbers)
        {
            numbers.Add(
                n.Number.Name, Number(n.Number.From), n.Number.Written(n.Number.To), Number(n.Value.Value), Interval(n.Value), n.Spread.ToString("0.00", CultureInfo.InvariantCulture));
        }

        numbers.Write(output);
        output.WriteLine();
        Rows(output, "posterior", fit.Observations.Select(o => (o.Quantity, o.Simulated, o.IsFitted ? "fitted" : "")));
        output.WriteLine();
        foreach (string finding in fit.Findings)
        {
            output.WriteLine(finding);
        }

        output.WriteLine();
        output.WriteLine($"Ended:     {fit.EndInWords}");
        output.WriteLine($"Posterior: {Path.Combine(directory, FitResult.PosteriorName)}");
        output.WriteLine($"Page:      {Path.Combine(directory, FitResult.PageName)}");
    }

    public static void Write(TextWriter output, PredictionResult prediction, string directory)
    {
        Rows(output, "predicted", prediction.Rows.Select(r => (r.Quantity, r.Simulated, r.Simulated.IsKnown ? string.Create(CultureInfo.InvariantCulture, $"{r.Sets} sets") : "")));
        output.WriteLine();
        if (prediction.Paired is { } paired)
        {
            TextTable ratios = new($"ratio to {paired.Against}", "of means", "95 % interval", "median", "95 % interval", "sets");
            foreach (PairedRatio r in paired.Ratios)
            {
                ratios.Add(r.Quantity, Known(r.OfMeans.Value), Known(r.OfMeans), Known(r.OfSets.Value), Known(r.OfSets), string.Create(CultureInfo.InvariantCulture, $"{r.Sets} of {r.Pairs}"));
            }

            ratios.Write(output);
            output.WriteLine();
        }

        output.WriteLine($"Results: {directory}, table {PredictionResult.TableName}, page {PredictionResult.PageName}");
    }

    public static void WriteEstimate(TextWriter output, Scenario scenario, CalibrationPlan plan, string directory, CancellationToken cancellation)
    {
        CascadeExperiment experiment = scenario.Experiment with { Cells = plan.Cells };
        RunEstimate one = RunEstimate.Of(scenario with { Experiment = experiment, Execution = scenario.Execution with { Threads = 1 } }, cancellation);
        int threads = scenario.Execution.Threads ?? Environment.ProcessorCount;
        long sets = CalibrationRun.MostSets(plan);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Would fit {plan.Free.Length} free numbers of {scenario.Name} to {plan.Observations.Length} observations: at most {sets:N0} sets of {plan.Cells:N0} cells, in {plan.Generations} generations, results in {directory}."));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Time:   at most about {ProgressDisplay.Length(one.Time * (sets / (double)threads))} on {threads} threads ({ProgressDisplay.Length(one.Time)} a set, from a sample of {one.SampleCells:N0} cells)"));
        output.WriteLine("Nothing was written.");
    }

    private static void Rows(TextWriter output, string simulated, IEnumerable<(ObservedQuantity Quantity, Estimate Simulated, string Note)> rows)
    {
        TextTable table = new("quantity", "observed", "bounds", simulated, "95 % interval", "", "");
        foreach ((ObservedQuantity q, Estimate s, string note) in rows)
        {
            table.Add(
                q.Quantity,
                Number(q.Observed),
                q.Judged ? $"{Number(q.Lower)} to {Number(q.Upper)}" : "",
                s.IsKnown ? Number(s.Value) : "-",
                s.IsKnown ? Interval(s) : "",
                q.Judged && s.IsKnown ? (s.Value >= q.Lower && s.Value <= q.Upper ? "inside" : "outside") : "",
                note);
        }

        table.Write(output);
    }

    private static string Known(double value) => double.IsFinite(value) ? Number(value) : "-";

    private static string Known(Estimate e) => double.IsFinite(e.Lower) ? Interval(e) : "";

    private static string Interval(Estimate e) => $"{Number(e.Lower)} to {Number(e.Upper)}";

    private static string Number(double? value) => value is { } v && double.IsFinite(v) ? v.ToString("G4", CultureInfo.InvariantCulture) : "";
}
