using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Runs;

/// <summary>What a folder for results holds before a run.</summary>
internal enum FolderContent
{
    /// <summary>Nothing, or it is not there yet.</summary>
    Nothing,

    /// <summary>Blocks of an interrupted run with the same identity.</summary>
    SameUnfinished,

    /// <summary>The results of a run with the same identity.</summary>
    SameFinished,

    /// <summary>Something that this run must not touch; findings say what.</summary>
    Foreign,
}

/// <summary>Looks at a folder before a run writes to it, so that nothing is ever overwritten unasked.</summary>
internal static class ResultFolder
{
    /// <summary>What the folder holds; what refuses the run is told in <paramref name="findings"/>, with what to do.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="resume">Whether to go on with what it keeps of the same run.</param>
    /// <param name="inputs">The texts that the run is made from.</param>
    /// <param name="identity">All that decides its result.</param>
    /// <param name="findings">Takes what refuses the run.</param>
    public static FolderContent Examine(string directory, bool resume, IReadOnlyList<ScenarioInput> inputs, RunIdentity identity, DiagnosticBag findings)
    {
        SourceLocation location = new(directory, 0);
        if (File.Exists(directory))
        {
            findings.Error(location, "this is a file; results need a folder, choose another with --out");
            return FolderContent.Foreign;
        }

        if (!Directory.Exists(directory) || !Directory.EnumerateFileSystemEntries(directory).Any())
        {
            return FolderContent.Nothing;
        }

        if (KeptBlocks.IdentityIn(directory) is { } kept)
        {
            return Compare(identity.DifferencesTo(kept), resume, location, findings);
        }

        string manifest = Path.Combine(directory, ManifestFile.Name);
        if (File.Exists(manifest))
        {
            return Finished(manifest, resume, inputs, identity, location, findings);
        }

        if (Directory.EnumerateFileSystemEntries(directory).All(e => Path.GetFileName(e) == KeptBlocks.FolderName))
        {
            return FolderContent.Nothing;
        }

        findings.Error(location, "the folder holds files that are no run's; choose another folder with --out, or an empty one");
        return FolderContent.Foreign;
    }

    private static FolderContent Compare(IReadOnlyList<string> differences, bool resume, SourceLocation location, DiagnosticBag findings)
    {
        if (differences.Count > 0)
        {
            findings.Error(
                location,
                $"the folder keeps {KeptBlocks.CountIn(location.File)} finished blocks of an interrupted run with other inputs: {string.Join("; ", differences)}. Choose another folder with --out, or delete this one");
            return FolderContent.Foreign;
        }

        if (!resume)
        {
            findings.Error(
                location,
                $"the folder keeps {KeptBlocks.CountIn(location.File)} finished blocks of an interrupted run with the same inputs. Add --resume to go on with it, choose another folder with --out, or delete this one");
            return FolderContent.Foreign;
        }

        return FolderContent.SameUnfinished;
    }

    private static FolderContent Finished(string manifest, bool resume, IReadOnlyList<ScenarioInput> inputs, RunIdentity identity, SourceLocation location, DiagnosticBag findings)
    {
        IReadOnlyList<string>? differences = null;
        try
        {
            (string version, ImmutableArray<RunInput> finished) = ManifestFile.ReadInputs(File.ReadAllText(manifest));
            differences = identity.DifferencesTo(RunIdentity.Of(finished.Zip(inputs, (f, i) => new ScenarioInput(i.Role, f.Name, f.Text, f.Sha256)), version));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or System.Text.Json.JsonException or InvalidDataException)
        {
            // A manifest that cannot be read belongs to something else: it is left alone, below.
        }

        if (differences is { Count: 0 } && resume)
        {
            return FolderContent.SameFinished;
        }

        string held = differences is null ? "a manifest that is not this program's"
            : differences.Count == 0 ? "the results of a finished run with the same inputs"
            : $"the results of a run with other inputs: {string.Join("; ", differences)}";
        findings.Error(location, $"the folder holds {held}. Choose another folder with --out, or delete this one");
        return FolderContent.Foreign;
    }
}
