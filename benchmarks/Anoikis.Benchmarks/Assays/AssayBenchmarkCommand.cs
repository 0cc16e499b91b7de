using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Benchmarks.Ensembles;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Benchmarks.Assays;

/// <summary>The command <c>assays</c>: how long a dose-response and a matrix of two stimuli take, from the scenario to the fitted curves.</summary>
internal static class AssayBenchmarkCommand
{
    private const string Cells = """
        seed: 1
        network: reference
        clones:
          HeLa:
            traits: {anchorage_independence: 0.5}
            levels: {BID: {fold: 1.5}, BCL2L1: {fold: 0.5}}
        variability: {cv: 0.25}
        equilibration: {for: 1 d}
        """ + "\n";

    private const string DoseResponse = Cells + """
        cells: 10000
        assay:
          dose_response: {stimulus: TRAIL, doses: {from: 0.25 ng/mL, to: 1000 ng/mL, count: 12}, times: [24 h, 48 h]}
        """ + "\n";

    private const string Matrix = Cells + """
        cells: 2000
        assay:
          matrix:
            first: {stimulus: TRAIL, doses: [0.5 ng/mL, 1 ng/mL, 2 ng/mL, 5 ng/mL, 10 ng/mL, 50 ng/mL, 250 ng/mL]}
            second: {stimulus: stress, doses: [0.25, 0.5, 1, 1.5, 2, 3, 5]}
            times: 48 h
        """ + "\n";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "File for the figures.", Required = true };
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("assays", "Measures a dose-response of 12 doses x 10,000 cells x 48 h and an 8 x 8 matrix of 2,000 cells on the reference network, levels constant.") { json, threads };
        command.SetAction(result => Run(result.GetRequiredValue(json), result.GetValue(threads)));
        return command;
    }

    private static int Run(FileInfo json, int threads)
    {
        JsonObject report = new()
        {
            ["dose_response_12_doses_10000_cells_48_h"] = Measure(DoseResponse, threads, 30),
            ["matrix_8_by_8_2000_cells_48_h"] = Measure(Matrix, threads, 60),
            ["clock"] = "wall time of one run each, from the scenario's text to the fitted results, the network's compilation included; nothing is written",
            ["levels"] = "constant: without fluctuation, the default of an assay",
            ["machine"] = JsonSerializer.SerializeToNode(Machine.Current()),
        };
        json.Directory?.Create();
        File.WriteAllText(json.FullName, report.ToJsonString(Indented) + "\n");
        return 0;
    }

    private static JsonObject Measure(string text, int threads, double target)
    {
        DiagnosticBag findings = [];
        long start = Stopwatch.GetTimestamp();
        YamlNode root = YamlText.Read(text, "benchmark.yaml", findings)!;
        AssayScenario? scenario = AssayReader.Read(root, "benchmark.yaml", [Setting.Parse(FormattableString.Invariant($"threads={threads}"), findings)!], new NetworkLibrary(), findings);
        AssayRun? run = scenario is null ? null : AssayRun.Prepare(scenario, findings);
        if (run is null)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, findings));
        }

        double prepared = Stopwatch.GetElapsedTime(start).TotalSeconds;
        AssayOutcome outcome = run.Execute();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.Error.WriteLine(FormattableString.Invariant($"{scenario!.Kind}: {scenario.Courses} courses of cells in {seconds:F1} s on {threads} threads"));
        return new JsonObject
        {
            ["seconds"] = Math.Round(seconds, 2),
            ["target_seconds"] = target,
            ["reading_and_compiling_seconds"] = Math.Round(prepared, 2),
            ["threads"] = threads,
            ["courses"] = scenario.Courses,
            ["courses_per_second"] = Math.Round(scenario.Courses / (seconds - prepared)),
            ["steps_per_course"] = Math.Round((double)outcome.LaneSteps / scenario.Courses, 1),
            ["failed"] = outcome.Failed,
        };
    }
}
