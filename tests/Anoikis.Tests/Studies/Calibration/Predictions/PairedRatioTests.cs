using Anoikis.Numerics.Random;
using Anoikis.Studies.Calibration.Predictions;

namespace Anoikis.Tests.Studies.Calibration.Predictions;

/// <summary>Ratios of paired values.</summary>
public sealed class PairedRatioTests
{
    [Fact]
    public void Values_that_go_together_have_one_ratio_and_a_narrow_interval()
    {
        double[] there = [.. Enumerable.Range(1, 12).Select(i => 0.1 * i)];
        PairedRatio ratio = PairedRatio.Of("x", [.. there.Select(y => 2.5 * y)], there);
        Assert.Equal([2.5, 2.5, 2.5], new[] { ratio.OfSets.Value, ratio.OfMeans.Value, ratio.OfMeans.Upper }.Select(v => Math.Round(v, 9)));
        Assert.Equal((12, 12), (ratio.Sets, ratio.Pairs));
    }

    [Fact]
    public void A_rare_row_that_most_sets_do_not_see_has_its_ratio_of_means_alone()
    {
        double[] here = [0, 3, 0, 3, double.NaN];
        double[] there = [0, 1, 1, 0, 1];
        PairedRatio ratio = PairedRatio.Of("x", [.. here, .. here, .. here, .. here], [.. there, .. there, .. there, .. there]);
        Assert.Equal((8, 16), (ratio.Sets, ratio.Pairs));
        Assert.Equal(3, ratio.OfMeans.Value, 12);

        // By hand: residuals 0, 0, -3, 3, four times; v = 16/15 * 72 / 64 = 1.2.
        Assert.Equal(Math.Sqrt(1.2), ratio.OfMeans.StandardError, 12);
        Assert.Equal(3 * Math.Exp(1.959963984540054 * Math.Sqrt(1.2) / 3), ratio.OfMeans.Upper, 9);
        Assert.True(double.IsNaN(PairedRatio.Of("x", here, there).OfMeans.Upper));
    }

    [Fact]
    public void Nothing_seen_here_gives_no_interval_and_nothing_seen_there_no_value()
    {
        PairedRatio none = PairedRatio.Of("x", [0, 0], [1, 2]);
        Assert.Equal((0, true), (none.OfMeans.Value, double.IsNaN(none.OfMeans.Upper)));
        PairedRatio unknown = PairedRatio.Of("x", [1, 2], [0, 0]);
        Assert.Equal((false, false, 0), (unknown.OfMeans.IsKnown, unknown.OfSets.IsKnown, unknown.Sets));
    }

    [Fact]
    public void Ninety_five_intervals_of_a_hundred_hold_the_ratio_and_unpaired_ones_are_wider()
    {
        RandomStream random = new(7, 0, 0);
        int held = 0;
        double paired = 0;
        double shuffled = 0;
        const int studies = 400;
        for (int study = 0; study < studies; study++)
        {
            // What the set gives is common to both; what is left is each run's own chance.
            double[] common = [.. Enumerable.Range(0, 50).Select(_ => 0.5 + random.NextDouble())];
            double[] here = [.. common.Select(c => 2 * c * (0.8 + (0.4 * random.NextDouble())))];
            double[] there = [.. common.Select(c => c * (0.8 + (0.4 * random.NextDouble())))];
            PairedRatio ratio = PairedRatio.Of("x", here, there);
            held += ratio.OfMeans.Lower < 2 && ratio.OfMeans.Upper > 2 ? 1 : 0;
            paired += ratio.OfMeans.StandardError;
            shuffled += PairedRatio.Of("x", here, [.. there.Skip(1), there[0]]).OfMeans.StandardError;
        }

        // 95 % of 400 is 380, with a standard deviation of 4.4.
        Assert.InRange(held, 362, 396);
        Assert.True(shuffled > 1.5 * paired, $"{shuffled} {paired}");
    }
}
