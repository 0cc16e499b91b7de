using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Assays.Statistics;

namespace Anoikis.Tests.Studies.Assays.Statistics;

/// <summary>Bliss and Loewe where both are known.</summary>
public sealed class SynergyTests
{
    private static readonly Confidence P95 = Confidence.Percent95;

    [Fact]
    public void Independent_killers_have_no_excess_and_intervals_hold_it()
    {
        Assert.InRange(Coverage((a, b) => a && b, truth: 0), 0.925, 0.975);
    }

    [Fact]
    public void Killers_of_the_same_cells_have_the_excess_of_their_overlap()
    {
        // A cell that either kills alone has the same luck under both: v12 = min(v1, v2), so E = v1 v2 - min(v1, v2).
        Assert.InRange(Coverage((a, b) => b, truth: (0.7 * 0.5) - 0.5, nested: true), 0.925, 0.975);
    }

    [Fact]
    public void Synergy_is_not_taken_for_independence()
    {
        Assert.True(Coverage((a, b) => false, truth: 0) < 0.01);
    }

    [Fact]
    public void Cells_that_are_all_alike_leave_an_interval()
    {
        bool[] dead = new bool[100], alive = [.. Enumerable.Repeat(true, 100)];
        Interval excess = BlissExcess.Of(alive, dead, dead, dead, P95);
        Assert.Equal(0, excess.Value);
        Assert.Equal(P95.NormalQuantile * P95.NormalQuantile / 200, excess.Upper, 1e-12);
        Assert.False(BlissExcess.Of(dead, dead, dead, dead, P95).IsKnown);
    }

    [Fact]
    public void The_mean_excess_is_that_of_its_dishes()
    {
        var stream = new RandomStream(9, 0, 0);
        bool[][] alive = new bool[9][];
        for (int dish = 0; dish < 9; dish++)
        {
            alive[dish] = new bool[300];
            for (int cell = 0; cell < 300; cell++)
            {
                alive[dish][cell] = stream.NextBoolean(0.9 - (0.08 * dish));
            }
        }

        double mean = new[] { (1, 1), (1, 2), (2, 1), (2, 2) }.Average(p => BlissExcess.Of(alive[0], alive[3 * p.Item1], alive[p.Item2], alive[(3 * p.Item1) + p.Item2], P95).Value);
        Assert.Equal(mean, BlissExcess.Mean(alive, 3, 3, P95).Value, 1e-12);
    }

    [Theory]
    [InlineData(1.5, 0.7)]
    [InlineData(0.8, 1.0)]
    public void A_stimulus_with_itself_is_additive(double slope, double emax)
    {
        HillCurve curve = new(1, emax, 12, slope);
        foreach ((double first, double second) in new[] { (1.0, 3.0), (5, 5), (20, 2) })
        {
            Assert.Equal(1, LoeweIndex.Of(first, curve, second, curve, curve.Effect(first + second)), 1e-9);
            Assert.True(LoeweIndex.Of(first, curve, second, curve, curve.Effect(2 * (first + second))) < 0.6);
            Assert.True(LoeweIndex.Of(first, curve, second, curve, curve.Effect(0.5 * (first + second))) > 1.7);
        }
    }

    [Fact]
    public void An_effect_that_neither_reaches_has_no_index()
    {
        HillCurve weak = new(1, 0.4, 10, 1), strong = new(1, 0.9, 10, 1);
        Assert.Equal(double.NaN, LoeweIndex.Of(5, weak, 5, strong, 0.95));
        Assert.Equal(5 / strong.DoseOf(0.6), LoeweIndex.Of(5, weak, 5, strong, 0.6), 1e-12);
        Assert.Equal(double.NaN, LoeweIndex.Of(5, weak, 5, strong, 0));
    }

    private static double Coverage(Func<bool, bool, bool> both, double truth, bool nested = false)
    {
        const int Trials = 1000, Cells = 300;
        int held = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            var stream = new RandomStream(77, (ulong)trial, 0);
            bool[] neither = [.. Enumerable.Repeat(true, Cells)], first = new bool[Cells], second = new bool[Cells], together = new bool[Cells];
            for (int cell = 0; cell < Cells; cell++)
            {
                double u = stream.NextDouble();
                first[cell] = u < 0.7;
                second[cell] = (nested ? u : stream.NextDouble()) < 0.5;
                together[cell] = both(first[cell], second[cell]);
            }

            held += BlissExcess.Of(neither, first, second, together, P95).Contains(truth) ? 1 : 0;
        }

        return (double)held / Trials;
    }
}
