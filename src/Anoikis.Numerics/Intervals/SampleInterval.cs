using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Intervals;

/// <summary>Intervals of the mean and the median of independent observations.</summary>
public static class SampleInterval
{
    /// <summary>Student's interval of the mean: m +- t s/sqrt(n) with n - 1 degrees of freedom.</summary>
    public static Interval Mean(ReadOnlySpan<double> sample, Confidence confidence)
    {
        if (sample.IsEmpty)
            return Interval.None;
        (double mean, double variance) = Moments(sample);
        if (sample.Length == 1)
            return new Interval(mean, double.NegativeInfinity, double.PositiveInfinity);
        double half = confidence.StudentQuantile(sample.Length - 1) * Math.Sqrt(variance / sample.Length);
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>
    /// The median with the exact interval between order statistics: the narrowest symmetric pair (k, n + 1 - k) with
    /// 2 P(B &lt; k) &lt;= 1 - level for B binomial (n, 1/2); infinite where n is too small (Thompson, Ann. Math. Stat. 7 (1936) 122).
    /// </summary>
    public static Interval Median(ReadOnlySpan<double> sample, Confidence confidence)
    {
        if (sample.IsEmpty)
            return Interval.None;
        double[] sorted = sample.ToArray();
        Array.Sort(sorted);
        int n = sorted.Length;
        double median = 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
        // P(B < k) = P(B <= k - 1) = I_1/2(n - k + 1, k).
        double tail = 0.5 * (1.0 - confidence.Level);
        int low = 0;
        int high = (n / 2) + 1;
        while (high - low > 1)
        {
            int k = (low + high) / 2;
            if (GammaFunction.IncompleteBeta(n - k + 1, k, 0.5) <= tail)
                low = k;
            else
                high = k;
        }

        return low == 0
            ? new Interval(median, double.NegativeInfinity, double.PositiveInfinity)
            : new Interval(median, sorted[low - 1], sorted[n - low]);
    }

    /// <summary>Mean and unbiased variance (0 for one observation), in two passes.</summary>
    internal static (double Mean, double Variance) Moments(ReadOnlySpan<double> sample)
    {
        double sum = 0.0;
        foreach (double x in sample)
            sum += x;
        double mean = sum / sample.Length;
        double squares = 0.0;
        foreach (double x in sample)
            squares += (x - mean) * (x - mean);
        return (mean, sample.Length > 1 ? squares / (sample.Length - 1) : 0.0);
    }
}
