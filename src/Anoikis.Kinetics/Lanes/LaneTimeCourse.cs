using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Reference;

namespace Anoikis.Kinetics.Lanes;

/// <summary>The time course of one cell by the lane engine at width 1: what a cell of a population does, to be held beside the scalar engine's.</summary>
/// <remarks>The method is the one that the engine takes at the relative tolerance, whatever the options say. A row at the time of an event holds the values before it.</remarks>
public static class LaneTimeCourse
{
    /// <summary>Integrates the system from its starting values.</summary>
    /// <exception cref="NotSupportedException">An event has a delay or a priority.</exception>
    /// <exception cref="ArgumentException">A column or parameter is not the system's; times fall; a number lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static TimeCourse Run(OdeSystem system, TimeCourseOptions options, CancellationToken cancellation = default)
    {
        TimeCoursePlan plan = TimeCoursePlan.Of(system, options);
        LaneEngine engine = LaneEngine.Compile(system, new LaneOptions
        {
            Width = 1,
            RelativeTolerance = options.RelativeTolerance,
            AbsoluteTolerance = plan.AbsoluteTolerance,
            MaximumSteps = options.MaximumSteps,
        });
        Schedule schedule = new(plan, options.Start, new TimeCourseRecorder(system, plan.Columns));
        engine.Run(schedule, cancellation);
        return new TimeCourse(plan.Columns, plan.Times[..schedule.Recorder.Rows.Count], [.. schedule.Recorder.Rows])
        {
            Status = schedule.Status,
            ReachedTime = schedule.ReachedTime,
            Steps = schedule.Steps,
            Events = [],
        };
    }

    private sealed class Schedule(TimeCoursePlan plan, double start, TimeCourseRecorder recorder) : ILaneSchedule
    {
        private readonly double[] _parameters = new double[plan.Parameters.Length];
        private bool _started;

        public TimeCourseRecorder Recorder => recorder;

        public IntegrationStatus Status { get; private set; }

        public double ReachedTime { get; private set; }

        public long Steps { get; private set; }

        public bool TryStart(LaneCell cell)
        {
            bool first = !_started;
            _started = true;
            ReachedTime = first ? start : ReachedTime;
            if (first && plan.Times[^1] <= start)
            {
                foreach (double time in plan.Times)
                {
                    recorder.Add(time, plan.States, plan.Parameters);
                }
            }

            if (!first || plan.Times[^1] <= start)
            {
                return false;
            }

            cell.WriteStates(plan.States);
            cell.WriteParameters(plan.Parameters);
            cell.Time = start;
            cell.StopTime = plan.Times[^1];
            cell.NextSample = plan.Times[0];
            return true;
        }

        public bool TryContinue(LaneCell cell)
        {
            (ReachedTime, Steps) = (cell.Time, cell.Steps);
            Status = cell.Stop switch
            {
                LaneStop.Reached => IntegrationStatus.Reached,
                LaneStop.StepTooSmall => IntegrationStatus.StepTooSmall,
                LaneStop.TooManySteps => IntegrationStatus.TooManySteps,
                LaneStop.Singular => IntegrationStatus.Singular,
                _ => IntegrationStatus.NotFinite,
            };
            return false;
        }

        public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states)
        {
            cell.ReadParameters(_parameters);
            double next = time;
            while (next == time)
            {
                recorder.Add(time, states, _parameters);
                next = recorder.Rows.Count < plan.Times.Length ? plan.Times[recorder.Rows.Count] : double.PositiveInfinity;
            }

            return next;
        }
    }
}
