using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Survival.Distributions;

/// <summary>The chi-square distribution with whole degrees of freedom.</summary>
public static class ChiSquare
{
    /// <summary>
    /// P(X &gt; x): Q(k/2, x/2) by the recurrence Q(a + 1, y) = Q(a, y) + y^a e^-y / Gamma(a + 1) from Q(1/2, y) = 2 Phi(-sqrt(2 y)) or
    /// Q(1, y) = e^-y (Abramowitz and Stegun 26.4). All terms are positive, so small probabilities keep their digits.
    /// </summary>
    /// <param name="x">The statistic; NaN gives NaN.</param>
    /// <param name="degrees">Degrees of freedom, 0 or above; at 0 the probability is 1 for x of 0 and else 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Degrees of freedom are negative.</exception>
    public static double Upper(double x, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degrees);
        if (double.IsNaN(x))
            return double.NaN;
        if (x <= 0)
            return 1.0;
        if (degrees == 0 || double.IsPositiveInfinity(x))
            return 0.0;
        double half = 0.5 * x;
        bool odd = degrees % 2 == 1;
        double sum = odd ? 2.0 * NormalDistributionFunction.Cdf(-Math.Sqrt(x)) : PortableMath.Exp(-half);
        double logHalf = PortableMath.Log(half);
        for (double a = odd ? 0.5 : 1.0; a < 0.5 * degrees; a++)
        {
            sum += PortableMath.Exp((a * logHalf) - half - GammaFunction.Log(a + 1.0));
        }

        return Math.Min(sum, 1.0);
    }

    /// <summary>The x with P(X &gt; x) = p for one degree of freedom: the square of a normal quantile.</summary>
    public static double UpperQuantileOfOneDegree(double p)
    {
        double z = NormalDistributionFunction.Quantile(0.5 * p);
        return z * z;
    }
}
