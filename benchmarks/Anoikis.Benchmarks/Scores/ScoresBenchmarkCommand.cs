using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Benchmarks.Ensembles;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Scores;
using Anoikis.Numerics.Random;

namespace Anoikis.Benchmarks.Scores;

/// <summary>The command <c>scores</c>: how long a cohort takes through the score of effector caspases and the BH3 stress dose.</summary>
internal static class ScoresBenchmarkCommand
{
    private const double TargetSeconds = 900;
    private const uint MarkerPurpose = 1;

    // Standard deviation of a marker over patients, base 2: as the proteins of tumour cohorts on protein arrays spread, 0.2 to 0.9.
    private const double MarkerDeviation = 0.5;

    private static readonly ImmutableArray<string> Measured =
        ["BCL2", "BCL2L1", "MCL1", "BAX", "BAK1", "BID", "BAD", "BCL2L11", "CASP3", "CASP8", "CASP9", "XIAP", "DIABLO", "APAF1"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "File for the figures.", Required = true };
        var patients = new Option<int>("--patients") { Description = "Patients.", DefaultValueFactory = _ => 6710 };
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("scores", "Measures synthetic patients through the score of effector caspases (500 cells each) and the BH3 stress dose (50 cells, at most 12 doses).") { json, patients, threads };
        command.SetAction(result => Run(result.GetRequiredValue(json), result.GetValue(patients), result.GetValue(threads)));
        return command;
    }

    private static int Run(FileInfo json, int patients, int threads)
    {
        PatientLevels levels = Cohort(patients);
        JsonObject effector = Measure(levels, () => EffectorCaspaseScore.Prepare(), threads), dose = Measure(levels, () => Bh3DoseScore.Prepare(), threads);
        JsonObject report = new()
        {
            ["patients"] = patients,
            ["threads"] = threads,
            ["seconds"] = Math.Round(effector["seconds"]!.GetValue<double>() + dose["seconds"]!.GetValue<double>(), 1),
            ["processor_seconds"] = Math.Round(effector["processor_seconds"]!.GetValue<double>() + dose["processor_seconds"]!.GetValue<double>(), 1),
            ["target_seconds"] = TargetSeconds,
            ["effector_caspases_500_cells"] = effector,
            ["bh3_dose_50_cells_12_doses"] = dose,
            ["clock"] = "wall time of one run each, from the markers to the scores, the network's compilation included",
            ["machine"] = JsonSerializer.SerializeToNode(Machine.Current()),
        };
        json.Directory?.Create();
        File.WriteAllText(json.FullName, report.ToJsonString(Indented) + "\n");
        return 0;
    }

    private static JsonObject Measure(PatientLevels levels, Func<IPatientScore> prepare, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        IPatientScore score = prepare();
        double prepared = Stopwatch.GetElapsedTime(start).TotalSeconds;
        ScoreTable table = ScoreTable.Of(score, levels, draws: 0, new ScoreExecution { Threads = threads });
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        Console.Error.WriteLine(FormattableString.Invariant($"{score.Name}: {table.Patients.Length} patients in {seconds:F1} s ({used:F1} s of processor time) on {threads} threads"));
        return new JsonObject
        {
            ["seconds"] = Math.Round(seconds, 2),
            ["processor_seconds"] = Math.Round(used, 2),
            ["compiling_seconds"] = Math.Round(prepared, 2),
            ["cells"] = table.Cells,
            ["cells_per_processor_second"] = Math.Round(table.Cells / used),
            ["failed_cells"] = table.FailedCells,
        };
    }

    // One patient in twenty lacks a marker.
    private static PatientLevels Cohort(int patients)
    {
        double[] values = new double[patients * Measured.Length];
        for (int i = 0; i < values.Length; i++)
        {
            var stream = new RandomStream(1, (ulong)i, MarkerPurpose);
            double marker = MarkerDeviation * stream.NextNormal();
            values[i] = stream.NextDouble() < 0.05 ? double.NaN : marker;
        }

        PatientMarkers markers = new([.. Enumerable.Range(0, patients).Select(p => FormattableString.Invariant($"P{p}"))], Measured, values);
        return PatientLevels.Of(markers, LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2), 1, []);
    }
}
