using System.Diagnostics;
using System.Text.Json.Nodes;
using Anoikis.Benchmarks.Ensembles;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;

namespace Anoikis.Benchmarks.Survival;

/// <summary>Measures one analysis at a quarter, half and all of the rows, and R on the same rows.</summary>
internal sealed class SurvivalBenchmark(string script, int repeats, bool skipR)
{
    private static readonly double[] CurveTimes = [1, 2, 5, 8];

    private delegate (double Processor, double Wall, double[] Estimates, double[] Errors) Analysis(SurvivalCohort cohort, int rows);

    /// <summary>Cox's model with Efron's ties.</summary>
    public JsonObject Cox(int rows, int width) => Measure("cox", rows, width, wholeDays: false, "coef", RunCox);

    /// <summary>A Kaplan-Meier curve of times in whole days, so that R's part fits into memory.</summary>
    public JsonObject KaplanMeierCurve(int rows) => Measure("km", rows, 0, wholeDays: true, "survival", RunCurve);

    private JsonObject Measure(string analysis, int rows, int width, bool wholeDays, string estimates, Analysis run)
    {
        SurvivalCohort cohort = new(rows, width, wholeDays);
        int[] sizes = [rows / 4, rows / 2, rows];
        run(cohort, Math.Min(rows, 20_000));
        JsonArray table = [];
        string folder = Directory.CreateTempSubdirectory("anoikis-survival-").FullName;
        try
        {
            if (!skipR)
                cohort.Write(folder);
            foreach (int size in sizes)
            {
                (double Processor, double Wall, double[] Estimates, double[] Errors)[] own = [.. Enumerable.Range(0, repeats).Select(_ => run(cohort, size))];
                Dictionary<string, double[]>? r = skipR ? null : RSurvival.Run(script, folder, analysis, size, width);
                table.Add(Row(size, own, r, estimates));
                Console.Error.WriteLine(FormattableString.Invariant($"{analysis} {size} rows: {Median.Of(own.Select(o => o.Processor)):F2} s, R {r?["processor_seconds"][0]:F2} s"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return new JsonObject { ["rows"] = rows, ["covariates"] = width, ["times"] = wholeDays ? "whole days" : "continuous", ["sizes"] = table };
    }

    private static JsonObject Row(int size, (double Processor, double Wall, double[] Estimates, double[] Errors)[] own, Dictionary<string, double[]>? r, string estimates)
    {
        double processor = Median.Of(own.Select(o => o.Processor));
        JsonObject row = new()
        {
            ["rows"] = size,
            ["processor_seconds"] = Math.Round(processor, 3),
            ["wall_seconds"] = Math.Round(Median.Of(own.Select(o => o.Wall)), 3),
            ["nanoseconds_per_row"] = Math.Round(1e9 * processor / size, 1),
        };
        if (r is null)
            return row;
        row["r_processor_seconds"] = r["processor_seconds"][0];
        row["r_wall_seconds"] = r["wall_seconds"][0];
        row["r_peak_mib"] = Math.Round(r["peak_mib"][0]);
        row["times_as_fast_as_r"] = Math.Round(r["processor_seconds"][0] / processor, 1);
        row["largest_difference_of_estimates"] = own[0].Estimates.Zip(r[estimates], (a, b) => Math.Abs(a - b)).Max();
        row["largest_difference_of_errors"] = own[0].Errors.Zip(r["se"], (a, b) => Math.Abs(a - b)).Max();
        return row;
    }

    private static (double Processor, double Wall, double[] Estimates, double[] Errors) RunCox(SurvivalCohort cohort, int rows)
    {
        CoxData data = new() { Times = cohort.Times(rows), Covariates = cohort.Covariates(rows) };
        GC.Collect();
        (double processor, long wall) = (ThreadClock.Seconds(), Stopwatch.GetTimestamp());
        CoxFit fit = CoxRegression.Fit(data);
        return (ThreadClock.Seconds() - processor, Stopwatch.GetElapsedTime(wall).TotalSeconds, [.. fit.Estimates], [.. fit.Coefficients.Select(c => c.StandardError)]);
    }

    private static (double Processor, double Wall, double[] Estimates, double[] Errors) RunCurve(SurvivalCohort cohort, int rows)
    {
        SurvivalTimes times = cohort.Times(rows);
        GC.Collect();
        (double processor, long wall) = (ThreadClock.Seconds(), Stopwatch.GetTimestamp());
        KaplanMeierCurve curve = KaplanMeier.Estimate(times);
        (processor, double clock) = (ThreadClock.Seconds() - processor, Stopwatch.GetElapsedTime(wall).TotalSeconds);
        List<double> errors = [];
        foreach (double t in CurveTimes)
        {
            int k = Array.BinarySearch([.. curve.Time], t);
            k = k < 0 ? ~k - 1 : k;
            errors.Add(curve.LogError[k] * curve.Survival[k]);
        }

        return (processor, clock, [.. CurveTimes.Select(curve.SurvivalAt)], [.. errors]);
    }
}
