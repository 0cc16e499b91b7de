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
            return q * CentralRatio(0.180625 - (q * q));
        double r = Math.Sqrt(-PortableMath.Log(q < 0.0 ? p : 1.0 - p));
        double z = r <= 5.0 ? MiddleRatio(r - 1.6) : TailRatio(r - 5.0);
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

    private static double CentralRatio(double r)
    {
        double numerator = Horner(r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
            4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0);
        double denominator = Horner(r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
            2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0);
        return numerator / denominator;
    }

    private static double MiddleRatio(double r)
    {
        double numerator = Horner(r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
            1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0);
        double denominator = Horner(r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
            1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0);
        return numerator / denominator;
    }

    private static double TailRatio(double r)
    {
        double numerator = Horner(r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
            2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0);
        double denominator = Horner(r, 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
            7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0);
        return numerator / denominator;
    }

    private static double Horner(double x, double c7, double c6, double c5, double c4, double c3, double c2, double c1, double c0)
    {
        double p = Math.FusedMultiplyAdd(c7, x, c6);
        p = Math.FusedMultiplyAdd(p, x, c5);
        p = Math.FusedMultiplyAdd(p, x, c4);
        p = Math.FusedMultiplyAdd(p, x, c3);
        p = Math.FusedMultiplyAdd(p, x, c2);
        p = Math.FusedMultiplyAdd(p, x, c1);
        return Math.FusedMultiplyAdd(p, x, c0);
    }
}
