using Anoikis.Numerics.Distributions;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Distributions;

/// <summary>One suite for every distribution: quantile inverts Cdf, samples follow Cdf (Kolmogorov and Smirnov) and have the mean.</summary>
public sealed class DistributionTests
{
    private const int Count = 40_000;

    public static TheoryData<Distribution> Continuous =>
    [
        new Exponential(3600),
        new Normal(-2, 0.5),
        new LogNormal(1000, 0.4),
        LogNormal.FromMean(1000, 0.25),
        new Uniform(-3, 7),
        new LogUniform(60, 60_000),
        new Weibull(5, 0.7),
        new Weibull(5, 3),
        new Gamma(0.4, 2),
        Gamma.FromMean(86_400, 0.3),
    ];

    [Theory]
    [MemberData(nameof(Continuous))]
    public void QuantileInvertsCdf(Distribution distribution)
    {
        foreach (double p in (double[])[1e-9, 1e-4, 0.05, 0.3, 0.5, 0.8, 0.99, 1 - 1e-6])
        {
            // 1e-15: beside a lower bound away from zero, x itself has no finer steps.
            Assert.Equal(p, distribution.Cdf(distribution.Quantile(p)), (p * 1e-9) + 1e-15);
        }

        Assert.InRange(distribution.Cdf(distribution.Quantile(0)), 0, 1e-300);
        Assert.Equal(1.0, distribution.Cdf(distribution.Quantile(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(double.NaN));
    }

    [Theory]
    [MemberData(nameof(Continuous))]
    public void SamplesFollowTheCdfAndTheMean(Distribution distribution)
    {
        var stream = new RandomStream(51, 0, 0);
        double[] sample = [.. Enumerable.Range(0, Count).Select(_ => distribution.Sample(ref stream)).Order()];
        Assert.True(LargestDistance(sample, distribution) < 1.95 / Math.Sqrt(Count));
        double mean = sample.Average();
        double deviation = Math.Sqrt(sample.Average(x => (x - mean) * (x - mean)));
        Assert.InRange((mean - distribution.Mean) / (deviation / Math.Sqrt(Count)), -4, 4);
    }

    [Fact]
    public void SamplesOfAnotherDistributionFailTheSameTest()
    {
        var stream = new RandomStream(51, 0, 0);
        var distribution = new Weibull(5, 1.05);
        double[] sample = [.. Enumerable.Range(0, Count).Select(_ => distribution.Sample(ref stream)).Order()];
        Assert.False(LargestDistance(sample, new Exponential(5)) < 1.95 / Math.Sqrt(Count));
    }

    [Fact]
    public void LogNormalFromMeanHasThatMeanAndVariation()
    {
        var levels = LogNormal.FromMean(12_000, 0.282);
        Assert.Equal(12_000, levels.Mean, 1e-8);
        Assert.Equal(0.282, levels.CoefficientOfVariation, 1e-14);
        Assert.Equal(Math.Sqrt(Math.Log(1 + (0.282 * 0.282))), levels.Sigma, 1e-15);
    }

    [Fact]
    public void DegenerateDistributionsAreTheirValue()
    {
        var stream = new RandomStream(52, 0, 0);
        Distribution[] all = [new Constant(4), new Normal(4, 0), new LogNormal(4, 0), new Uniform(4, 4), new LogUniform(4, 4), new Discrete([(4, 1), (9, 0)])];
        foreach (Distribution one in all)
        {
            Assert.Equal(4.0, one.Sample(ref stream));
            Assert.Equal(4.0, one.Mean);
            Assert.Equal(0.0, one.Cdf(3.9999));
            Assert.Equal(1.0, one.Cdf(4.0));
        }
    }

    [Fact]
    public void DiscreteDrawsByWeight()
    {
        var stream = new RandomStream(53, 0, 0);
        var phases = new Discrete([(3, 1), (1, 2), (2, 1)]);
        Assert.Equal(1.75, phases.Mean);
        Assert.Equal(0.5, phases.Cdf(1.5));
        Assert.Equal(1.0, phases.Cdf(3));
        Assert.Equal(2.0, phases.Quantile(0.75));
        double[] sample = [.. Enumerable.Range(0, Count).Select(_ => phases.Sample(ref stream))];
        Assert.InRange(sample.Count(x => x == 1.0), (Count / 2) - 400, (Count / 2) + 400);
        Assert.InRange(sample.Count(x => x == 3.0), (Count / 4) - 350, (Count / 4) + 350);
        Assert.Equal(phases, new Discrete([(1, 4), (2, 2), (3, 2)]));
    }

    [Fact]
    public void ParametersOutsideTheirRangeAreRefusedWithAReason()
    {
        var wrong = new Action[]
        {
            () => _ = new Constant(double.NaN),
            () => _ = new Exponential(0),
            () => _ = new Normal(0, -1),
            () => _ = new LogNormal(-1, 0.2),
            () => _ = LogNormal.FromMean(1, double.PositiveInfinity),
            () => _ = new Uniform(2, 1),
            () => _ = new LogUniform(0, 1),
            () => _ = new Weibull(1, 0),
            () => _ = new Gamma(-1, 1),
            () => _ = new Discrete([]),
            () => _ = new Discrete([(1, -1), (2, 3)]),
        };
        Assert.All(wrong, action => Assert.Contains("T", Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal));
    }

    private static double LargestDistance(double[] sorted, Distribution distribution)
    {
        double worst = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double cdf = distribution.Cdf(sorted[i]);
            worst = Math.Max(worst, Math.Max(Math.Abs(cdf - ((double)i / sorted.Length)), Math.Abs(cdf - ((i + 1.0) / sorted.Length))));
        }

        return worst;
    }
}
