using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>The standard normal distribution function and its inverse, with the same bits on every machine.</summary>
public static class NormalDistributionFunction
{
    private const double TwoOverSqrtPi = 1.1283791670955126;
    private const double SqrtHalf = 0.7071067811865476;
    private const double SeriesLimit = 1.25;

    /// <summary>Probability that a standard normal number is at most z; relative error below 1e-13 in both tails.</summary>
    public static double Cdf(double z) => 0.5 * ComplementaryError(-z * SqrtHalf);

    /// <summary>
    /// The z with Cdf(z) = p: algorithm AS 241 (PPND16), Wichura, Appl. Stat. 37 (1988) 477; about 1e-16 relative.
    /// Minus infinity at 0, infinity at 1, NaN outside [0, 1].
    /// </summary>
    public static double Quantile(double p)
    {
        if (!(p > 0.0 && p < 1.0))
        {
            return p switch
            {
                0.0 => double.NegativeInfinity,
                1.0 => double.PositiveInfinity,
                _ => double.NaN,
            };
        }

        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * Ratio(0.180625 - (q * q), NormalQuantileCoefficients.Central);
        double r = Math.Sqrt(-PortableMath.Log(q < 0.0 ? p : 1.0 - p));
        double z = r <= 5.0 ? Ratio(r - 1.6, NormalQuantileCoefficients.Middle) : Ratio(r - 5.0, NormalQuantileCoefficients.Tail);
        return q < 0.0 ? -z : z;
    }

    // erfc(x): for small |x| 1 - erf by the series with all terms of one sign, else the continued fraction of the tail.
    private static double ComplementaryError(double x)
    {
        if (double.IsNaN(x))
            return x;
        double size = Math.Abs(x);
        if (size > SeriesLimit)
        {
            double tail = TailFraction(size);
            return x > 0.0 ? tail : 2.0 - tail;
        }

        double term = size;
        double sum = size;
        double square = size * size;
        for (int n = 1; term > 1e-18 * sum; n++)
        {
            term *= 2.0 * square / ((2 * n) + 1);
            sum += term;
        }

        double error = TwoOverSqrtPi * PortableMath.Exp(-square) * sum;
        return x > 0.0 ? 1.0 - error : 1.0 + error;
    }

    // erfc x = e^(-x^2)/sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), evaluated from the inside; Abramowitz and Stegun 7.1.14.
    private static double TailFraction(double x)
    {
        if (x > 40.0)
            return 0.0;
        double fraction = x;
        for (int k = 200; k >= 1; k--)
            fraction = x + (0.5 * k / fraction);
        // The square in two parts: its rounding would be amplified by the exponential.
        double square = x * x;
        double lost = Math.FusedMultiplyAdd(x, x, -square);
        return PortableMath.Exp(-square) * (1.0 - lost) * 0.5 * TwoOverSqrtPi / fraction;
    }

    private static double Ratio(double x, ReadOnlySpan<double> coefficients) => Horner(x, coefficients[..8]) / Horner(x, coefficients[8..]);

    private static double Horner(double x, ReadOnlySpan<double> coefficients)
    {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(sum, x, coefficients[i]);
        }

        return sum;
    }
}
