using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Random;

/// <summary>Against Python's statistics.NormalDist and mpmath at 200 bits.</summary>
public sealed class NormalDistributionFunctionTests
{
    [Theory]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(1e-20, -9.2623400897984076)]
    [InlineData(1e-09, -5.9978070150076869)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(0.02425, -1.9729610513118848)]
    [InlineData(0.075, -1.4395314709384559)]
    [InlineData(0.3, -0.52440051270804082)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.7, 0.52440051270804066)]
    [InlineData(0.999, 3.0902323061678133)]
    public void QuantileMatchesReference(double p, double expected)
        => Assert.InRange(NormalDistributionFunction.Quantile(p), expected - (2e-15 * Math.Abs(expected)), expected + (2e-15 * Math.Abs(expected)));

    [Theory]
    [InlineData(-35, 1.1249107064724062e-268)]
    [InlineData(-10, 7.6198530241605261e-24)]
    [InlineData(-5, 2.8665157187919391e-7)]
    [InlineData(-3.6, 0.00015910859015753383)]
    [InlineData(-3.5, 0.00023262907903552504)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(-0.1, 0.46017216272297102)]
    [InlineData(0, 0.5)]
    [InlineData(0.3, 0.61791142218895263)]
    [InlineData(2, 0.97724986805182079)]
    [InlineData(8, 0.99999999999999938)]
    public void CdfMatchesReference(double z, double expected)
        => Assert.InRange(NormalDistributionFunction.Cdf(z), expected * (1 - 1e-13), expected * (1 + 1e-13));

    [Fact]
    public void EdgesAreInfiniteOrNaN()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistributionFunction.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalDistributionFunction.Quantile(1));
        Assert.True(double.IsNaN(NormalDistributionFunction.Quantile(1.5)));
        Assert.True(double.IsNaN(NormalDistributionFunction.Quantile(double.NaN)));
        Assert.True(double.IsNaN(NormalDistributionFunction.Cdf(double.NaN)));
        Assert.Equal(0.0, NormalDistributionFunction.Cdf(double.NegativeInfinity));
        Assert.Equal(1.0, NormalDistributionFunction.Cdf(double.PositiveInfinity));
    }
}
