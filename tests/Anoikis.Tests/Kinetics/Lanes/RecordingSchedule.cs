using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>Runs cells that differ in a parameter and in their starting states, with an input that jumps on the way, and keeps where each ended.</summary>
internal sealed class RecordingSchedule : ILaneSchedule
{
    private readonly double[] _states;
    private readonly double[] _parameters;
    private readonly double _end;
    private readonly bool _jump;
    private readonly double _sampleEvery;
    private readonly int[] _cellOfLane = new int[16];
    private readonly bool[] _jumped = new bool[16];
    private int _next;

    public RecordingSchedule(OdeSystem system, int cells, double end, bool jump = false, double sampleEvery = double.PositiveInfinity)
    {
        (_states, _parameters) = InitialValues.Published(system);
        Ends = new End[cells];
        _end = end;
        _jump = jump;
        _sampleEvery = sampleEvery;
    }

    public End[] Ends { get; }

    public List<(int Cell, double Time, double[] States)> Samples { get; } = [];

    public bool TryStart(LaneCell cell)
    {
        if (_next == Ends.Length)
        {
            return false;
        }

        int number = _next++;
        _cellOfLane[cell.Lane] = number;
        _jumped[cell.Lane] = false;
        double factor = 1 + (0.05 * number);
        cell.WriteStates([.. _states.Select(y => y * factor)]);
        cell.WriteParameters([.. _parameters.Select(p => p * (2 - factor))]);
        cell.Time = 0.001 * number;
        cell.StopTime = _jump ? _end / 2 : _end;
        cell.NextSample = cell.Time + _sampleEvery;
        return true;
    }

    public bool TryContinue(LaneCell cell)
    {
        if (cell.Stop == LaneStop.Reached && _jump && !_jumped[cell.Lane])
        {
            _jumped[cell.Lane] = true;
            cell.SetParameter(0, cell.Parameter(0) * 3);
            cell.StopTime = _end;
            return true;
        }

        double[] states = new double[_states.Length];
        cell.ReadStates(states);
        Ends[_cellOfLane[cell.Lane]] = new End(cell.Stop, cell.Time, cell.Steps, states);
        return false;
    }

    public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states)
    {
        Samples.Add((_cellOfLane[cell.Lane], time, states.ToArray()));
        return time + _sampleEvery;
    }

    internal sealed record End(LaneStop Stop, double Time, long Steps, double[] States);
}
