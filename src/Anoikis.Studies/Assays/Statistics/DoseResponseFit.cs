using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>What the doses of an assay tell of a curve.</summary>
internal enum DoseVerdict
{
    /// <summary>EC50 lies among the doses, and its interval too.</summary>
    Identified,

    /// <summary>No dose kills more cells than none does.</summary>
    NoEffect,

    /// <summary>More cells live under the stimulus than without it.</summary>
    Protects,

    /// <summary>EC50, or its interval, reaches above the highest dose: only its lower end is known.</summary>
    AboveHighest,

    /// <summary>EC50, or its interval, reaches below the lowest dose: only its upper end is known.</summary>
    BelowLowest,

    /// <summary>The interval reaches beyond the doses on both sides.</summary>
    Unknown,
}

/// <summary>A dose-response curve with intervals.</summary>
/// <param name="Curve">The curve of all cells.</param>
/// <param name="Verdict">What is known of EC50.</param>
/// <param name="Ec50">EC50; an end beyond the doses is 0 or infinite.</param>
/// <param name="Emax">Greatest effect.</param>
/// <param name="Slope">Hill slope; its upper end is infinite where the curve cannot be told from a step.</param>
/// <param name="HalfKilled">Dose at which half of the cells that live without the stimulus are dead; infinite where none is.</param>
/// <param name="Cells">Cells that were computed in all dishes.</param>
internal sealed record DoseResponseFit(HillCurve Curve, DoseVerdict Verdict, Interval Ec50, Interval Emax, Interval Slope, Interval HalfKilled, int Cells)
{
    // What the search reaches is its bound within this factor.
    private const double AtBound = 0.98;

    /// <summary>
    /// Fits a curve and takes intervals from <see cref="CellBootstrap.Samples"/> bootstrap samples of cells, each fitted anew. An effect is seen where the dose that departs most from none does so
    /// in a paired interval of level 1 - (1 - level)/m, for m doses.
    /// </summary>
    /// <param name="doses">Dose of each dish, the first 0.</param>
    /// <param name="alive">Whether a cell lived, by dish and cell.</param>
    /// <param name="seed">Key of the bootstrap.</param>
    /// <param name="stream">Which of its streams.</param>
    /// <param name="confidence">Level of the intervals.</param>
    public static DoseResponseFit Of(IReadOnlyList<double> doses, IReadOnlyList<bool[]> alive, ulong seed, ulong stream, Confidence confidence)
    {
        var bootstrap = new CellBootstrap(alive);
        var fit = new HillFit(doses);
        HillCurve curve = fit.Fit(bootstrap.Counts(), bootstrap.Cells);
        HillCurve[] samples = new HillCurve[CellBootstrap.Samples];
        double[] counts = new double[doses.Count];
        var random = new RandomStream(seed, stream, CellBootstrap.Purpose);
        for (int i = 0; i < samples.Length; i++)
        {
            bootstrap.Draw(ref random, counts);
            samples[i] = fit.Fit(counts, bootstrap.Cells);
        }

        double least = doses.Where(d => d > 0).Min(), most = doses.Max();
        double Open(double dose) => dose > most ? double.PositiveInfinity : dose < least ? 0 : dose;
        Interval ec50 = Percentiles.Of(curve.Ec50, samples.Select(s => Open(s.Ec50)), confidence);
        Interval slope = Percentiles.Of(curve.Slope, samples.Select(s => s.Slope > AtBound * HillFit.GreatestSlope ? double.PositiveInfinity : s.Slope), confidence);
        int effect = Effect(alive, confidence);
        DoseVerdict verdict = effect < 0 ? DoseVerdict.Protects : effect == 0 ? DoseVerdict.NoEffect : Judge(curve.Ec50, ec50, least, most);
        return new DoseResponseFit(
            curve,
            verdict,
            ec50,
            Percentiles.Of(curve.Emax, samples.Select(s => s.Emax), confidence),
            slope,
            Percentiles.Of(Open(curve.DoseOf(0.5)), samples.Select(s => Open(s.DoseOf(0.5))), confidence),
            bootstrap.Cells);
    }

    private static DoseVerdict Judge(double value, Interval ec50, double least, double most)
    {
        bool above = value > most || double.IsPositiveInfinity(ec50.Upper);
        bool below = value < least || ec50.Lower == 0;
        return above && below ? DoseVerdict.Unknown : above ? DoseVerdict.AboveHighest : below ? DoseVerdict.BelowLowest : DoseVerdict.Identified;
    }

    // 1 where a dose kills, -1 where doses only protect, 0 where none does anything that shows.
    private static int Effect(IReadOnlyList<bool[]> alive, Confidence confidence)
    {
        var strict = new Confidence(1 - ((1 - confidence.Level) / Math.Max(1, alive.Count - 1)));
        bool protects = false;
        for (int dish = 1; dish < alive.Count; dish++)
        {
            Interval difference = PairedShares.Difference(alive[0], alive[dish], strict);
            if (difference.Lower > 0)
            {
                return 1;
            }

            protects |= difference.Upper < 0;
        }

        return protects ? -1 : 0;
    }
}
