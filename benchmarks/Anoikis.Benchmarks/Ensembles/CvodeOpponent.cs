using System.Globalization;
using Anoikis.Benchmarks.Cvode;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>One variant of the C program with the fastest settings of the grid that are accurate on all cells.</summary>
/// <param name="Program">The program.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Agreement">How far its death times lie from the reference's.</param>
/// <param name="Counts">Its work for all cells.</param>
public sealed record CvodeOpponent(CvodeProgram Program, CvodeSettings Settings, DeathAgreement Agreement, CvodeCounts Counts)
{
    /// <summary>Cells of the first look at a setting.</summary>
    private const int ScreenedCells = 1024;

    /// <summary>A setting is looked at again with all cells when the first look is not farther off than this factor.</summary>
    private const double ScreenedSlack = 1.3;

    /// <summary>Runs of the first look at a setting that may be accurate.</summary>
    private const int ScreeningRepeats = 5;

    /// <summary>Tries settings on the first cells; those that may be accurate on all, the fastest first.</summary>
    public static IReadOnlyList<CvodeSettings> Screen(
        CvodeProgram program, IEnumerable<CvodeSettings> grid, string cellsFile, double[] reference, TextWriter log)
    {
        var promising = new List<(double Seconds, CvodeSettings Settings)>();
        int screened = Math.Min(ScreenedCells, reference.Length);
        foreach (CvodeSettings settings in grid)
        {
            CvodeRun run = program.Run(cellsFile, settings, screened);
            DeathAgreement agreement = DeathAgreement.Between(run.Deaths, reference);
            log.WriteLine(Line(program, settings, run.Counts, agreement));
            if (agreement.RelativeRms <= ScreenedSlack * DeathAgreement.LargestRms && agreement.Mismatches <= DeathAgreement.MostMismatches)
            {
                // The least of a few times: a disturbance must not make a fast setting look slow, which would weaken the opponent.
                double seconds = Enumerable.Range(1, ScreeningRepeats - 1)
                    .Select(_ => program.Run(cellsFile, settings, screened).Counts.CpuSeconds)
                    .Append(run.Counts.CpuSeconds)
                    .Min();
                promising.Add((seconds, settings));
            }
        }

        return [.. promising.OrderBy(p => p.Seconds).Select(p => p.Settings)];
    }

    /// <summary>The first of the settings that is accurate on all cells, or null.</summary>
    public static CvodeOpponent? Choose(
        CvodeProgram program, IEnumerable<CvodeSettings> promising, string cellsFile, double[] reference, TextWriter log)
    {
        foreach (CvodeSettings settings in promising)
        {
            CvodeRun run = program.Run(cellsFile, settings, reference.Length);
            DeathAgreement agreement = DeathAgreement.Between(run.Deaths, reference);
            log.WriteLine(Line(program, settings, run.Counts, agreement));
            if (agreement.IsAccurate)
            {
                return new CvodeOpponent(program, settings, agreement, run.Counts);
            }
        }

        return null;
    }

    /// <summary>Runs all cells once more; seconds of processor time.</summary>
    public double Repeat(string cellsFile, int cells) => Program.Run(cellsFile, Settings, cells).Counts.CpuSeconds;

    private static string Line(CvodeProgram program, CvodeSettings settings, CvodeCounts counts, DeathAgreement agreement)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"  {program.Name,-20} {settings.Linear,-9} rtol {settings.RelativeTolerance:0e+0} atol {settings.AbsoluteTolerance:0e+0} lag {settings.JacobianLag,2}: {counts.Cells,5} cells, {counts.Cells / counts.CpuSeconds,7:F0} cells/s, {(double)counts.Steps / counts.Cells,5:F0} steps, rms {agreement.RelativeRms:0.0e+0}, {agreement.Mismatches} differ");
}
