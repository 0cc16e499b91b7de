using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Intervals;

/// <summary>
/// Hedges' g: the difference of two means in pooled standard deviations, freed of its bias in small samples.
/// d = (m1 - m2)/s, s^2 = ((n1 - 1) s1^2 + (n2 - 1) s2^2)/(n1 + n2 - 2), g = J d with J = Gamma(f/2)/(sqrt(f/2) Gamma((f - 1)/2)),
/// f = n1 + n2 - 2; variance J^2 ((n1 + n2)/(n1 n2) + d^2/(2 (n1 + n2))). Hedges and Olkin, Statistical Methods for
/// Meta-Analysis (1985), chapter 5. Levels of regulators are compared on the logarithmic scale, where they are near normal.
/// </summary>
public static class EffectSize
{
    /// <summary>g of the first sample against the second, with a normal interval; none for fewer than two observations in either or no spread.</summary>
    public static Interval HedgesG(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Confidence confidence)
    {
        if (first.Length < 2 || second.Length < 2)
            return Interval.None;
        (double firstMean, double firstVariance) = SampleInterval.Moments(first);
        (double secondMean, double secondVariance) = SampleInterval.Moments(second);
        return HedgesG(firstMean, firstVariance, first.Length, secondMean, secondVariance, second.Length, confidence);
    }

    /// <summary>
    /// g from means, unbiased variances and numbers; the numbers may be effective ones, (sum w)^2 / sum w^2, where
    /// observations are weighted.
    /// </summary>
    public static Interval HedgesG(
        double firstMean,
        double firstVariance,
        double firstNumber,
        double secondMean,
        double secondVariance,
        double secondNumber,
        Confidence confidence)
    {
        double total = firstNumber + secondNumber;
        double freedom = total - 2.0;
        if (!(firstNumber > 1.0 && secondNumber > 1.0 && freedom > 1.0))
            return Interval.None;
        double pooled = (((firstNumber - 1.0) * firstVariance) + ((secondNumber - 1.0) * secondVariance)) / freedom;
        if (!(pooled > 0.0))
            return Interval.None;
        double d = (firstMean - secondMean) / Math.Sqrt(pooled);
        double correction = SmallSampleCorrection(freedom);
        double variance = (total / (firstNumber * secondNumber)) + (d * d / (2.0 * total));
        double half = confidence.NormalQuantile * correction * Math.Sqrt(variance);
        return new Interval(correction * d, (correction * d) - half, (correction * d) + half);
    }

    private static double SmallSampleCorrection(double freedom)
        => freedom > 1e6
            ? 1.0 - (0.75 / freedom)
            : PortableMath.Exp(GammaFunction.Log(0.5 * freedom) - GammaFunction.Log(0.5 * (freedom - 1.0))) / Math.Sqrt(0.5 * freedom);
}
