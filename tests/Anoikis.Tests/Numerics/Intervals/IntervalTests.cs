using Anoikis.Numerics.Intervals;

namespace Anoikis.Tests.Numerics.Intervals;

/// <summary>Closed forms and published values.</summary>
public sealed class IntervalTests
{
    private static readonly Confidence P95 = Confidence.Percent95;

    [Theory]
    [InlineData(1, 12.706204736174705)]
    [InlineData(2, 4.3026527297494639)]
    [InlineData(5, 2.5705818356363155)]
    [InlineData(30, 2.0422724563012383)]
    [InlineData(1000, 1.9623390808264085)]
    [InlineData(1e12, 1.9599639845400545)]
    public void StudentQuantilesAreThoseOfTheTables(double degrees, double expected)
        => Assert.Equal(expected, P95.StudentQuantile(degrees), expected * 1e-11);

    [Fact]
    public void LevelsOutsideZeroToOneAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Confidence(1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Confidence(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => P95.StudentQuantile(0));
    }

    // Newcombe, Stat. Med. 17 (1998) 857, table I, score method: 81/263, 15/148, 0/20, 1/29.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void WilsonMatchesNewcombe(double successes, double trials, double lower, double upper)
    {
        Interval interval = WilsonInterval.Of(successes, trials, P95);
        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Fact]
    public void WilsonAtTheEdges()
    {
        double z = P95.NormalQuantile;
        Interval none = WilsonInterval.Of(0, 1e6, P95);
        Assert.Equal(0.0, none.Lower);
        Assert.Equal(z * z / (1e6 + (z * z)), none.Upper, 1e-15);
        Assert.Equal(1.0, WilsonInterval.Of(2.5, 2.5, P95).Upper);
        Assert.False(WilsonInterval.Of(0, 0, P95).IsKnown);
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(2, 1, P95));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(-1, 1, P95));
    }

    [Fact]
    public void SingleClustersOfOneReduceToTheBinomial()
    {
        ClusteredSums sums = default;
        for (int i = 0; i < 263; i++)
            sums = sums.With(i < 81 ? 1 : 0, 1);
        // v = k/(k - 1) R (1 - R)/k, so the effective number is k - 1.
        Interval expected = WilsonInterval.OfProportion(81.0 / 263, 262, P95);
        Interval actual = sums.ProportionInterval(P95);
        Assert.Equal(expected.Lower, actual.Lower, 12);
        Assert.Equal(expected.Upper, actual.Upper, 12);
        Assert.Equal(263.0 / 262, sums.DesignEffect, 10);
    }

    [Fact]
    public void ReplicatesThatAllAgreeCountOnce()
    {
        ClusteredSums single = default;
        ClusteredSums split = default;
        for (int i = 0; i < 100; i++)
        {
            double y = i < 30 ? 1 : 0;
            single = single.With(y, 1);
            double sum = 0;
            for (int k = 0; k < 8; k++)
                sum += y / 8;
            split = split.With(sum, 1);
        }

        Assert.Equal(single.ProportionInterval(P95), split.ProportionInterval(P95));
        Assert.Equal(single, (single with { }) + default(ClusteredSums));
    }

    [Fact]
    public void SumsOfRangesAddUp()
    {
        ClusteredSums left = default(ClusteredSums).With(0.25, 1).With(0.5, 1);
        ClusteredSums right = default(ClusteredSums).With(0, 0).With(2, 4);
        Assert.Equal(default(ClusteredSums).With(0.25, 1).With(0.5, 1).With(0, 0).With(2, 4), left + right);
    }

    [Fact]
    public void NothingSeenStillHasAnUpperEnd()
    {
        ClusteredSums sums = default;
        for (int i = 0; i < 1000; i++)
            sums = sums.With(0, 1);
        Assert.Equal(0.0, sums.ProportionInterval(P95).Lower);
        Assert.InRange(sums.ProportionInterval(P95).Upper, 0.003, 0.004);
        Assert.Equal(-Math.Log(0.025) / 1000, sums.RatioInterval(P95).Upper, 1e-15);
        Assert.False(default(ClusteredSums).RatioInterval(P95).IsKnown);
        Assert.False(default(ClusteredSums).ProportionInterval(P95).IsKnown);
    }

    [Fact]
    public void AMeanHasStudentsInterval()
    {
        // 1..5: mean 3, s = sqrt(2.5), t(4) = 2.7764451051977987.
        Interval interval = SampleInterval.Mean([1, 2, 3, 4, 5], P95);
        Assert.Equal(3.0, interval.Value);
        Assert.Equal(3 - (2.7764451051977987 * Math.Sqrt(0.5)), interval.Lower, 1e-10);
        Assert.Equal(3 + (2.7764451051977987 * Math.Sqrt(0.5)), interval.Upper, 1e-10);
        Assert.Equal(double.PositiveInfinity, SampleInterval.Mean([1], P95).Upper);
        Assert.False(SampleInterval.Mean([], P95).IsKnown);
    }

    // Order statistics of tables of the sign test: n = 10 gives (2, 9), n = 25 gives (8, 18).
    [Theory]
    [InlineData(10, 2, 9)]
    [InlineData(25, 8, 18)]
    [InlineData(6, 1, 6)]
    public void AMedianHasTheSignTestsInterval(int n, int low, int high)
    {
        double[] sample = [.. Enumerable.Range(1, n).Select(i => (double)i).Reverse()];
        Interval interval = SampleInterval.Median(sample, P95);
        Assert.Equal((n + 1) / 2.0, interval.Value);
        Assert.Equal(low, interval.Lower);
        Assert.Equal(high, interval.Upper);
    }

    [Fact]
    public void FiveObservationsBoundNoMedian()
        => Assert.Equal(double.NegativeInfinity, SampleInterval.Median([1, 2, 3, 4, 5], P95).Lower);

    [Fact]
    public void HedgesGMatchesTheFormula()
    {
        // m = 3 and 5, s = sqrt(2.5) both: d = -2/1.5811; J(8) = Gamma(4)/(2 Gamma(3.5)) = 0.90268.
        Interval g = EffectSize.HedgesG([1, 2, 3, 4, 5], [3, 4, 5, 6, 7], P95);
        double d = -2 / Math.Sqrt(2.5);
        const double j = 0.9027033336764101;
        Assert.Equal(j * d, g.Value, 12);
        double half = 1.959963984540054 * j * Math.Sqrt(0.4 + (d * d / 20));
        Assert.Equal((j * d) - half, g.Lower, 10);
        Assert.False(EffectSize.HedgesG([1], [2, 3], P95).IsKnown);
        Assert.False(EffectSize.HedgesG([1, 1], [2, 2], P95).IsKnown);
    }
}
