using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Benchmarks.Survival;

/// <summary>The command <c>survival</c>: a Cox model and a Kaplan-Meier curve on many rows, beside R in the same run.</summary>
internal static class SurvivalBenchmarkCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "File for the figures.", Required = true };
        var rows = new Option<int>("--rows") { Description = "Rows of the Cox model; Kaplan-Meier takes ten times as many.", DefaultValueFactory = _ => 1_000_000 };
        var repeats = new Option<int>("--repeats") { Description = "Measurements of this side; the report gives medians.", DefaultValueFactory = _ => 3 };
        var skip = new Option<bool>("--skip-r") { Description = "Leave R out." };
        var command = new Command("survival", "Measures a Cox model with 10 covariates on a million rows and a Kaplan-Meier curve on ten million, at a quarter, half and all of them, beside R's survival.") { json, rows, repeats, skip };
        command.SetAction(result => Run(result.GetRequiredValue(json), result.GetValue(rows), new SurvivalBenchmark(
            Path.Combine(BenchmarkGround.RepositoryRoot(), "benchmarks", "survival", "survival.R"), result.GetValue(repeats), result.GetValue(skip))));
        return command;
    }

    private static int Run(FileInfo json, int rows, SurvivalBenchmark benchmark)
    {
        JsonObject report = new()
        {
            ["cox_10_covariates"] = benchmark.Cox(rows, 10),
            ["kaplan_meier"] = benchmark.KaplanMeierCurve(10 * rows),
            ["clock"] = "processor time of the working thread, medians; R's user and system time of one call; reading the data is in neither",
            ["machine"] = JsonSerializer.SerializeToNode(Machine.Current()),
        };
        json.Directory?.Create();
        File.WriteAllText(json.FullName, report.ToJsonString(Indented) + "\n");
        return 0;
    }
}
