using System.Collections.Immutable;
using System.Text.Json;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results;

/// <summary>The folder of a run: its tables and what is known of it. Each file is written whole or not at all; names and columns are in docs/results.md.</summary>
public static class RunFolder
{
    private const long LargestText = 256L << 20;

    /// <summary>Name of the report's file.</summary>
    public const string ReportName = "report.html";

    /// <summary>Whether a folder may take results that nothing goes on with: it is not there, or empty. Else a finding says what to do.</summary>
    public static bool MayWrite(string directory, DiagnosticBag findings)
    {
        string? problem = File.Exists(directory) ? "this is a file; results need a folder, choose another with --out"
            : Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any() ? "the folder is not empty; choose another folder with --out, or delete this one"
            : null;
        if (problem is not null)
        {
            findings.Error(new SourceLocation(directory, 0), problem);
        }

        return problem is null;
    }

    /// <summary>Whether a folder holds what is finished, a run or an assay: its manifest comes last.</summary>
    public static bool IsFinished(string directory) => File.Exists(Path.Combine(directory, ManifestFile.Name));

    /// <summary>Writes every table and file of a run but the report. The manifest comes last: a folder that has one is complete.</summary>
    /// <param name="run">The run.</param>
    /// <param name="directory">The folder; it is made when missing, and files of the same names are replaced.</param>
    public static void Write(RunRecord run, string directory)
    {
        Directory.CreateDirectory(directory);
        string manifest = Path.Combine(directory, ManifestFile.Name);
        File.Delete(manifest);
        RunSummary summary = RunSummary.Of(run);
        FileText.Replace(Path.Combine(directory, SummaryFile.Name), SummaryFile.Text(run, summary));
        FileText.Replace(Path.Combine(directory, StepsFile.Name), StepsFile.Text(summary.Steps, run.Entities.LossCauses, run.Manifest.Cells));
        FileText.Replace(Path.Combine(directory, DeathsFile.Name), DeathsFile.Text(run.Deaths, run.Entities.Steps, run.Entities.LossCauses));
        FileText.Replace(Path.Combine(directory, CellsFile.Name), stream => CellsFile.Write(stream, run.Entities, run.Manifest.Clones));
        FileText.Replace(Path.Combine(directory, CoursesFile.Name), stream => CoursesFile.Write(stream, run.Courses, run.States, run.Entities.Steps));
        FileText.Replace(manifest, ManifestFile.Text(run.Manifest));
    }

    /// <summary>Reads a run back from its folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="findings">Takes an error for every file that is missing or is not what it should be.</param>
    /// <returns>The run, or null when anything was refused.</returns>
    public static RunRecord? Read(string directory, DiagnosticBag findings)
    {
        if (!Directory.Exists(directory))
        {
            findings.Error(new SourceLocation(directory, 0), "there is no such folder");
            return null;
        }

        string[] needed = [ManifestFile.Name, SummaryFile.Name, DeathsFile.Name, CellsFile.Name, CoursesFile.Name];
        foreach (string name in needed.Where(n => !File.Exists(Path.Combine(directory, n))))
        {
            findings.Error(new SourceLocation(Path.Combine(directory, name), 0), "the file is missing: this is no folder of a finished run");
        }

        RunManifest? manifest = findings.HasErrors ? null : Take(directory, ManifestFile.Name, findings, path => ManifestFile.Read(ReadText(path)));
        return manifest is null ? null : Read(directory, manifest, findings);
    }

    private static RunRecord? Read(string directory, RunManifest manifest, DiagnosticBag findings)
    {
        var observed = Take(
            directory, SummaryFile.Name, findings,
            path => SummaryFile.ReadObserved(ReadText(path), path, manifest, findings) is var list ? new Box<ImmutableArray<ObservedQuantity>>(list) : null);
        DeathTally? deaths = Take(directory, DeathsFile.Name, findings, path => DeathsFile.Read(ReadText(path), manifest));
        EntityTable? cells = Take(directory, CellsFile.Name, findings, path => Open(path, stream => CellsFile.ReadAsync(stream, manifest)));
        var courses = Take(
            directory, CoursesFile.Name, findings,
            path => new Box<(ImmutableArray<SampledCourse> Courses, ImmutableArray<string> States)>(Open(path, stream => CoursesFile.ReadAsync(stream, manifest))));
        return findings.HasErrors || observed is null || deaths is null || cells is null || courses is null
            ? null
            : new RunRecord
            {
                Manifest = manifest,
                Observed = observed.Value,
                Entities = cells,
                Deaths = deaths,
                Courses = courses.Value.Courses,
                States = courses.Value.States,
            };
    }

    private static T Open<T>(string path, Func<Stream, Task<T>> read)
    {
        using FileStream stream = File.OpenRead(path);
        return read(stream).GetAwaiter().GetResult();
    }

    private static string ReadText(string path)
        => new FileInfo(path).Length <= LargestText
            ? File.ReadAllText(path)
            : throw new InvalidDataException($"it has {new FileInfo(path).Length} bytes; at most {LargestText} are read");

    /// <summary>
    /// Reads one file and turns whatever is wrong with it into a finding. A damaged table can make the reader of its format fail in any way, so every
    /// failure but running out of memory is taken for damage.
    /// </summary>
    private static T? Take<T>(string directory, string name, DiagnosticBag findings, Func<string, T?> read)
        where T : class
    {
        string path = Path.Combine(directory, name);
        try
        {
            return read(path);
        }
        catch (JsonException e)
        {
            findings.Error(new SourceLocation(path, (int)((e.LineNumber ?? -1) + 1)), $"this is not the {name} of a run: {FirstLine(e.Message)}");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            findings.Error(new SourceLocation(path, 0), $"this is not the {name} of a run: {FirstLine(e.Message)}");
        }

        return null;
    }

    private static string FirstLine(string message) => message.Split('\n', '\r')[0];

    private sealed record Box<T>(T Value);
}
