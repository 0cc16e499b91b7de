using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>
/// Logarithms of Poisson and binomial point probabilities without cancellation at large counts: the saddle-point form of
/// Loader, Fast and accurate computation of binomial probabilities (2000).
/// </summary>
internal static class PointProbability
{
    private const double TwoPi = 6.283185307179586;

    /// <summary>ln of the Poisson probability of <paramref name="count"/>.</summary>
    public static double LogPoisson(double count, double mean)
        => count == 0.0
            ? -mean
            : -StirlingError(count) - Deviance(count, mean) - (0.5 * PortableMath.Log(TwoPi * count));

    /// <summary>ln of the binomial probability of <paramref name="count"/> successes, 0 &lt; probability &lt; 1.</summary>
    public static double LogBinomial(double count, double trials, double probability)
    {
        if (count == 0.0)
            return trials * PortableMath.Log1p(-probability);
        if (count == trials)
            return trials * PortableMath.Log(probability);
        double rest = trials - count;
        return StirlingError(trials) - StirlingError(count) - StirlingError(rest)
            - Deviance(count, trials * probability) - Deviance(rest, trials * (1.0 - probability))
            + (0.5 * PortableMath.Log(trials / count / (TwoPi * rest)));
    }

    // x ln(x/m) + m - x, by a series where the parts would cancel.
    private static double Deviance(double x, double m)
    {
        double difference = x - m;
        if (Math.Abs(difference) >= 0.1 * (x + m))
            return (x * PortableMath.Log(x / m)) + m - x;
        double v = difference / (x + m);
        double sum = difference * v;
        double term = 2.0 * x * v;
        double square = v * v;
        for (int j = 1; ; j++)
        {
            term *= square;
            double next = sum + (term / ((2 * j) + 1));
            if (next == sum)
                return next;
            sum = next;
        }
    }

    // ln n! - ln(sqrt(2 pi n) (n/e)^n), by Stirling's series; below 16 by n! itself.
    private static double StirlingError(double n)
    {
        if (n < 16.0)
        {
            double factorial = 1.0;
            for (int i = 2; i <= (int)n; i++)
                factorial *= i;
            return n == 0.0 ? 0.0 : PortableMath.Log(factorial) - (((n + 0.5) * PortableMath.Log(n)) - n + (0.5 * PortableMath.Log(TwoPi)));
        }

        double square = n * n;
        return ((1.0 / 12.0) - (((1.0 / 360.0) - (((1.0 / 1260.0) - (((1.0 / 1680.0) - (1.0 / 1188.0 / square)) / square)) / square)) / square)) / n;
    }
}
