using System.Globalization;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>Tolerances and precisions among which the lane engine looks for its fastest that is accurate, as its opponent may.</summary>
internal static class LaneGrid
{
    private const int ScreenedCells = 1024;

    private static readonly (double Relative, double Absolute, StagePrecision Stages)[] Settings =
    [
        .. from relative in new[] { 2e-3, 1e-3, 7e-4, 5e-4, 3e-4, 1e-4, 3e-5, 1e-6 }
           from absolute in new[] { 3, 1, 0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.03, 0.01 }
           from stages in Enum.GetValues<StagePrecision>()
           select (relative, absolute, stages),
    ];

    /// <summary>The fastest setting whose times of death are accurate on all cells: screened on a part of them, then tried on all, the fastest first; null where none is.</summary>
    /// <param name="problem">The equations and death.</param>
    /// <param name="cells">Parameters of each cell.</param>
    /// <param name="options">Threads and width.</param>
    /// <param name="reference">Times of death to compare with.</param>
    /// <param name="log">Takes a line a setting that was tried on all cells.</param>
    public static LaneSide? Choose(DeathProblem problem, IReadOnlyList<double[]> cells, EnsembleOptions options, double[] reference, TextWriter log)
    {
        double[][] some = [.. cells.Take(ScreenedCells)];
        var promising = new List<(double Seconds, LaneSide Side)>();
        foreach ((double relative, double absolute, StagePrecision stages) in Settings)
        {
            LaneSide side = LaneSide.Look(problem, some, 1, options.Width, relative, absolute, stages);
            if (DeathAgreement.Between(side.Last.Deaths, reference).IsWithin(1.5 * DeathAgreement.LargestRms, DeathAgreement.MostMismatches))
            {
                side.Repeat();
                promising.Add((side.Last.CpuSeconds, side));
            }
        }

        foreach (LaneSide side in promising.OrderBy(p => p.Seconds).Select(p => p.Side.With(cells, options.Threads)))
        {
            DeathAgreement agreement = DeathAgreement.Between(side.Last.Deaths, reference);
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  lanes {side.Precision} rtol {side.RelativeTolerance:0e+0} atol {side.AbsoluteTolerance}: {cells.Count / side.Last.CpuSeconds:F0} cells/s, rms {agreement.RelativeRms:0.0e+0}, {agreement.Mismatches} differ"));
            if (agreement.IsAccurate)
            {
                side.Warm();
                return side;
            }
        }

        return null;
    }
}
