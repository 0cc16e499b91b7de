using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Assays.Statistics;

namespace Anoikis.Tests.Studies.Assays.Statistics;

/// <summary>Dose-response curves against curves that are known.</summary>
public sealed class DoseResponseFitTests
{
    private static readonly double[] Doses = [0, 0.3, 1, 2, 5, 10, 20, 50, 100, 300];
    private static readonly Confidence P95 = Confidence.Percent95;

    [Theory]
    [InlineData(1, 0.6, 8, 1.4)]
    [InlineData(0.9, 1, 30, 0.7)]
    [InlineData(1, 0.3, 3, 4)]
    public void A_curve_without_noise_is_found_again(double baseline, double emax, double ec50, double slope)
    {
        HillCurve truth = new(baseline, emax, ec50, slope);
        double[] alive = [.. Doses.Select(d => 1e6 * truth.Viability(d))];
        HillCurve found = new HillFit(Doses).Fit(alive, 1e6);
        Assert.Equal(baseline, found.Base, 0.002);
        Assert.Equal(emax, found.Emax, 0.004);
        Assert.Equal(ec50, found.Ec50, 0.01 * ec50);
        Assert.Equal(slope, found.Slope, 0.01 * slope);
        Assert.Equal(ec50, found.DoseOf(emax / 2), 0.02 * ec50);
    }

    [Fact]
    [Trait("Category", "slow")]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        (double ec50, double emax, double slope) = Coverage(1);
        Assert.InRange(ec50, 0.89, 0.99);
        Assert.InRange(emax, 0.89, 0.99);
        Assert.InRange(slope, 0.89, 0.99);
    }

    [Fact]
    [Trait("Category", "slow")]
    public void Cells_counted_four_times_give_intervals_that_do_not()
    {
        (double ec50, double emax, double slope) = Coverage(4);
        Assert.True(ec50 < 0.85 && emax < 0.85 && slope < 0.85, $"{ec50} {emax} {slope}");
    }

    [Fact]
    public void Doses_that_do_nothing_are_told()
    {
        var stream = new RandomStream(3, 0, 0);
        int seen = 0;
        for (int trial = 0; trial < 100; trial++)
        {
            bool[][] alive = [.. Doses.Select(_ => new bool[200])];
            for (int cell = 0; cell < 200; cell++)
            {
                foreach (bool[] dish in alive)
                {
                    dish[cell] = stream.NextBoolean(0.8);
                }
            }

            seen += DoseResponseFit.Of(Doses, alive, 1, (ulong)trial, P95).Verdict == DoseVerdict.NoEffect ? 0 : 1;
        }

        Assert.True(seen <= 10, $"{seen} of 100 sets of doses without effect were taken for one");
    }

    [Fact]
    public void An_ec50_above_the_doses_is_not_made_up()
    {
        bool[][] alive = Cells(1000, new HillCurve(1, 1, 900, 2), 7);
        DoseResponseFit fit = DoseResponseFit.Of(Doses, alive, 1, 0, P95);
        Assert.True(fit.Verdict is DoseVerdict.AboveHighest or DoseVerdict.Unknown, $"{fit.Verdict}");
        Assert.Equal(double.PositiveInfinity, fit.Ec50.Upper);
    }

    [Fact]
    public void An_ec50_below_the_doses_is_not_made_up()
    {
        DoseResponseFit fit = DoseResponseFit.Of(Doses, Cells(1000, new HillCurve(1, 0.7, 0.05, 1), 7), 1, 0, P95);
        Assert.True(fit.Verdict is DoseVerdict.BelowLowest or DoseVerdict.Unknown, $"{fit.Verdict}");
        Assert.Equal(0, fit.Ec50.Lower);
    }

    [Fact]
    public void A_step_between_two_doses_has_no_upper_end_of_the_slope()
    {
        DoseResponseFit fit = DoseResponseFit.Of(Doses, Cells(1000, new HillCurve(1, 0.8, 7, 500), 7), 1, 0, P95);
        Assert.Equal(double.PositiveInfinity, fit.Slope.Upper);
        Assert.InRange(fit.Ec50.Value, 5, 10);
    }

    [Fact]
    public void What_protects_has_no_curve()
    {
        bool[][] alive = Cells(500, new HillCurve(1, 0.6, 8, 1), 7);
        Assert.Equal(DoseVerdict.Protects, DoseResponseFit.Of(Doses, [.. alive.Reverse()], 1, 0, P95).Verdict);
    }

    /// <summary>Cells with a threshold each: they die from that dose on, so that a cell's fates in the dishes hang together as they do in an assay.</summary>
    private static bool[][] Cells(int cells, HillCurve curve, ulong seed)
    {
        bool[][] alive = [.. Doses.Select(_ => new bool[cells])];
        for (int cell = 0; cell < cells; cell++)
        {
            var stream = new RandomStream(seed, (ulong)cell, 0);
            double u = stream.NextDouble(), killable = stream.NextDouble();
            double threshold = killable < curve.Emax ? curve.Ec50 * Math.Pow(u / (1 - u), 1 / curve.Slope) : double.PositiveInfinity;
            for (int dish = 0; dish < Doses.Length; dish++)
            {
                alive[dish][cell] = Doses[dish] < threshold;
            }
        }

        return alive;
    }

    private static (double Ec50, double Emax, double Slope) Coverage(int copies)
    {
        HillCurve truth = new(1, 0.6, 8, 1.4);
        const int Trials = 120;
        int ec50 = 0, emax = 0, slope = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            bool[][] alive = Cells(400, truth, (ulong)(100 + trial));
            DoseResponseFit fit = DoseResponseFit.Of(Doses, [.. alive.Select(dish => Enumerable.Range(0, copies).SelectMany(_ => dish).ToArray())], 1, (ulong)trial, P95);
            ec50 += fit.Ec50.Contains(truth.Ec50) ? 1 : 0;
            emax += fit.Emax.Contains(truth.Emax) ? 1 : 0;
            slope += fit.Slope.Contains(truth.Slope) ? 1 : 0;
        }

        return ((double)ec50 / Trials, (double)emax / Trials, (double)slope / Trials);
    }
}
