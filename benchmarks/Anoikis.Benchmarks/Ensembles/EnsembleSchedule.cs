using System.Runtime.Intrinsics.X86;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>Feeds one thread's lanes with the next cells of a queue that all threads share, and keeps each cell's time of death.</summary>
internal sealed class EnsembleSchedule(EnsembleQueue queue) : ILaneSchedule
{
    private readonly GraphEvaluator _initial = new(queue.System.Graph, queue.System.InitialStates);
    private readonly double[] _values = new GraphEvaluator(queue.System.Graph, queue.System.InitialStates).CreateValues();
    private readonly int _parameters = queue.System.Parameters.Length;
    private readonly double[] _states = new double[queue.System.States.Length];
    private readonly int[] _cells = new int[64];
    private readonly int[] _segments = new int[64];

    /// <inheritdoc/>
    public bool TryStart(LaneCell cell)
    {
        if (!queue.TryNext(out int number))
        {
            return false;
        }

        double[] parameters = queue.Cells[number];
        _initial.Evaluate(0, [], parameters.AsSpan(0, _parameters), _values);
        for (int i = 0; i < _states.Length; i++)
        {
            _states[i] = _values[queue.System.InitialStates[i]];
        }

        _cells[cell.Lane] = number;
        cell.WriteParameters(parameters.AsSpan(0, _parameters));
        cell.WriteStates(_states);
        cell.Time = 0;
        _segments[cell.Lane] = 0;
        cell.StopTime = queue.EndOf(0);
        queue.Expect(number, 1);
        return true;
    }

    /// <inheritdoc/>
    public bool TryContinue(LaneCell cell)
    {
        int next = _segments[cell.Lane] + 1;
        if (cell.Stop == LaneStop.Reached && next < queue.Segments)
        {
            _segments[cell.Lane] = next;
            cell.WriteParameters(queue.Cells[_cells[cell.Lane]].AsSpan(next * _parameters, _parameters));
            cell.StopTime = queue.EndOf(next);
            queue.Expect(_cells[cell.Lane], next + 1);
            return true;
        }

        double death = cell.Stop switch
        {
            LaneStop.Event => cell.Time,
            LaneStop.Reached => double.PositiveInfinity,
            _ => double.NaN,
        };
        queue.Keep(_cells[cell.Lane], death, cell.Steps);
        return false;
    }

    /// <inheritdoc/>
    public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;
}

/// <summary>Cells that wait, and what became of those that are done. Several threads take from it.</summary>
internal sealed class EnsembleQueue(DeathProblem problem, IReadOnlyList<double[]> cells)
{
    private const int DoublesPerLine = 8;

    private int _next = -1;

    public OdeSystem System => problem.System;

    public IReadOnlyList<double[]> Cells => cells;

    /// <summary>Equal parts of a course.</summary>
    public int Segments => problem.Segments;

    /// <summary>Time of death of each cell; infinity: alive at the end; NaN: failed.</summary>
    public double[] Deaths { get; } = [.. Enumerable.Repeat(double.NaN, cells.Count)];

    /// <summary>Accepted steps of each cell.</summary>
    public long[] Steps { get; } = new long[cells.Count];

    /// <summary>Time at which a segment ends.</summary>
    public double EndOf(int segment) => (segment + 1) * (problem.End / problem.Segments);

    public bool TryNext(out int number)
    {
        number = Interlocked.Increment(ref _next);
        return number < cells.Count;
    }

    /// <summary>Asks the memory for a segment's parameters ahead of their use: a simulation reckons new levels, where these lie in a table that no cache holds.</summary>
    public unsafe void Expect(int number, int segment)
    {
        if (Sse.IsSupported && segment < Segments)
        {
            int length = problem.System.Parameters.Length;
            fixed (double* first = &cells[number][segment * length])
            {
                for (int i = 0; i < length; i += DoublesPerLine)
                {
                    Sse.Prefetch0(first + i);
                }
            }
        }
    }

    public void Keep(int number, double death, long steps)
    {
        Deaths[number] = death;
        Steps[number] = steps;
    }
}
