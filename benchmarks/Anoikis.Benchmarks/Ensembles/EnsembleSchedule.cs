using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>Feeds one thread's lanes with the next cells of a queue that all threads share, and keeps each cell's time of death.</summary>
internal sealed class EnsembleSchedule(EnsembleQueue queue) : ILaneSchedule
{
    private readonly GraphEvaluator _initial = new(queue.System.Graph, queue.System.InitialStates);
    private readonly double[] _values = new GraphEvaluator(queue.System.Graph, queue.System.InitialStates).CreateValues();
    private readonly double[] _states = new double[queue.System.States.Length];
    private readonly int[] _cells = new int[64];

    /// <inheritdoc/>
    public bool TryStart(LaneCell cell)
    {
        if (!queue.TryNext(out int number))
        {
            return false;
        }

        double[] parameters = queue.Cells[number];
        _initial.Evaluate(0, [], parameters, _values);
        for (int i = 0; i < _states.Length; i++)
        {
            _states[i] = _values[queue.System.InitialStates[i]];
        }

        _cells[cell.Lane] = number;
        cell.WriteParameters(parameters);
        cell.WriteStates(_states);
        cell.Time = 0;
        cell.StopTime = queue.End;
        return true;
    }

    /// <inheritdoc/>
    public bool TryContinue(LaneCell cell)
    {
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
internal sealed class EnsembleQueue(OdeSystem system, IReadOnlyList<double[]> cells, double end)
{
    private int _next = -1;

    public OdeSystem System => system;

    public IReadOnlyList<double[]> Cells => cells;

    public double End => end;

    /// <summary>Time of death of each cell; infinity: alive at the end; NaN: failed.</summary>
    public double[] Deaths { get; } = [.. Enumerable.Repeat(double.NaN, cells.Count)];

    /// <summary>Accepted steps of each cell.</summary>
    public long[] Steps { get; } = new long[cells.Count];

    public bool TryNext(out int number)
    {
        number = Interlocked.Increment(ref _next);
        return number < cells.Count;
    }

    public void Keep(int number, double death, long steps)
    {
        Deaths[number] = death;
        Steps[number] = steps;
    }
}
