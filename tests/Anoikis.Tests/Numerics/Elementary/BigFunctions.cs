namespace Anoikis.Tests.Numerics.Elementary;

/// <summary>Elementary functions of 320-bit reals by their textbook series; slow, plain and independent of the library.</summary>
internal static class BigFunctions
{
    private static readonly BigReal Ln2 = Atanh((BigReal)1 / 3).Scale(1);
    private static readonly BigReal Pi = (Atan((BigReal)1 / 5).Scale(2) - Atan((BigReal)1 / 239)).Scale(2);

    public static BigReal Exp(BigReal x)
    {
        int k = (int)(x / Ln2).Round();
        BigReal r = (x - (k * Ln2)).Scale(-8);
        BigReal term = BigReal.One;
        BigReal sum = BigReal.One;
        for (int n = 1; n < 60; n++)
        {
            term = term * r / n;
            sum += term;
        }

        for (int i = 0; i < 8; i++)
            sum *= sum;
        return sum.Scale(k);
    }

    public static BigReal Expm1(BigReal x) => Exp(x) - BigReal.One;

    public static BigReal Log(BigReal x)
    {
        int k = x.Magnitude;
        BigReal m = x.Scale(-k);
        return Atanh((m - BigReal.One) / (m + BigReal.One)).Scale(1) + (k * Ln2);
    }

    public static BigReal Log1p(BigReal x) => Log(BigReal.One + x);

    public static BigReal Log10(BigReal x) => Log(x) / Log(10);

    public static BigReal Pow(BigReal x, BigReal y) => Exp(y * Log(x));

    public static BigReal Sin(BigReal x) => SinCos(x).Sin;

    public static BigReal Cos(BigReal x) => SinCos(x).Cos;

    public static BigReal Tan(BigReal x)
    {
        (BigReal sin, BigReal cos) = SinCos(x);
        return sin / cos;
    }

    public static BigReal Atan(BigReal x)
    {
        if (x.Abs() > BigReal.One)
            return (x.Sign > 0 ? Pi.Scale(-1) : -Pi.Scale(-1)) - Atan(BigReal.One / x);
        int halvings = 0;
        while (!x.IsZero && x.Magnitude > -5)
        {
            x /= BigReal.One + (BigReal.One + (x * x)).Sqrt();
            halvings++;
        }

        return OddSeries(x, -(x * x)).Scale(halvings);
    }

    public static BigReal Asin(BigReal x)
    {
        BigReal rest = (BigReal.One - x) * (BigReal.One + x);
        if (rest.IsZero)
            return x * Pi.Scale(-1);
        return Atan(x / rest.Sqrt());
    }

    public static BigReal Acos(BigReal x)
        => (x + BigReal.One).IsZero ? Pi : Atan(((BigReal.One - x) / (BigReal.One + x)).Sqrt()).Scale(1);

    public static BigReal Sinh(BigReal x) => (Exp(x) - Exp(-x)).Scale(-1);

    public static BigReal Cosh(BigReal x) => (Exp(x) + Exp(-x)).Scale(-1);

    public static BigReal Tanh(BigReal x) => Sinh(x) / Cosh(x);

    private static (BigReal Sin, BigReal Cos) SinCos(BigReal x)
    {
        BigReal halfPi = Pi.Scale(-1);
        int n = (int)(x / halfPi).Round();
        BigReal r = x - (n * halfPi);
        BigReal sin = BigReal.Zero;
        BigReal cos = BigReal.Zero;
        BigReal term = BigReal.One;
        for (int i = 0; i < 80; i += 2)
        {
            cos += term;
            term = term * r / (i + 1);
            sin += term;
            term = -(term * r) / (i + 2);
        }

        return (n & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    private static BigReal Atanh(BigReal x) => OddSeries(x, x * x);

    // x + x s/3 + x s^2/5 + ...
    private static BigReal OddSeries(BigReal x, BigReal square)
    {
        BigReal power = x;
        BigReal sum = x;
        for (int n = 3; !power.IsZero && power.Magnitude > x.Magnitude - 330; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }
}
