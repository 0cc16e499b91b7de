using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Tests.Studies.Results.Estimates;

public sealed class StateOccupancyTests
{
    private static readonly RunRecord Run = SyntheticRun.Create(2000);

    [Fact]
    public void Shares_add_up_to_one_at_every_time()
    {
        double[] times = StateOccupancy.Times(SyntheticRun.Horizon, 50);
        var states = StateOccupancy.Of(Run.Entities, times);
        for (int i = 0; i < times.Length; i++)
        {
            Assert.Equal(1, states.Sum(s => s.Shares[i]), 9);
        }
    }

    [Fact]
    public void A_state_agrees_with_the_measure_of_the_same_name()
    {
        double[] times = [0, 5 * SyntheticRun.Day, SyntheticRun.Horizon];
        StateCourse solitary = StateOccupancy.Of(Run.Entities, times).Single(s => s.State == "solitary");
        double measured = MeasureEvaluation.Evaluate(new Measure(new InStep("solitary", 5 * SyntheticRun.Day), null), Run.Entities, SyntheticRun.Horizon).Value;
        double failedThere = Enumerable.Range(0, Run.Entities.Count).Count(r => Run.Entities.Status[r] == Anoikis.Kinetics.Lanes.LaneStop.StepTooSmall && Run.Entities.FateTime[r] > 5 * SyntheticRun.Day);
        Assert.InRange((solitary.Shares[1] * 2000) - measured, -1e-6, failedThere + 1e-6);
    }
}
