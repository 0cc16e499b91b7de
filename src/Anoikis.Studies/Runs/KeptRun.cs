using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Runs;

/// <summary>The frame of every run into a folder: its finished blocks are kept there until the results are written, and thrown away then.</summary>
internal static class KeptRun
{
    /// <summary>Runs, and writes the results. Null, with findings, when the folder cannot be written or another run is writing to it.</summary>
    /// <param name="directory">The folder; it is made when missing.</param>
    /// <param name="identity">All that decides the result.</param>
    /// <param name="findings">Takes problems with the folder.</param>
    /// <param name="run">Runs what is not kept, keeps what it finishes, and writes the results.</param>
    public static T? Execute<T>(string directory, RunIdentity identity, DiagnosticBag findings, Func<KeptBlocks, T> run)
        where T : class
    {
        SourceLocation folder = new(directory, 0);
        try
        {
            Directory.CreateDirectory(directory);
            using KeptBlocks? kept = KeptBlocks.Open(directory, identity);
            if (kept is null)
            {
                findings.Error(folder, "another run is writing to this folder; wait for it or choose another folder with --out");
                return null;
            }

            T outcome = run(kept);
            kept.Delete();
            return outcome;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            findings.Error(folder, $"the results cannot be written: {problem.Message} What was finished is kept; mend that and add --resume");
            return null;
        }
    }
}
