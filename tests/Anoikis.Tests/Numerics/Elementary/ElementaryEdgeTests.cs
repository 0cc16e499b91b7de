// The analyzer takes 0.0 and -0.0 for the same argument.
#pragma warning disable xUnit1025
using Anoikis.Numerics.Elementary;

namespace Anoikis.Tests.Numerics.Elementary;

/// <summary>Values that are exact by definition: zeros, infinities, NaN, ends of the range (IEEE 754-2019, 9.2).</summary>
public sealed class ElementaryEdgeTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(-0.0, 1.0)]
    [InlineData(Inf, Inf)]
    [InlineData(-Inf, 0.0)]
    [InlineData(NaN, NaN)]
    [InlineData(709.79, Inf)]
    [InlineData(1e300, Inf)]
    [InlineData(-745.2, 0.0)]
    [InlineData(-1e300, 0.0)]
    [InlineData(-745.13321910194, double.Epsilon)]
    [InlineData(709.782712893384, 1.7976931348622732e308)]
    public void Exp(double x, double expected) => Same(expected, PortableMath.Exp(x));

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, -Inf)]
    [InlineData(-0.0, -Inf)]
    [InlineData(Inf, Inf)]
    [InlineData(-Inf, NaN)]
    [InlineData(-1.0, NaN)]
    [InlineData(-double.Epsilon, NaN)]
    [InlineData(NaN, NaN)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log(double x, double expected) => Same(expected, PortableMath.Log(x));

    [Fact]
    public void Log10OfPowersOfTenIsExact()
    {
        for (int k = -22; k <= 22; k++)
        {
            double power = 1.0;
            for (int i = 0; i < Math.Abs(k); i++)
                power *= 10.0;
            if (k >= 0)
                Assert.Equal(k, PortableMath.Log10(power));
            else
                Assert.Equal(k, PortableMath.Log10(1.0 / power), 14);
        }

        Same(-Inf, PortableMath.Log10(0.0));
        Same(NaN, PortableMath.Log10(-1.0));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(-5e-324, -5e-324)]
    [InlineData(Inf, Inf)]
    [InlineData(-Inf, -1.0)]
    [InlineData(NaN, NaN)]
    [InlineData(1000.0, Inf)]
    [InlineData(-1000.0, -1.0)]
    public void Expm1(double x, double expected) => Same(expected, PortableMath.Expm1(x));

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(-5e-324, -5e-324)]
    [InlineData(-1.0, -Inf)]
    [InlineData(-1.5, NaN)]
    [InlineData(Inf, Inf)]
    [InlineData(-Inf, NaN)]
    [InlineData(NaN, NaN)]
    public void Log1p(double x, double expected) => Same(expected, PortableMath.Log1p(x));

    [Theory]
    [InlineData(2.0, 10.0, 1024.0)]
    [InlineData(-2.0, 3.0, -8.0)]
    [InlineData(-2.0, -2.0, 0.25)]
    [InlineData(10.0, 15.0, 1e15)]
    [InlineData(2.0, -1074.0, double.Epsilon)]
    [InlineData(2.0, -1076.0, 0.0)]
    [InlineData(2.0, 1024.0, Inf)]
    [InlineData(-2.0, 1025.0, -Inf)]
    [InlineData(4.0, 0.5, 2.0)]
    [InlineData(-8.0, 0.3333333333333333, NaN)]
    [InlineData(NaN, 0.0, 1.0)]
    [InlineData(1.0, NaN, 1.0)]
    [InlineData(NaN, 1.0, NaN)]
    [InlineData(2.0, NaN, NaN)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(Inf, 0.0, 1.0)]
    [InlineData(0.0, 2.5, 0.0)]
    [InlineData(-0.0, 3.0, -0.0)]
    [InlineData(-0.0, 2.0, 0.0)]
    [InlineData(0.0, -1.0, Inf)]
    [InlineData(-0.0, -1.0, -Inf)]
    [InlineData(-0.0, -2.0, Inf)]
    [InlineData(-0.0, 0.5, 0.0)]
    [InlineData(-0.0, -0.5, Inf)]
    [InlineData(Inf, 2.0, Inf)]
    [InlineData(Inf, -2.0, 0.0)]
    [InlineData(-Inf, 3.0, -Inf)]
    [InlineData(-Inf, 2.0, Inf)]
    [InlineData(-Inf, 0.5, Inf)]
    [InlineData(-Inf, -3.0, -0.0)]
    [InlineData(-Inf, -0.5, 0.0)]
    [InlineData(2.0, Inf, Inf)]
    [InlineData(2.0, -Inf, 0.0)]
    [InlineData(0.5, Inf, 0.0)]
    [InlineData(0.5, -Inf, Inf)]
    [InlineData(-2.0, Inf, Inf)]
    [InlineData(-1.0, Inf, 1.0)]
    [InlineData(-1.0, -Inf, 1.0)]
    [InlineData(1.0, Inf, 1.0)]
    [InlineData(0.0, Inf, 0.0)]
    [InlineData(0.0, -Inf, Inf)]
    [InlineData(Inf, Inf, Inf)]
    [InlineData(-1.0, 9007199254740991.0, -1.0)]
    [InlineData(-1.0, 9007199254740992.0, 1.0)]
    [InlineData(1.5, 1e300, Inf)]
    [InlineData(1.5, -1e300, 0.0)]
    [InlineData(double.Epsilon, 1.0, double.Epsilon)]
    [InlineData(double.MaxValue, 1.0, double.MaxValue)]
    [InlineData(3.0, 1.0, 3.0)]
    [InlineData(7.25, 1e-310, 1.0)]
    public void Pow(double x, double y, double expected) => Same(expected, PortableMath.Pow(x, y));

    [Fact]
    public void OddFunctionsKeepZerosAndTinyNumbers()
    {
        Func<double, double>[] functions =
        [
            PortableMath.Sin, PortableMath.Tan, PortableMath.Asin, PortableMath.Atan, PortableMath.Sinh, PortableMath.Tanh,
        ];
        foreach (Func<double, double> function in functions)
        {
            foreach (double x in (double[])[0.0, -0.0, 1e-300, -1e-300, double.Epsilon, -double.Epsilon])
                Same(x, function(x));
            Same(NaN, function(NaN));
        }
    }

    [Fact]
    public void TrigonometryAtTheEdges()
    {
        Same(NaN, PortableMath.Sin(Inf));
        Same(NaN, PortableMath.Cos(-Inf));
        Same(NaN, PortableMath.Tan(Inf));
        Same(NaN, PortableMath.Cos(NaN));
        Same(1.0, PortableMath.Cos(0.0));
        foreach (double x in (double[])[1.1e6, -1e9, 1e17, 1e100, -1e300, double.MaxValue])
        {
            Assert.InRange(PortableMath.Sin(x), -1.0, 1.0);
            Assert.InRange(PortableMath.Cos(x), -1.0, 1.0);
            Assert.True(double.IsFinite(PortableMath.Tan(x)));
        }
    }

    [Fact]
    public void InverseTrigonometryAtTheEdges()
    {
        Same(Math.PI / 2, PortableMath.Asin(1.0));
        Same(-Math.PI / 2, PortableMath.Asin(-1.0));
        Same(NaN, PortableMath.Asin(1.0000000000000002));
        Same(0.0, PortableMath.Acos(1.0));
        Same(Math.PI, PortableMath.Acos(-1.0));
        Same(Math.PI / 2, PortableMath.Acos(0.0));
        Same(NaN, PortableMath.Acos(-1.1));
        Same(NaN, PortableMath.Acos(NaN));
        Same(Math.PI / 2, PortableMath.Atan(Inf));
        Same(-Math.PI / 2, PortableMath.Atan(-Inf));
        Same(Math.PI / 4, PortableMath.Atan(1.0));
    }

    [Fact]
    public void HyperbolicFunctionsAtTheEdges()
    {
        Same(Inf, PortableMath.Sinh(Inf));
        Same(-Inf, PortableMath.Sinh(-711.0));
        Same(Inf, PortableMath.Cosh(-Inf));
        Same(1.0, PortableMath.Cosh(0.0));
        Same(NaN, PortableMath.Cosh(NaN));
        Same(1.0, PortableMath.Tanh(Inf));
        Same(-1.0, PortableMath.Tanh(-1e300));
        Assert.True(double.IsFinite(PortableMath.Sinh(710.4)));
        Assert.True(double.IsFinite(PortableMath.Cosh(-710.4)));
    }

    private static void Same(double expected, double actual)
        => Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
