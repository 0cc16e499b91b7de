using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Elementary;

/// <summary>The largest error in ulps over random arguments, against 320-bit arithmetic.</summary>
public sealed class ElementaryAccuracyTests
{
    private const int Count = 1000;

    [Fact]
    public void Exp() => Check(PortableMath.Exp, BigFunctions.Exp, 0.6, Mixed(1e-20, 700.0));

    [Fact]
    public void ExpOfSubnormalResults() => Check(PortableMath.Exp, BigFunctions.Exp, 1.0, Uniform(-745.1, -708.0));

    [Fact]
    public void Expm1() => Check(PortableMath.Expm1, BigFunctions.Expm1, 1.0, Mixed(1e-25, 700.0).Concat(Uniform(-3.0, 3.0)));

    [Fact]
    public void Log() => Check(PortableMath.Log, BigFunctions.Log, 0.51, Logarithmic(1e-320, 1e308).Concat(Uniform(0.5, 2.0)).Concat(NearOne()));

    [Fact]
    public void Log1p() => Check(PortableMath.Log1p, BigFunctions.Log1p, 1.0, Logarithmic(1e-25, 1e300).Concat(Uniform(-0.9999, 2.0)).Concat(Logarithmic(1e-25, 0.9).Select(x => -x)));

    [Fact]
    public void Log10() => Check(PortableMath.Log10, BigFunctions.Log10, 0.51, Logarithmic(1e-320, 1e308).Concat(Uniform(0.5, 2.0)).Concat(NearOne()));

    [Fact]
    public void Sin() => Check(PortableMath.Sin, BigFunctions.Sin, 1.0, Angles());

    [Fact]
    public void Cos() => Check(PortableMath.Cos, BigFunctions.Cos, 1.0, Angles());

    [Fact]
    public void Tan() => Check(PortableMath.Tan, BigFunctions.Tan, 1.0, Angles());

    [Fact]
    public void Asin() => Check(PortableMath.Asin, BigFunctions.Asin, 1.0, Mixed(1e-20, 1.0).Concat(Uniform(-1.0, 1.0)).Concat(BelowOne()));

    [Fact]
    public void Acos() => Check(PortableMath.Acos, BigFunctions.Acos, 1.0, Mixed(1e-20, 1.0).Concat(Uniform(-1.0, 1.0)).Concat(BelowOne()));

    [Fact]
    public void Atan() => Check(PortableMath.Atan, BigFunctions.Atan, 1.0, Mixed(1e-20, 1e20).Concat(Uniform(-3.0, 3.0)));

    [Fact]
    public void Sinh() => Check(PortableMath.Sinh, BigFunctions.Sinh, 1.0, Mixed(1e-20, 710.0).Concat(Uniform(-3.0, 3.0)));

    [Fact]
    public void Cosh() => Check(PortableMath.Cosh, BigFunctions.Cosh, 1.0, Mixed(1e-20, 710.0).Concat(Uniform(-3.0, 3.0)));

    [Fact]
    public void Tanh() => Check(PortableMath.Tanh, BigFunctions.Tanh, 1.0, Mixed(1e-20, 30.0).Concat(Uniform(-3.0, 3.0)));

    [Fact]
    public void Pow()
    {
        var stream = new RandomStream(41, 0, 0);
        double worst = 0.0;
        for (int i = 0; i < 2 * Count; i++)
        {
            double x = i % 2 == 0 ? Math.Exp(stream.NextNormal() * 100.0) : 1.0 + (stream.NextNormal() * 1e-3);
            double y = (stream.NextDouble() - 0.5) * 1400.0 / Math.Log(x);
            y = i % 3 == 0 ? Math.Truncate(y) : y;
            worst = Math.Max(worst, BigFunctions.Pow(BigReal.Of(x), BigReal.Of(y)).UlpsFrom(PortableMath.Pow(x, y)));
        }

        Assert.InRange(worst, 0.1, 0.8);
    }

    [Fact]
    public void AFunctionThatIsAMillionthOfAPercentOffFails()
        => Assert.ThrowsAny<Exception>(() => Check(x => PortableMath.Exp(x) * (1 + 1e-15), BigFunctions.Exp, 0.6, Mixed(1e-20, 700.0)));

    private static void Check(Func<double, double> function, Func<BigReal, BigReal> reference, double limit, IEnumerable<double> arguments)
    {
        double worst = 0.0;
        double at = 0.0;
        foreach (double x in arguments)
        {
            double error = reference(BigReal.Of(x)).UlpsFrom(function(x));
            if (!(error <= worst))
                (worst, at) = (error, x);
        }

        Assert.True(worst <= limit, $"{worst:0.000} ulp at {at:R}, allowed are {limit}.");
    }

    private static IEnumerable<double> Uniform(double lower, double upper)
    {
        var stream = new RandomStream(42, 0, 0);
        for (int i = 0; i < Count; i++)
            yield return lower + ((upper - lower) * stream.NextDouble());
    }

    private static IEnumerable<double> Logarithmic(double lower, double upper)
        => Uniform(Math.Log(lower), Math.Log(upper)).Select(Math.Exp);

    // Both signs, uniform and logarithmic.
    private static IEnumerable<double> Mixed(double lower, double upper)
        => Logarithmic(lower, upper).Select((x, i) => i % 2 == 0 ? x : -x).Concat(Uniform(-upper, upper));

    private static IEnumerable<double> NearOne() => Logarithmic(1e-16, 1e-2).Select((x, i) => i % 2 == 0 ? 1.0 + x : 1.0 - x);

    private static IEnumerable<double> BelowOne() => Logarithmic(1e-16, 1e-2).Select((x, i) => i % 2 == 0 ? 1.0 - x : x - 1.0);

    // Small, large, and the doubles nearest to multiples of pi/2, where reduction cancels most.
    private static IEnumerable<double> Angles()
        => Mixed(1e-20, 1e6).Concat(Uniform(-4.0, 4.0)).Concat(Uniform(1, 600_000).Select(x => Math.Floor(x) * (Math.PI / 2)));
}
