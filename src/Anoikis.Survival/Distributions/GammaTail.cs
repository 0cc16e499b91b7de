using Anoikis.Numerics.Elementary;

namespace Anoikis.Survival.Distributions;

/// <summary>Logarithms of the two parts of the gamma distribution, accurate where the part is small.</summary>
internal static class GammaTail
{
    private const int Longest = 1_000_000;

    /// <summary>ln P(X &gt; x) for X gamma of shape a and scale 1: the continued fraction above x = a + 1, one less the series below (Abramowitz and Stegun 6.5.29, 6.5.31).</summary>
    public static double LogUpper(double a, double x)
        => x <= 0 ? 0.0 : x >= a + 1 ? LogFront(a, x) + Math.Log(Fraction(a, x)) : double.LogP1(-Math.Exp(LogLowerBySeries(a, x)));

    /// <summary>ln P(X &lt;= x).</summary>
    public static double LogLower(double a, double x)
        => x <= 0 ? double.NegativeInfinity : x >= a + 1 ? double.LogP1(-Math.Exp(LogFront(a, x) + Math.Log(Fraction(a, x)))) : LogLowerBySeries(a, x);

    // x^a e^-x / Gamma(a); for large a by Stirling's series, whose leading terms cancel those of x^a e^-x.
    private static double LogFront(double a, double x)
    {
        if (a < 30)
            return (a * Math.Log(x)) - x - GammaFunction.Log(a);
        double relative = (x - a) / a;
        double series = ((1.0 / 12) - (((1.0 / 360) - (1.0 / 1260 / (a * a))) / (a * a))) / a;
        return (a * (double.LogP1(relative) - relative)) + (0.5 * Math.Log(a / (2 * Math.PI))) - series;
    }

    private static double LogLowerBySeries(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < Longest && term > 1e-17 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return LogFront(a, x) + Math.Log(sum);
    }

    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n < Longest; n++)
        {
            double factor = -n * (n - a);
            b += 2;
            d = 1 / NotZero((factor * d) + b);
            c = NotZero(b + (factor / c));
            double change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 1e-16)
                break;
        }

        return value;
    }

    private static double NotZero(double x) => Math.Abs(x) < 1e-300 ? 1e-300 : x;
}
