using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>The step with row exchanges is the same step as the straight-line one.</summary>
public unsafe class PivotingStepTests
{
    [Theory]
    [InlineData("robertson", 0.5, IntegrationMethod.Rodas4P2)]
    [InlineData("switch", 200, IntegrationMethod.Rodas4P2)]
    [InlineData("functions", 0.3, IntegrationMethod.Rodas4P2)]
    [InlineData("robertson", 0.5, IntegrationMethod.Rodas5P)]
    [InlineData("switch", 200, IntegrationMethod.Rodas5P)]
    [InlineData("functions", 0.3, IntegrationMethod.Rodas5P)]
    public void Both_steps_agree(string name, double h, IntegrationMethod method)
    {
        (double[] straight, double[] pivoted) = Steps(name, h, h, method);
        for (int i = 0; i < straight.Length; i++)
        {
            Assert.Equal(straight[i], pivoted[i], 1e-9 * (1 + Math.Abs(straight[i])));
        }
    }

    [Fact]
    public void Another_step_size_is_seen()
    {
        // The planted fault: the comparison above must see a step that is a thousandth longer.
        (double[] straight, double[] pivoted) = Steps("functions", 0.3, 0.3003, IntegrationMethod.Rodas4P2);
        Assert.Contains(straight.Zip(pivoted), p => Math.Abs(p.First - p.Second) > 1e-9 * (1 + Math.Abs(p.First)));
    }

    [Fact]
    public void A_lane_whose_pivot_vanishes_steps_with_row_exchanges()
    {
        // X' = k X (1 - X/1e6) from X = 1 has the pivot 1/(gamma h) - k, which is zero just above h = 4/k.
        OdeSystem system = LaneNetworks.Growth(1);
        LaneEngine engine = LaneEngine.Compile(system, new LaneOptions { RelativeTolerance = 1e-3, AbsoluteTolerance = 1, FirstStep = 4.000008 });
        var schedule = new RecordingSchedule(system, 1, 30);
        engine.Run(schedule);
        Assert.True(engine.PivotingSteps > 0);
        Assert.Equal(LaneStop.Reached, schedule.Ends[0].Stop);
        Assert.Equal(1e6, schedule.Ends[0].States[0], 2e4);
    }

    private static (double[] Straight, double[] Pivoted) Steps(string name, double straightStep, double pivotedStep, IntegrationMethod method)
    {
        OdeSystem system = name switch
        {
            "robertson" => LaneNetworks.Robertson(),
            "switch" => LaneNetworks.Switch(),
            _ => LaneNetworks.Functions(),
        };
        using Bundle bundle = OneCellBundle.Of(system, RosenbrockTableau.Of(method), start: (y, i) => y + (0.1 * (i + 1)));
        bundle.Lanes.TrialStep[0] = straightStep;
        RosenbrockStepper<Lanes1, double, DoubleStages<Lanes1, double>>.Try(bundle);
        double[] straight = Read(bundle);
        bundle.Lanes.TrialStep[0] = pivotedStep;
        Assert.True(new PivotingStep(bundle.Network).Try(bundle, 0));
        return (straight, Read(bundle));
    }

    private static double[] Read(Bundle bundle)
    {
        int n = bundle.Network.Layout.States;
        var values = new List<double>();
        for (int i = 0; i < n; i++)
        {
            values.Add(bundle.StageValue(bundle.Network.Tableau.Stages, i));
            values.Add(((double*)bundle.FilteredError)[i]);
            for (int stage = 0; stage < bundle.Network.Tableau.Stages; stage++)
            {
                values.Add(bundle.StageValue(stage, i));
            }
        }

        return [.. values];
    }
}
