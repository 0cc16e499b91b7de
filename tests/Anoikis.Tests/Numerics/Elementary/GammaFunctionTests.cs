using Anoikis.Numerics.Elementary;

namespace Anoikis.Tests.Numerics.Elementary;

/// <summary>Against mpmath at 120 bits.</summary>
public sealed class GammaFunctionTests
{
    [Theory]
    [InlineData(0.1, 2.2527126517342059)]
    [InlineData(0.5, 0.57236494292470009)]
    [InlineData(1.0, 0.0)]
    [InlineData(2.5, 0.28468287047291916)]
    [InlineData(16.0, 27.899271383840892)]
    [InlineData(17.3, 31.515624178175292)]
    [InlineData(1e5, 1051287.7089736569)]
    public void LogMatchesReference(double x, double expected) => Close(expected, GammaFunction.Log(x), 4e-14);

    [Theory]
    [InlineData(0.5, 0.3, 0.56142197391900014)]
    [InlineData(3, 2, 0.32332358381693654)]
    [InlineData(3, 9, 0.99376780489362268)]
    [InlineData(100, 90, 0.15822098918643017)]
    [InlineData(0.01, 1e-5, 0.8963367982671972)]
    [InlineData(2, 0, 0)]
    [InlineData(2, double.PositiveInfinity, 1)]
    public void IncompleteMatchesReference(double a, double x, double expected) => Close(expected, GammaFunction.Incomplete(a, x), 1e-12);

    [Theory]
    [InlineData(2, 3, 0.4, 0.5248)]
    [InlineData(0.5, 0.5, 0.1, 0.20483276469913346)]
    [InlineData(50, 40, 0.6, 0.80115341797448862)]
    [InlineData(2, 3, 0, 0)]
    [InlineData(2, 3, 1, 1)]
    public void IncompleteBetaMatchesReference(double a, double b, double x, double expected)
        => Close(expected, GammaFunction.IncompleteBeta(a, b, x), 1e-12);

    [Fact]
    public void ArgumentsOutsideTheRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(double.NaN));
    }

    private static void Close(double expected, double actual, double relative)
        => Assert.InRange(actual, expected - (relative * (1 + Math.Abs(expected))), expected + (relative * (1 + Math.Abs(expected))));
}
