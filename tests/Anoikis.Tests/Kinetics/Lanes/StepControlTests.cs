using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>How one lane's steps follow from its errors, rule by rule. Errors are mean squares over tolerance, so that the step scales with their eighth root where the order is 4.</summary>
public sealed class StepControlTests
{
    private const double Safety = 0.8;

    [Fact]
    public void The_next_step_has_the_error_that_the_order_promises_less_a_margin()
    {
        var lane = new Lane();
        Assert.True(lane.Try(Square(0.5)));
        Assert.Equal(Safety * Root(0.5), lane.Step, 12);
        Assert.Equal(1, lane.Time);
    }

    [Fact]
    public void A_step_that_errs_too_much_is_taken_again_shorter_and_the_next_does_not_grow()
    {
        var lane = new Lane();
        Assert.False(lane.Try(Square(4)));
        double shorter = Safety * Root(4);
        Assert.Equal(0, lane.Time);
        Assert.Equal(shorter, lane.Step, 12);
        Assert.True(lane.Try(Square(1e-3)));
        Assert.Equal(shorter, lane.Step, 12);
        Assert.True(lane.Try(Square(1e-3)));
        Assert.True(lane.Step > 1.5 * shorter);
    }

    [Theory]
    [InlineData(1e-40, 6)]
    [InlineData(1e40, 0.1)]
    [InlineData(double.NaN, 0.1)]
    public void No_step_changes_by_more_than_it_may(double error, double factor)
    {
        var lane = new Lane();
        Assert.Equal(factor == 6, lane.Try(error));
        Assert.Equal(factor, lane.Step, 12);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(6, 1.2)]
    public void Errors_that_shrink_let_the_prediction_go_further_the_more_so_in_a_cell_s_first_steps(int stepsBefore, double trust)
    {
        // The second step is twice as long and errs so much less that the prediction would pass either bound.
        var lane = new Lane { Steps = stepsBefore };
        lane.Try(Square(1));
        lane.Step = 2;
        lane.Try(Square(0.15));
        double classical = Safety * Root(0.15);
        Assert.True(2 * Root(0.15) / Root(1) > trust);
        Assert.Equal(2 * trust * classical, lane.Step, 12);
    }

    [Fact]
    public void Errors_that_rise_shorten_the_step_by_as_much_again()
    {
        var lane = new Lane();
        lane.Try(Square(0.3));
        lane.Step = 1;
        lane.Try(Square(0.9));
        Assert.Equal(Safety * Root(0.9) * Root(0.9) / Root(0.3), lane.Step, 12);
    }

    [Fact]
    public void One_very_exact_step_shortens_the_next_no_more_than_one_that_erred_by_a_tenth()
    {
        var lane = new Lane();
        lane.Try(Square(1e-4));
        lane.Step = 1;
        lane.Try(Square(0.5));
        Assert.Equal(Safety * Root(0.5) * Root(0.5) / Root(0.1), lane.Step, 12);
    }

    [Theory]
    [InlineData(1.09, true)]
    [InlineData(1.11, false)]
    public void A_remainder_a_little_longer_than_the_step_is_taken_with_it(double stop, bool whole)
    {
        var lane = new Lane { Stop = stop };
        lane.Try(Square(0.5));
        Assert.Equal(whole ? stop : 1, lane.Time);
    }

    [Fact]
    public void A_step_cut_at_a_stop_does_not_shorten_the_next()
    {
        var lane = new Lane { Stop = 0.25 };
        lane.Try(Square(0.9));
        Assert.Equal(0.25, lane.Time);
        Assert.Equal(1, lane.Step);
    }

    [Fact]
    public void After_a_jump_the_step_is_the_one_that_the_last_jump_allowed()
    {
        var lane = new Lane();
        lane.Jump();
        lane.Try(Square(0.9));
        double allowed = Safety * Root(0.9);
        lane.Step = 5;
        lane.Jump();
        Assert.Equal(allowed, lane.Step, 12);
    }

    private static double Square(double error) => error * error;

    // By how much a step scales for an error of this times the tolerance.
    private static double Root(double error) => Math.Pow(error, -1.0 / 4);

    /// <summary>One lane's control, its memory its own.</summary>
    private sealed unsafe class Lane
    {
        private readonly double[] _memory = GC.AllocateArray<double>(Control.Vectors, pinned: true);
        private readonly Control _control;

        public Lane()
        {
            fixed (double* start = _memory)
            {
                _control = new Control(start, 1);
            }

            _control.LastStep[0] = 1;
            _control.Growth[0] = StepControl<Lanes1, double>.LargestGrowth;
            Step = 1;
            Stop = 1000;
        }

        public double Time => _control.Time[0];

        public double Step
        {
            get => _control.Step[0];
            set => _control.Step[0] = value;
        }

        public double Stop
        {
            set => _control.StopTime[0] = value;
        }

        public int Steps
        {
            set => _control.Steps[0] = value;
        }

        public bool Try(double error)
        {
            double active = BitConverter.Int64BitsToDouble(-1);
            double last = StepControl<Lanes1, double>.Choose(_control, active);
            double accepted = StepControl<Lanes1, double>.Judge(_control, active, last, error, 4, out double time);
            bool isAccepted = Lanes1.Signs(accepted) != 0;
            _control.Time[0] = isAccepted ? time : _control.Time[0];
            return isAccepted;
        }

        public void Jump() => StepControl<Lanes1, double>.AfterJump(_control, 0);
    }
}
