using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>
/// Binomial variates: inversion below 10 expected successes, else transformed rejection (BTRS, Hoermann, J. Stat. Comput.
/// Simul. 46 (1993) 101), whose work does not grow with the number of trials.
/// </summary>
internal static class BinomialSampler
{
    private const int InversionEnd = 160;

    public static long Sample(ref RandomStream stream, long trials, double probability)
    {
        if (trials < 0 || trials > PoissonSampler.LargestCount)
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "The number of trials lies in [0, 2^52].");
        if (!(probability >= 0.0 && probability <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
        if (probability > 0.5)
            return trials - AtMostHalf(ref stream, trials, 1.0 - probability);
        return AtMostHalf(ref stream, trials, probability);
    }

    private static long AtMostHalf(ref RandomStream stream, long trials, double probability)
    {
        if (trials == 0 || probability == 0.0)
            return 0;
        return trials * probability < 10.0
            ? Invert(ref stream, trials, probability)
            : Reject(ref stream, trials, probability);
    }

    private static long Invert(ref RandomStream stream, long trials, double probability)
    {
        double odds = probability / (1.0 - probability);
        double first = PortableMath.Exp(trials * PortableMath.Log1p(-probability));
        long end = Math.Min(trials, InversionEnd);
        while (true)
        {
            double left = stream.NextDouble();
            double term = first;
            for (long count = 0; count <= end; count++)
            {
                if (left <= term)
                    return count;
                left -= term;
                term *= odds * ((trials - count) / (count + 1.0));
            }
        }
    }

    private static long Reject(ref RandomStream stream, long trials, double probability)
    {
        double deviation = Math.Sqrt(trials * probability * (1.0 - probability));
        double b = 1.15 + (2.53 * deviation);
        double a = -0.0873 + (0.0248 * b) + (0.01 * probability);
        double centre = (trials * probability) + 0.5;
        double acceptAtOnce = 0.92 - (4.2 / b);
        double alpha = (2.83 + (5.1 / b)) * deviation;
        double mode = Math.Floor((trials + 1.0) * probability);
        double atMode = double.NaN;
        while (true)
        {
            double u = stream.NextDouble() - 0.5;
            double v = stream.NextDouble();
            double edge = 0.5 - Math.Abs(u);
            double count = Math.Floor((((2.0 * a / edge) + b) * u) + centre);
            if (edge >= 0.07 && v <= acceptAtOnce)
                return (long)count;
            if (count < 0.0 || count > trials)
                continue;
            if (double.IsNaN(atMode))
                atMode = PointProbability.LogBinomial(mode, trials, probability);
            double height = PortableMath.Log(v * alpha / ((a / (edge * edge)) + b));
            if (height <= PointProbability.LogBinomial(count, trials, probability) - atMode)
                return (long)count;
        }
    }
}
