using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>
/// Poisson variates: inversion below a mean of 10, else transformed rejection (PTRS, Hoermann, Insur. Math. Econ. 12
/// (1993) 39), whose work does not grow with the mean.
/// </summary>
internal static class PoissonSampler
{
    /// <summary>Counts stay whole in binary64 and leave room for sums.</summary>
    public const double LargestCount = 4503599627370496.0;

    // No mean below 10 reaches this count within 2^-53, so it is met only when rounding ate the last of the probability.
    private const int InversionEnd = 160;

    public static long Sample(ref RandomStream stream, double mean)
    {
        if (!(mean >= 0.0 && mean <= LargestCount))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean of a Poisson count lies in [0, 2^52].");
        if (mean == 0.0)
            return 0;
        return mean < 10.0 ? Invert(ref stream, mean) : Reject(ref stream, mean);
    }

    private static long Invert(ref RandomStream stream, double mean)
    {
        double first = PortableMath.Exp(-mean);
        while (true)
        {
            double left = stream.NextDouble();
            double probability = first;
            for (int count = 0; count < InversionEnd; count++)
            {
                if (left <= probability)
                    return count;
                left -= probability;
                probability *= mean / (count + 1);
            }
        }
    }

    private static long Reject(ref RandomStream stream, double mean)
    {
        double b = 0.931 + (2.53 * Math.Sqrt(mean));
        double a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        double acceptAtOnce = 0.9277 - (3.6224 / (b - 2.0));
        while (true)
        {
            double u = stream.NextDouble() - 0.5;
            double v = stream.NextDouble();
            double edge = 0.5 - Math.Abs(u);
            double count = Math.Floor((((2.0 * a / edge) + b) * u) + mean + 0.43);
            if (edge >= 0.07 && v <= acceptAtOnce)
                return (long)count;
            if (count < 0.0 || (edge < 0.013 && v > edge))
                continue;
            double height = PortableMath.Log(v * inverseAlpha / ((a / (edge * edge)) + b));
            if (height <= PointProbability.LogPoisson(count, mean))
                return (long)count;
        }
    }
}
