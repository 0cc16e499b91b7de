using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Assays;

/// <summary>Folders of finished assays.</summary>
public static class AssayFiles
{
    /// <summary>Whether a folder holds an assay rather than a run: its manifest says which kind of assay it is.</summary>
    public static bool IsAssay(string directory) => KeptManifest.IsAssay(directory);

    /// <summary>Reads an assay back from its folder; null, with findings, when a file is missing or is not what it should be.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="findings">Takes every problem.</param>
    public static AssayOutcome? Read(string directory, DiagnosticBag findings) => AssayFolder.Read(directory, findings);

    /// <summary>Writes the report of an assay that was read back, and returns its path.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static string WriteReport(AssayOutcome outcome, string directory)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        string path = Path.Combine(directory, RunFolder.ReportName);
        FileText.Replace(path, Pages.AssayPage.Html(outcome, AssayManifest.Of(outcome)));
        return path;
    }
}
