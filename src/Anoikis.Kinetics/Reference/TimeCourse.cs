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

    private TimeCourse(ImmutableArray<string> columns, ImmutableArray<double> times, double[][] rows)
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
        ImmutableArray<double> times = options.Times.IsDefaultOrEmpty ? Grid(options) : options.Times;
        ImmutableArray<string> columns = options.Columns.IsDefaultOrEmpty ? [.. system.Network.Species.Select(s => s.Id)] : options.Columns;
        Check(times, options.Start);
        foreach (string id in columns.Where(id => !system.Values.ContainsKey(id)))
        {
            throw new ArgumentException($"The network has nothing called {id}.", nameof(options));
        }

        ScalarEquations equations = new(system);
        double[] parameters = equations.Start.Parameters(Given(system, options));
        double[] states = equations.Start.States(parameters);
        ScalarIntegrator integrator = new(equations, new IntegrationOptions
        {
            Method = options.Method,
            RelativeTolerance = options.RelativeTolerance,
            AbsoluteTolerance = options.AbsoluteTolerance ?? AbsoluteTolerance(states),
            MaximumSteps = options.MaximumSteps,
            MaximumStep = LongestStep(system, times, options.Start),
        });

        TimeCourseRecorder recorder = new(system, columns);
        IntegrationStatus status = integrator.Start(options.Start, parameters, states);
        for (int row = 0; row < times.Length && status == IntegrationStatus.Reached; row++)
        {
            status = recorder.Record(integrator, times[row], options.MaximumSteps, times[^1], cancellation);
        }

        return new TimeCourse(columns, times[..recorder.Rows.Count], [.. recorder.Rows])
        {
            Status = status,
            ReachedTime = integrator.Time,
            Steps = integrator.Steps,
            Events = [.. integrator.Executed.Select(e => (system.Events[e.Event].Id, e.Time))],
        };
    }

    private static ImmutableArray<double> Grid(TimeCourseOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps, 1, nameof(options));
        return [.. Enumerable.Range(0, options.Steps + 1).Select(i => i == options.Steps
            ? options.End
            : options.Start + (options.End - options.Start) * i / options.Steps)];
    }

    private static void Check(ImmutableArray<double> times, double start)
    {
        for (int i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(times[i]) || times[i] < (i == 0 ? start : times[i - 1]))
            {
                throw new ArgumentException($"Time {times[i]} is not finite, or lies before the one before it.", nameof(times));
            }
        }
    }

    private static Dictionary<int, double> Given(OdeSystem system, TimeCourseOptions options)
    {
        Dictionary<int, double> given = [];
        foreach ((string id, double value) in options.Parameters)
        {
            int index = Enumerable.Range(0, system.Parameters.Length).FirstOrDefault(j => system.Parameters[j].Id == id, -1);
            given[index >= 0 ? index : throw new ArgumentException($"{id} is not a varying parameter of the system.", nameof(options))] = value;
        }

        return given;
    }

    private static double AbsoluteTolerance(double[] states)
    {
        double largest = states.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest > 0 ? 1e-9 * largest : 1e-12;
    }

    /// <summary>Where events watch the course, a step is not longer than the distance of two rows, so that few of their triggers' changes hide within a step.</summary>
    private static double LongestStep(OdeSystem system, ImmutableArray<double> times, double start)
    {
        double span = times.IsEmpty ? 0 : times[^1] - start;
        return system.Events.IsEmpty || span <= 0 ? double.PositiveInfinity : span / times.Length;
    }
}
