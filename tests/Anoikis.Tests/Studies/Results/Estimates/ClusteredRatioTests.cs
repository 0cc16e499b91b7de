using Anoikis.Numerics.Random;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Tests.Studies.Results.Estimates;

public sealed class ClusteredRatioTests
{
    [Theory]
    [InlineData(10, 100, 0.0552, 0.1744)]
    [InlineData(0, 50, 0.0, 0.0713)]
    [InlineData(50, 50, 0.9287, 1.0)]
    public void Without_clusters_it_is_Wilsons_interval(int hits, int trials, double lower, double upper)
    {
        Estimate estimate = Ratio(trials, i => i < hits ? 1 : 0);
        Assert.Equal(hits / (double)trials, estimate.Value, 12);
        Assert.Equal(lower, estimate.Lower, 2);
        Assert.Equal(upper, estimate.Upper, 2);
    }

    [Fact]
    public void Replicates_of_a_founder_add_no_certainty()
    {
        Estimate single = Ratio(200, i => i % 10 == 0 ? 1 : 0);
        Estimate tenfold = Ratio(200, i => i % 10 == 0 ? Enumerable.Repeat(0.1, 10).Sum() : 0);
        Assert.Equal(single.Lower, tenfold.Lower, 9);
        Assert.Equal(single.Upper, tenfold.Upper, 9);
        ClusteredRatio independent = new();
        for (int i = 0; i < 2000; i++)
        {
            independent.Add(i % 200 < 20 ? 0.1 : 0, 0.1);
        }

        Estimate wrong = independent.Estimate();
        Assert.True(wrong.Upper - wrong.Lower < 0.5 * (tenfold.Upper - tenfold.Lower), "counting replicates as founders must show as a narrower interval");
    }

    [Fact]
    public void Its_interval_holds_the_truth_in_95_of_100_samples()
    {
        // 2000 samples of 300 founders; each founder has a share of its own, uniform on 0 to 0.2, and 5 replicates.
        int held = 0;
        for (int sample = 0; sample < 2000; sample++)
        {
            RandomStream random = new(7, (ulong)sample, 0);
            ClusteredRatio ratio = new();
            for (int founder = 0; founder < 300; founder++)
            {
                double share = 0.2 * random.NextDouble();
                int hits = 0;
                for (int replicate = 0; replicate < 5; replicate++)
                {
                    hits += random.NextBoolean(share) ? 1 : 0;
                }

                ratio.Add(hits / 5.0, 1);
            }

            Estimate estimate = ratio.Estimate();
            held += estimate.Lower <= 0.1 && estimate.Upper >= 0.1 ? 1 : 0;
        }

        // 95 % of 2000, within four standard deviations of a binomial count.
        Assert.InRange(held, 1900 - 40, 1900 + 40);
    }

    [Fact]
    public void A_ratio_above_one_has_a_positive_interval()
    {
        ClusteredRatio ratio = new();
        for (int i = 0; i < 100; i++)
        {
            ratio.Add(3 + (i % 5), 1);
        }

        Estimate estimate = ratio.Estimate();
        Assert.Equal(5, estimate.Value, 12);
        Assert.InRange(estimate.Lower, 4.6, 4.8);
        Assert.InRange(estimate.Upper, 5.2, 5.4);
    }

    [Fact]
    public void Nothing_below_is_no_estimate() => Assert.False(Ratio(10, _ => 0, 0).IsKnown);

    private static Estimate Ratio(int clusters, Func<int, double> numerator, double denominator = 1)
    {
        ClusteredRatio ratio = new();
        for (int i = 0; i < clusters; i++)
        {
            ratio.Add(numerator(i), denominator);
        }

        return ratio.Estimate();
    }
}
