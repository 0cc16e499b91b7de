using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Assays.Statistics;

namespace Anoikis.Tests.Studies.Assays.Statistics;

/// <summary>Kaplan-Meier, densities, paired shares and correlations against published examples and known truths.</summary>
public sealed class SurvivalStatisticsTests
{
    private static readonly Confidence P95 = Confidence.Percent95;

    // Weeks of remission under 6-MP (Freireich et al. 1963), the example of most textbooks; a minus is a patient last seen in remission.
    private static readonly int[] Remission = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

    [Theory]
    [InlineData(6, 0.857)]
    [InlineData(7, 0.807)]
    [InlineData(10, 0.753)]
    [InlineData(13, 0.690)]
    [InlineData(16, 0.627)]
    [InlineData(22, 0.538)]
    [InlineData(23, 0.448)]
    public void Kaplan_Meier_gives_the_published_curve(double week, double survival) => Assert.Equal(survival, SurvivalSteps.At(Curve(), week), 0.0005);

    [Fact]
    public void Greenwoods_interval_is_that_of_the_log_minus_log()
    {
        // At week 10 S = 0.7529 and Greenwood's sum is 0.1281^2 / ... : se(S) = 0.0963 (Collett, Modelling Survival Data), so se(log -log S) = 0.0963 / (S |ln S|).
        SurvivalStep step = Curve().Single(s => s.Time.Equals(10));
        double s = 0.75294, width = 1.959964 * 0.09635 / (s * Math.Abs(Math.Log(s)));
        Assert.Equal(Math.Pow(s, Math.Exp(width)), step.Lower, 0.001);
        Assert.Equal(Math.Pow(s, Math.Exp(-width)), step.Upper, 0.001);
    }

    [Fact]
    public void Taking_those_last_seen_for_dead_gives_another_curve()
        => Assert.True(Math.Abs(SurvivalSteps.At(SurvivalSteps.Of(Remission.Select(w => ((double)Math.Abs(w), true)), P95), 23) - 0.448) > 0.1);

    [Fact]
    public void A_density_has_area_1_and_the_shape_of_its_law()
    {
        var stream = new RandomStream(4, 0, 0);
        double[] times = [.. Enumerable.Range(0, 20_000).Select(_ => 10 + (2 * stream.NextNormal()))];
        double[] places = [.. Enumerable.Range(0, 401).Select(i => i * 0.05)];
        double[] density = KernelDensity.Of(times, places);
        Assert.Equal(1, density.Sum() * 0.05, 0.01);
        Assert.Equal(1 / (2 * Math.Sqrt(2 * Math.PI)), density[200], 0.01);
        double[] reflected = KernelDensity.Of([.. Enumerable.Range(0, 5000).Select(_ => stream.NextExponential())], places);
        Assert.Equal(1, (reflected.Sum() - (0.5 * reflected[0])) * 0.05, 0.005);
    }

    [Fact]
    public void Anscombes_first_set_has_its_published_correlation()
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        Interval r = Correlation.Of([.. x.Zip(y)], P95);
        Assert.Equal(0.81642, r.Value, 0.00001);
        Assert.Equal(0.42439, r.Lower, 0.0001);
        Assert.Equal(0.95069, r.Upper, 0.0001);
    }

    [Fact]
    public void Paired_differences_and_surviving_fractions_cover()
    {
        const int Trials = 1000, Cells = 200;
        int difference = 0, fraction = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            var stream = new RandomStream(31, (ulong)trial, 0);
            bool[] control = new bool[Cells], dosed = new bool[Cells];
            for (int cell = 0; cell < Cells; cell++)
            {
                control[cell] = stream.NextBoolean(0.8);
                dosed[cell] = control[cell] && stream.NextBoolean(0.5);
            }

            difference += PairedShares.Difference(control, dosed, P95).Contains(0.4) ? 1 : 0;
            fraction += SurvivingFraction.Of(control, dosed, P95).Contains(0.5) ? 1 : 0;
        }

        Assert.InRange(difference, 925, 985);
        Assert.InRange(fraction, 925, 985);
    }

    [Fact]
    public void A_bootstrap_keeps_the_pairing_of_dishes()
    {
        // The second dish is the first turned round: their sum is the number of cells in every sample, and in none where cells of dishes were drawn apart.
        bool[] one = [.. Enumerable.Range(0, 100).Select(i => i % 3 == 0)];
        var bootstrap = new CellBootstrap([one, [.. one.Select(o => !o)]]);
        var stream = new RandomStream(8, 0, CellBootstrap.Purpose);
        double[] counts = new double[2];
        double sum = 0, squares = 0;
        for (int i = 0; i < 2000; i++)
        {
            bootstrap.Draw(ref stream, counts);
            Assert.Equal(100, counts[0] + counts[1]);
            sum += counts[0];
            squares += counts[0] * counts[0];
        }

        double mean = sum / 2000, variance = (squares / 2000) - (mean * mean);
        Assert.Equal(34, mean, 0.5);
        Assert.InRange(variance, 0.9 * 34 * 0.66, 1.1 * 34 * 0.66);
    }

    private static ImmutableArray<SurvivalStep> Curve() => SurvivalSteps.Of(Remission.Select(w => ((double)Math.Abs(w), w > 0)), P95);

    [Fact]
    public void A_difference_of_shares_ends_at_one()
    {
        Assert.Equal((1, 1), (PairedShares.Difference([true, true, true, true], [false, false, false, false], P95) is { } all ? (all.Value, all.Upper) : default));
        Assert.InRange(PairedShares.Difference([true, true, true, true], [false, false, false, false], P95).Lower, 0.4, 0.6);
        Assert.Equal(-1, PairedShares.Difference([false, false], [true, true], P95).Lower);
    }
}
