using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays.Results;

namespace Anoikis.Studies.Assays;

/// <summary>Writes the results of an assay.</summary>
public static class AssayFiles
{
    /// <summary>results/NAME-SEED: where results go when nothing is said.</summary>
    public static string DefaultDirectory(AssayScenario scenario) => Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}-{scenario.Seed}"));

    /// <summary>Whether a folder may be written: it is not there, or empty. Else a finding says what to do.</summary>
    public static bool MayWrite(string directory, DiagnosticBag findings) => AssayFolder.MayWrite(directory, findings);

    /// <summary>Writes tables, cells, summary, manifest and report. False, with a finding, when the folder cannot be written.</summary>
    /// <param name="outcome">The results.</param>
    /// <param name="directory">The folder; it is made when missing.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="command">The command as the user typed it.</param>
    /// <param name="findings">Takes problems with the folder.</param>
    public static bool Write(AssayOutcome outcome, string directory, string version, string command, DiagnosticBag findings)
    {
        try
        {
            AssayFolder.Write(outcome, directory, version, command);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            findings.Error(new SourceLocation(directory, 0), $"the results cannot be written: {problem.Message}");
            return false;
        }
    }
}
