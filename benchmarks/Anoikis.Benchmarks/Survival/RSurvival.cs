using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Anoikis.Benchmarks.Survival;

/// <summary>Runs survival.R, one process a figure, and reads what it prints.</summary>
internal static class RSurvival
{
    /// <summary>The figures by name, or null, aloud, where R or its package is not there.</summary>
    public static Dictionary<string, double[]>? Run(string script, string folder, string analysis, int rows, int width)
    {
        ProcessStartInfo start = new("Rscript") { RedirectStandardOutput = true };
        foreach (string argument in new[] { "--vanilla", script, folder, analysis, rows.ToString(CultureInfo.InvariantCulture), width.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return Figures(output);
            Console.Error.WriteLine($"R ended with {process.ExitCode}; its figures are left out");
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("Rscript is not there; R's figures are left out");
        }

        return null;
    }

    private static Dictionary<string, double[]> Figures(string output)
    {
        Dictionary<string, double[]> figures = new(StringComparer.Ordinal);
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            figures[parts[0]] = [.. parts.Skip(1).Select(p => double.Parse(p, CultureInfo.InvariantCulture))];
        }

        return figures;
    }
}
