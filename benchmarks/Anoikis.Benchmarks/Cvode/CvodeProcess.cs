using System.ComponentModel;
using System.Diagnostics;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>CVODE's side of the comparison cannot be built or run here.</summary>
public sealed class CvodeException(string message) : Exception(message);

/// <summary>Runs a program to its end.</summary>
internal static class CvodeProcess
{
    /// <summary>What the program wrote to its standard output.</summary>
    /// <exception cref="CvodeException">It cannot be started or it failed; the message holds the end of what it said.</exception>
    public static string Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            using Process process = Process.Start(start) ?? throw new CvodeException($"{start.FileName} did not start");
            Task<string> said = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new CvodeException($"{Path.GetFileName(start.FileName)} ended with {process.ExitCode}: {Tail(said.Result)}");
        }
        catch (Win32Exception e)
        {
            throw new CvodeException($"{start.FileName}: {e.Message}");
        }
    }

    private static string Tail(string text) => text.Length <= 2000 ? text.Trim() : text[^2000..].Trim();
}
