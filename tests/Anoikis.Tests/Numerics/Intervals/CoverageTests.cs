using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Intervals;

/// <summary>How often 95 % intervals hold the truth, by simulation with a fixed seed.</summary>
public sealed class CoverageTests
{
    private const int Trials = 4000;
    private static readonly Confidence P95 = Confidence.Percent95;

    [Theory]
    [InlineData(50, 0.05)]
    [InlineData(50, 0.4)]
    [InlineData(1000, 0.003)]
    public void WilsonCovers(long n, double p)
    {
        var stream = new RandomStream(61, 0, 0);
        AssertNear(Share(() => WilsonInterval.Of(stream.NextBinomial(n, p), n, P95).Contains(p)), 0.03);
    }

    [Fact]
    public void AProportionOfSplitFoundersCovers()
    {
        // 300 founders; a fifth reach a rare step and go on as 5 replicates of weight 1/5 whose fates share a founder's chance.
        var stream = new RandomStream(62, 0, 0);
        AssertNear(Share(() => SplitFounders(ref stream).ProportionInterval(P95).Contains(0.2 * 0.3)), 0.025);
    }

    [Fact]
    public void CountingReplicatesAsIndependentDoesNotCover()
    {
        var stream = new RandomStream(62, 0, 0);
        double share = Share(() =>
        {
            ClusteredSums sums = SplitFounders(ref stream);
            return WilsonInterval.OfProportion(sums.Ratio, 5 * sums.X, P95).Contains(0.2 * 0.3);
        });
        Assert.True(share < 0.8, $"{share}");
    }

    [Fact]
    public void ARatioOfClusteredSumsCovers()
    {
        var stream = new RandomStream(63, 0, 0);
        AssertNear(
            Share(() =>
            {
                ClusteredSums sums = default;
                for (int i = 0; i < 200; i++)
                {
                    double x = stream.NextGamma(2.0);
                    sums = sums.With(3.0 * x * stream.NextExponential(), x);
                }

                return sums.RatioInterval(P95).Contains(3.0);
            }),
            0.025);
    }

    [Fact]
    public void MeanMedianAndEffectSizeCover()
    {
        var stream = new RandomStream(64, 0, 0);
        double[] first = new double[15];
        double[] second = new double[25];
        int mean = 0, median = 0, effect = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            for (int i = 0; i < first.Length; i++)
                first[i] = 0.6 + stream.NextNormal();
            for (int i = 0; i < second.Length; i++)
                second[i] = stream.NextNormal();
            mean += SampleInterval.Mean(first, P95).Contains(0.6) ? 1 : 0;
            median += SampleInterval.Median(second, P95).Contains(0) ? 1 : 0;
            effect += EffectSize.HedgesG(first, second, P95).Contains(0.6) ? 1 : 0;
        }

        AssertNear((double)mean / Trials, 0.012);
        // (8, 18) of 25 holds the median with probability 0.9567.
        Assert.InRange((double)median / Trials, 0.9567 - 0.013, 0.9567 + 0.013);
        AssertNear((double)effect / Trials, 0.02);
    }

    private static ClusteredSums SplitFounders(ref RandomStream stream)
    {
        ClusteredSums sums = default;
        for (int founder = 0; founder < 300; founder++)
        {
            double y = 0;
            if (stream.NextBoolean(0.2))
            {
                double chance = stream.NextBoolean(0.3) ? 0.9 : 0.3 * 0.1 / 0.7;
                for (int k = 0; k < 5; k++)
                    y += stream.NextBoolean(chance) ? 0.2 : 0.0;
            }

            sums = sums.With(y, 1.0);
        }

        return sums;
    }

    private static double Share(Func<bool> holds) => Enumerable.Range(0, Trials).Count(_ => holds()) / (double)Trials;

    private static void AssertNear(double share, double tolerance) => Assert.InRange(share, 0.95 - tolerance, 0.95 + tolerance);
}
