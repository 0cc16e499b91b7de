using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Benchmarks.Cvode;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>The command <c>ensemble</c>.</summary>
internal static class EnsembleCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "File for the figures.", Required = true };
        var cells = new Option<int>("--cells") { Description = "Number of cells.", DefaultValueFactory = _ => 8192 };
        var width = new Option<int?>("--width") { Description = "Lanes in a bundle: 1, 4, 8 or 16. Without it, what suits the machine." };
        width.AcceptOnlyFromAmong("1", "4", "8", "16");
        var threads = new Option<int>("--threads") { Description = "Threads of the lane engine.", DefaultValueFactory = _ => 1 };
        var repeats = new Option<int>("--repeats") { Description = "Measurements of each side; the report gives medians.", DefaultValueFactory = _ => 5 };
        var skip = new Option<bool>("--skip-cvode") { Description = "Leave CVODE out: no ratios." };
        foreach (Option<int> option in new[] { cells, threads, repeats })
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1)
                {
                    result.AddError($"{option.Name} must be at least 1.");
                }
            });
        }

        var command = new Command("ensemble", "Measures cells per second against CVODE on the same cells.") { json, cells, width, threads, repeats, skip };
        command.SetAction(result => Run(
            result.GetRequiredValue(json),
            new EnsembleOptions
            {
                Cells = result.GetValue(cells),
                Width = result.GetValue(width),
                Threads = result.GetValue(threads),
                Repeats = result.GetValue(repeats),
                SkipCvode = result.GetValue(skip),
                Root = BenchmarkGround.RepositoryRoot(),
                Scratch = Directory.CreateTempSubdirectory("anoikis-ensemble-").FullName,
            }));
        return command;
    }

    private static int Run(FileInfo json, EnsembleOptions options)
    {
        try
        {
            CvodeLibrary? library = options.SkipCvode ? null : BenchmarkGround.OpenCvode(options.Root);
            var benchmark = new EnsembleBenchmark(options, Console.Error);
            var report = (JsonObject)JsonSerializer.SerializeToNode(benchmark.Run(EnsembleNetwork.Albeck2008, library))!;
            report["main_job"] = JsonSerializer.SerializeToNode(benchmark.Run(EnsembleNetwork.Lopez2013, library));
            report["clock"] = "thread processor time, medians; two_threads_speedup: time on the clock";
            report["repeats"] = options.Repeats;
            report["machine"] = JsonSerializer.SerializeToNode(Machine.Current());
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
