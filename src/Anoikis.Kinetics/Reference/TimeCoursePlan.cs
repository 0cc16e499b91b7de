using System.Collections.Immutable;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Reference;

/// <summary>What the options of a time course come to for one system: times, columns and starting numbers, all checked.</summary>
internal sealed record TimeCoursePlan(
    ImmutableArray<double> Times,
    ImmutableArray<string> Columns,
    double[] Parameters,
    double[] States,
    double AbsoluteTolerance,
    double LongestStep)
{
    /// <exception cref="ArgumentException">A column or parameter is not the system's; times fall; a number lies outside its range.</exception>
    public static TimeCoursePlan Of(OdeSystem system, TimeCourseOptions options)
    {
        ImmutableArray<double> times = options.Times.IsDefaultOrEmpty ? Grid(options) : options.Times;
        ImmutableArray<string> columns = options.Columns.IsDefaultOrEmpty ? [.. system.Network.Species.Select(s => s.Id)] : options.Columns;
        Check(times, options.Start);
        foreach (string id in columns.Where(id => !system.Values.ContainsKey(id)))
        {
            throw new ArgumentException($"The network has nothing called {id}.", nameof(options));
        }

        StartingValues starting = new(system);
        double[] parameters = starting.Parameters(Given(system, options));
        double[] states = starting.States(parameters);
        return new TimeCoursePlan(times, columns, parameters, states, options.AbsoluteTolerance ?? Tolerance(states), Longest(system, times, options.Start));
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

    private static double Tolerance(double[] states)
    {
        double largest = states.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest > 0 ? 1e-9 * largest : 1e-12;
    }

    /// <summary>Where events watch the course, a step is not longer than the distance of two rows, so that few of their triggers' changes hide within a step.</summary>
    private static double Longest(OdeSystem system, ImmutableArray<double> times, double start)
    {
        double span = times.IsEmpty ? 0 : times[^1] - start;
        return system.Events.IsEmpty || span <= 0 ? double.PositiveInfinity : span / times.Length;
    }
}
