using System.Collections.Immutable;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Reference;

/// <summary>
/// The course of chosen quantities over time. A value is what the id means in a formula: a concentration, or an amount where the species has only
/// substance units. At the time of an event a row holds the values after it.
/// </summary>
public sealed class TimeCourse
{
    private readonly double[][] _rows;

    internal TimeCourse(ImmutableArray<string> columns, ImmutableArray<double> times, double[][] rows)
        => (Columns, Times, _rows) = (columns, times, rows);

    /// <summary>Ids, in the order of the values.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Times of the rows; shorter than asked for when the integration failed.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>How it ended.</summary>
    public required IntegrationStatus Status { get; init; }

    /// <summary>Where it ended.</summary>
    public required double ReachedTime { get; init; }

    /// <summary>Steps accepted.</summary>
    public required long Steps { get; init; }

    /// <summary>Events that happened: id and time, in order.</summary>
    public required ImmutableArray<(string Event, double Time)> Events { get; init; }

    /// <summary>Values of one row, in the order of <see cref="Columns"/>.</summary>
    public ReadOnlySpan<double> Row(int row) => _rows[row];

    /// <summary>The course of one id.</summary>
    /// <exception cref="ArgumentException">No column is called so.</exception>
    public double[] Column(string id)
    {
        int column = Columns.IndexOf(id);
        return column < 0 ? throw new ArgumentException($"No column is called {id}.", nameof(id)) : [.. _rows.Select(row => row[column])];
    }

    /// <summary>Integrates the system from its starting values.</summary>
    /// <exception cref="ArgumentException">A column or parameter is not the system's; times fall; a number lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static TimeCourse Run(OdeSystem system, TimeCourseOptions options, CancellationToken cancellation = default)
    {
        TimeCoursePlan plan = TimeCoursePlan.Of(system, options);
        ScalarEquations equations = new(system);
        ScalarIntegrator integrator = new(equations, new IntegrationOptions
        {
            Method = options.Method,
            RelativeTolerance = options.RelativeTolerance,
            AbsoluteTolerance = plan.AbsoluteTolerance,
            MaximumSteps = options.MaximumSteps,
            MaximumStep = plan.LongestStep,
        });

        TimeCourseRecorder recorder = new(system, plan.Columns);
        IntegrationStatus status = integrator.Start(options.Start, plan.Parameters, plan.States);
        for (int row = 0; row < plan.Times.Length && status == IntegrationStatus.Reached; row++)
        {
            status = recorder.Record(integrator, plan.Times[row], options.MaximumSteps, plan.Times[^1], cancellation);
        }

        return new TimeCourse(plan.Columns, plan.Times[..recorder.Rows.Count], [.. recorder.Rows])
        {
            Status = status,
            ReachedTime = integrator.Time,
            Steps = integrator.Steps,
            Events = [.. integrator.Executed.Select(e => (system.Events[e.Event].Id, e.Time))],
        };
    }
}
