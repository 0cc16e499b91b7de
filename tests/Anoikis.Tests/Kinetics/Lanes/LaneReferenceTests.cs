using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Reference;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>The lanes against the scalar engine, which shares neither its matrix, its pivoting nor its step control with them.</summary>
public class LaneReferenceTests
{
    [Theory]
    [InlineData("switch", 9000, 1e-3)]
    [InlineData("robertson", 1e4, 1e-11)]
    [InlineData("functions", 15, 1e-9)]
    [InlineData("refill", 8, 1e-6)]
    public void Lanes_agree_with_the_scalar_engine(string name, double end, double atol)
    {
        OdeSystem system = Named(name);
        double[] lanes = Lanes(system, end, 1e-9, atol);
        double[] scalar = Scalar(system, end, 1e-10, atol);
        for (int i = 0; i < lanes.Length; i++)
        {
            Assert.Equal(scalar[i], lanes[i], 2e-6 * (atol + Math.Abs(scalar[i])) + (100 * atol));
        }
    }

    [Theory]
    [InlineData(1e-5, IntegrationMethod.Rodas4P2)]
    [InlineData(9.9e-6, IntegrationMethod.Rodas5P)]
    public void Tight_tolerances_take_the_method_of_order_5(double rtol, IntegrationMethod expected)
        => Assert.Equal(expected, LaneEngine.MethodFor(rtol));

    [Fact]
    public void A_wrong_rate_is_seen()
    {
        // The planted fault of the comparison above: one rate off by a thousandth.
        double[] right = Lanes(LaneNetworks.Growth(1), 5, 1e-9, 1e-6);
        double[] wrong = Scalar(LaneNetworks.Growth(1.001), 5, 1e-10, 1e-6);
        Assert.True(Math.Abs(right[0] / wrong[0] - 1) > 1e-3);
    }

    [Fact]
    public void Death_is_found_where_the_dense_output_passes_the_threshold()
    {
        OdeSystem system = LaneNetworks.Switch();
        LaneEngine engine = Compile(system, 1e-8, 1e-3);
        var schedule = new RecordingSchedule(system, 1, 1e6);
        engine.Run(schedule);
        RecordingSchedule.End end = schedule.Ends[0];
        int product = IndexOf(system, "P");
        Assert.Equal(LaneStop.Event, end.Stop);
        Assert.Equal(5e4, end.States[product], 1e-3);
        double[] scalar = Scalar(system, end.Time, 1e-10, 1e-4);
        Assert.Equal(5e4, scalar[product], 0.1);
    }

    [Fact]
    public void Events_act_and_the_lane_goes_on()
    {
        OdeSystem system = LaneNetworks.Refill();
        double end = (3 * Math.Log(10)) + 0.5;
        double[] states = Lanes(system, end, 1e-9, 1e-9);
        Assert.Equal(100 * Math.Exp(-0.5), states[0], 1e-4);
    }

    [Fact]
    public void Samples_lie_on_the_curve_and_do_not_alter_it()
    {
        OdeSystem system = LaneNetworks.Growth(1);
        var sampled = new RecordingSchedule(system, 1, 20, sampleEvery: 0.7);
        var plain = new RecordingSchedule(system, 1, 20);
        LaneEngine engine = Compile(system, 1e-8, 1e-6);
        engine.Run(sampled);
        engine.Run(plain);
        Assert.Equal(plain.Ends[0].States[0], sampled.Ends[0].States[0]);
        Assert.Equal(28, sampled.Samples.Count);
        foreach ((_, double time, double[] states) in sampled.Samples)
        {
            double exact = 1e6 / (1 + ((1e6 - 1) * Math.Exp(-time)));
            Assert.Equal(exact, states[0], 1e-5 * exact);
        }
    }

    [Fact]
    public void A_failure_is_a_status_not_a_number()
    {
        // X' = k X (1 - X/1e6) from below zero runs to minus infinity in finite time.
        OdeSystem system = LaneNetworks.Growth(-1);
        LaneEngine engine = Compile(system, 1e-6, 1e-6);
        var schedule = new FailingSchedule();
        engine.Run(schedule);
        Assert.Contains(schedule.Stop, new[] { LaneStop.StepTooSmall, LaneStop.NotFinite });
        Assert.True(schedule.Time < 1);
    }

    private static OdeSystem Named(string name) => name switch
    {
        "switch" => LaneNetworks.Switch(),
        "robertson" => LaneNetworks.Robertson(),
        "functions" => LaneNetworks.Functions(),
        _ => LaneNetworks.Refill(),
    };

    private static LaneEngine Compile(OdeSystem system, double rtol, double atol) => LaneEngine.Compile(
        system, new LaneOptions { RelativeTolerance = rtol, AbsoluteTolerance = atol, StoppingEvents = ["death"] });

    private static double[] Lanes(OdeSystem system, double end, double rtol, double atol)
    {
        var schedule = new RecordingSchedule(system, 1, end);
        Compile(system, rtol, atol).Run(schedule);
        Assert.Equal(LaneStop.Reached, schedule.Ends[0].Stop);
        return schedule.Ends[0].States;
    }

    private static double[] Scalar(OdeSystem system, double end, double rtol, double atol)
    {
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions
        {
            Times = [end],
            RelativeTolerance = rtol,
            AbsoluteTolerance = atol,
            Columns = [.. system.States.Select(s => s.Id)],
        });
        Assert.Equal(IntegrationStatus.Reached, course.Status);
        return course.Row(0).ToArray();
    }

    private static int IndexOf(OdeSystem system, string id) => system.States.Select(s => s.Id).ToList().IndexOf(id);

    private sealed class FailingSchedule : ILaneSchedule
    {
        private bool _started;

        public LaneStop Stop { get; private set; }

        public double Time { get; private set; }

        public bool TryStart(LaneCell cell)
        {
            if (_started)
            {
                return false;
            }

            _started = true;
            cell.WriteStates([2e6]);
            cell.Time = 0;
            cell.StopTime = 100;
            return true;
        }

        public bool TryContinue(LaneCell cell)
        {
            Stop = cell.Stop;
            Time = cell.Time;
            return false;
        }

        public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;
    }
}
