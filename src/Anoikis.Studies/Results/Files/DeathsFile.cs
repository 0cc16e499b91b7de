using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results.Files;

/// <summary>deaths.csv: weighted cells that died or were lost, by step, cause, kind of cell and time; bins with none are left out.</summary>
internal static class DeathsFile
{
    public const string Name = "deaths.csv";

    private const int MostBins = 10_000_000;

    private static readonly string[] Header = ["step", "cause", "in_colony", "from_s", "to_s", "cells"];

    public static string Text(DeathTally deaths, ImmutableArray<string> steps, ImmutableArray<string> losses)
    {
        StringBuilder text = new();
        Csv.Append(text, Header);
        string[] causes = Causes(losses);
        for (int step = 0; step < deaths.Steps; step++)
        {
            for (int cause = 0; cause < deaths.Causes; cause++)
            {
                for (int colony = 0; colony < 2; colony++)
                {
                    for (int bin = 0; bin < deaths.Bins; bin++)
                    {
                        double cells = deaths[step, cause, colony == 1, bin];
                        if (cells != 0)
                        {
                            Csv.Append(
                                text,
                                [steps[step], causes[cause], colony == 1 ? "true" : "false", FileText.Number(bin * deaths.Bin), FileText.Number((bin + 1) * deaths.Bin), FileText.Number(FileText.Count(cells))]);
                        }
                    }
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Reads the tally of a run whose manifest is known.</summary>
    /// <exception cref="InvalidDataException">A row does not fit; the message names its line.</exception>
    public static DeathTally Read(string text, RunManifest manifest)
    {
        double count = Math.Ceiling(manifest.Horizon / manifest.DeathBin - 1e-9);
        if (!(count is >= 1 and <= MostBins))
        {
            throw new InvalidDataException($"the manifest's horizon and width of bins make {FileText.Number(count)} bins; 1 to {MostBins} are allowed");
        }

        string[] steps = [.. manifest.Steps.Select(s => s.Name)];
        string[] causes = Causes(manifest.LossCauses);
        int bins = (int)count;
        double[] cells = new double[checked(steps.Length * causes.Length * 2 * bins)];
        foreach ((int line, string[] fields) in Csv.Rows(text))
        {
            if (line == 1)
            {
                Require(fields.SequenceEqual(Header), line, $"the header must be {string.Join(",", Header)}");
                continue;
            }

            Require(fields.Length == Header.Length, line, $"{fields.Length} fields; {Header.Length} are needed");
            int step = Array.IndexOf(steps, fields[0]);
            int cause = Array.IndexOf(causes, fields[1]);
            Require(step >= 0, line, $"no step '{fields[0]}' in the manifest");
            Require(cause >= 0, line, $"no cause '{fields[1]}' in the manifest");
            bool timed = double.TryParse(fields[3], NumberStyles.Float, CultureInfo.InvariantCulture, out double from);
            double bin = Math.Round(from / manifest.DeathBin);
            Require(timed && bin >= 0 && bin < bins, line, $"'{fields[3]}' is no time of the run");
            Require(double.TryParse(fields[5], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0 && double.IsFinite(value), line, $"'{fields[5]}' is no number of cells");
            cells[(((((step * causes.Length) + cause) * 2) + (fields[2] == "true" ? 1 : 0)) * bins) + (int)bin] = value;
        }

        return new DeathTally { Bin = manifest.DeathBin, Steps = steps.Length, Causes = causes.Length, Bins = bins, Cells = [.. cells] };
    }

    private static string[] Causes(ImmutableArray<string> losses) => [FateNames.Of(CellFate.Apoptosis), FateNames.Of(CellFate.CaspaseIndependentDeath), .. losses];

    private static void Require(bool holds, int line, string message)
    {
        if (!holds)
        {
            throw new InvalidDataException($"line {line}: {message}");
        }
    }
}
