using Anoikis.Numerics.Random;
using Anoikis.Survival.Comparison;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Power;

namespace Anoikis.Tests.Survival.Power;

public sealed class LogRankPowerTests
{
    // Schoenfeld's table: hazard ratio 1.5, two-sided 0.05, power 0.9: (1.95996 + 1.28155)^2 / (0.25 ln(1.5)^2) = 255.65.
    [Fact]
    public void EventsAreThoseOfTheFormula()
    {
        Assert.Equal(255.65, LogRankPower.Events(1.5, 0.25, 0.9), 2);
        Assert.Equal(0.9, LogRankPower.Of(LogRankPower.Events(1.5, 0.25, 0.9), 1.5), 4);
        Assert.Equal(LogRankPower.Events(1.5), LogRankPower.Events(1 / 1.5), 9);
    }

    [Fact]
    public void EventProbabilityIsTheMeanOverEntries()
    {
        double sum = 0;
        for (int i = 0; i < 10_000; i++)
        {
            sum += 1 - Math.Exp(-0.3 * (1 + (2 * (i + 0.5) / 10_000)));
        }

        Assert.Equal(sum / 10_000, LogRankPower.EventProbability(0.3, 2, 1), 7);
    }

    [Fact]
    public void SimulatedTrialsHaveThePowerPromised()
    {
        const int Trials = 400;
        const int N = 200;
        int found = 0;
        for (int t = 0; t < Trials; t++)
        {
            RandomStream random = new(17, (ulong)t, 0);
            double[] time = new double[N];
            for (int i = 0; i < N; i++)
            {
                time[i] = random.NextExponential() / (i % 2 == 0 ? 1.0 : 1.5);
            }

            RowGroups arms = new([.. Enumerable.Range(0, N).Select(i => i % 2)], ["a", "b"]);
            found += LogRank.Test(new SurvivalTimes(time, [.. Enumerable.Repeat(true, N)]), arms).P < 0.05 ? 1 : 0;
        }

        double promised = LogRankPower.Of(N, 1.5);
        Assert.InRange((double)found / Trials, promised - 0.07, promised + 0.07);
    }
}
