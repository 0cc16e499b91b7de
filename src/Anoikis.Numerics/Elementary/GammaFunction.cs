namespace Anoikis.Numerics.Elementary;

/// <summary>The gamma function and the incomplete gamma and beta ratios, with the same bits on every machine.</summary>
public static class GammaFunction
{
    private const double HalfLogTwoPi = 0.9189385332046728;
    private const int LongestSeries = 100_000;
    private const double Tiny = 1e-300;

    /// <summary>ln Gamma(x) for x &gt; 0: Stirling's series, the argument raised to 16 by the recurrence; about 1e-14.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not positive and finite.</exception>
    public static double Log(double x)
    {
        if (!(x > 0.0 && double.IsFinite(x)))
            throw new ArgumentOutOfRangeException(nameof(x), x, "The logarithm of the gamma function is taken of positive, finite numbers.");
        double product = 1.0;
        for (; x < 16.0; x++)
            product *= x;
        double square = x * x;
        double series = ((1.0 / 12.0) - (((1.0 / 360.0) - (((1.0 / 1260.0) - (((1.0 / 1680.0) - (1.0 / 1188.0 / square)) / square)) / square)) / square)) / x;
        return ((x - 0.5) * PortableMath.Log(x)) - x + HalfLogTwoPi + series - PortableMath.Log(product);
    }

    /// <summary>
    /// P(a, x) = integral from 0 to x of t^(a-1) e^-t dt / Gamma(a): the power series below x = a + 1, the continued fraction
    /// above (Abramowitz and Stegun 6.5.29, 6.5.31).
    /// </summary>
    public static double Incomplete(double a, double x)
    {
        if (!(x > 0.0))
            return double.IsNaN(x) ? x : 0.0;
        if (double.IsPositiveInfinity(x))
            return 1.0;
        double front = PortableMath.Exp((a * PortableMath.Log(x)) - x - Log(a));
        if (x >= a + 1.0)
            return 1.0 - (front * UpperFraction(a, x));
        double term = 1.0 / a;
        double sum = term;
        for (int n = 1; n < LongestSeries && term > 1e-17 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return front * sum;
    }

    /// <summary>
    /// I_x(a, b), the regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun 26.5.8).
    /// </summary>
    public static double IncompleteBeta(double a, double b, double x)
    {
        if (!(x > 0.0))
            return double.IsNaN(x) ? x : 0.0;
        if (x >= 1.0)
            return 1.0;
        if (x > (a + 1.0) / (a + b + 2.0))
            return 1.0 - IncompleteBeta(b, a, 1.0 - x);
        double front = PortableMath.Exp(
            Log(a + b) - Log(a) - Log(b) + (a * PortableMath.Log(x)) + (b * PortableMath.Log1p(-x)));
        return front * BetaFraction(a, b, x) / a;
    }

    // Both fractions are evaluated from the front by Lentz's rule (Appl. Opt. 15 (1976) 668).
    private static double UpperFraction(double a, double x)
    {
        double b = x + 1.0 - a;
        double c = 1.0 / Tiny;
        double d = 1.0 / b;
        double value = d;
        for (int n = 1; n < LongestSeries; n++)
        {
            double factor = -n * (n - a);
            b += 2.0;
            d = 1.0 / NotZero((factor * d) + b);
            c = NotZero(b + (factor / c));
            double change = d * c;
            value *= change;
            if (Math.Abs(change - 1.0) < 1e-16)
                break;
        }

        return value;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1.0;
        double d = 1.0 / NotZero(1.0 - ((a + b) * x / (a + 1.0)));
        double value = d;
        for (int m = 1; m < LongestSeries; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1.0) * (a + (2 * m)));
            d = 1.0 / NotZero(1.0 + (even * d));
            c = NotZero(1.0 + (even / c));
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1.0));
            d = 1.0 / NotZero(1.0 + (odd * d));
            c = NotZero(1.0 + (odd / c));
            double change = d * c;
            value *= change;
            if (Math.Abs(change - 1.0) < 1e-16)
                break;
        }

        return value;
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
