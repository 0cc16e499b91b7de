using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>The command <c>wandering</c>.</summary>
internal static class WanderingCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "File for the figures.", Required = true };
        var scenario = new Option<string>("--scenario") { Description = "The liver scenario, from the repository's root.", DefaultValueFactory = _ => "scenarios/liver-b16f1.yaml" };
        var cells = new Option<int>("--cells") { Description = "Number of cells.", DefaultValueFactory = _ => 4096 };
        var repeats = new Option<int>("--repeats") { Description = "Measurements of each side; the report gives medians.", DefaultValueFactory = _ => 3 };
        var width = new Option<int?>("--width") { Description = "Lanes in a bundle: 1, 4, 8 or 16. Without it, what suits the machine." };
        width.AcceptOnlyFromAmong("1", "4", "8", "16");
        var skip = new Option<bool>("--skip-cvode") { Description = "Leave CVODE out: no ratios." };
        var command = new Command("wandering", "Measures cells of a liver scenario for 13 days, levels that change every 6 hours and levels that stay, against CVODE at an equal error.") { json, scenario, cells, repeats, width, skip };
        command.SetAction(result => Run(
            result.GetRequiredValue(json),
            result.GetValue(scenario)!,
            new EnsembleOptions
            {
                Cells = result.GetValue(cells),
                Repeats = result.GetValue(repeats),
                Width = result.GetValue(width),
                SkipCvode = result.GetValue(skip),
                Root = BenchmarkGround.RepositoryRoot(),
                Scratch = Directory.CreateTempSubdirectory("anoikis-wandering-").FullName,
            }));
        return command;
    }

    private static int Run(FileInfo json, string scenario, EnsembleOptions options)
    {
        try
        {
            CvodeLibrary? library = options.SkipCvode ? null : BenchmarkGround.OpenCvode(options.Root);
            var benchmark = new WanderingBenchmark(options, scenario, Console.Error);
            JsonObject report = new()
            {
                ["changing"] = JsonSerializer.SerializeToNode(benchmark.Run(wander: true, library)),
                ["constant"] = JsonSerializer.SerializeToNode(benchmark.Run(wander: false, library)),
                ["clock"] = "thread processor time, medians",
                ["repeats"] = options.Repeats,
                ["machine"] = JsonSerializer.SerializeToNode(Machine.Current()),
            };
            json.Directory?.Create();
            File.WriteAllText(json.FullName, report.ToJsonString(Indented) + "\n");
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or CvodeException or IOException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(options.Scratch, recursive: true);
        }
    }
}
