using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>How a cell ended.</summary>
internal sealed record CellEnd(LaneStop Stop, double Time, long Steps, long PivotingSteps, double[] States);

/// <summary>Cells that differ in their levels and in the time, length and dose of one contact with TRAIL, then rest to day 13.</summary>
internal sealed class ContactSchedule(CellEquations equations, int cells, double dose) : ILaneSchedule
{
    private const double Day = 86400;
    private readonly CellLevels _levels = new(equations.Cell, ImmutableSortedDictionary<string, RegulatorLevel>.Empty, LevelVariability.Default);
    private readonly double[] _states = new double[equations.System.States.Length];
    private readonly double[] _parameters = new double[equations.System.Parameters.Length];
    private readonly double[] _scratch = equations.CreateScratch();
    private readonly int[] _cellOfLane = new int[16];
    private readonly int[] _phase = new int[16];
    private readonly double[] _length = new double[16];
    private readonly double[] _dose = new double[16];
    private int _next;

    public CellEnd[] Ends { get; } = new CellEnd[cells];

    public bool TryStart(LaneCell cell)
    {
        if (_next == cells)
        {
            return false;
        }

        int number = _next++;
        double[] folds = new double[_levels.Count];
        _levels.Draw(5, (ulong)number, folds);
        equations.Start(folds, [], _states, _parameters, _scratch);
        cell.WriteStates(_states);
        cell.WriteParameters(_parameters);
        RandomStream stream = new(6, (ulong)number, 0);
        cell.Time = 0;
        cell.StopTime = Day * stream.NextDouble();
        _cellOfLane[cell.Lane] = number;
        _phase[cell.Lane] = 0;
        _length[cell.Lane] = 14400 * stream.NextDouble();
        _dose[cell.Lane] = dose * 60 * stream.NextDouble();
        return true;
    }

    public bool TryContinue(LaneCell cell)
    {
        int phase = _phase[cell.Lane]++;
        if (cell.Stop == LaneStop.Reached && phase < 2)
        {
            cell.SetParameter(equations.InputIndex(0), phase == 0 ? _dose[cell.Lane] : 0);
            cell.StopTime = phase == 0 ? cell.Time + _length[cell.Lane] : 13 * Day;
            return true;
        }

        double[] states = new double[_states.Length];
        cell.ReadStates(states);
        Ends[_cellOfLane[cell.Lane]] = new CellEnd(cell.Stop, cell.Time, cell.Steps, cell.PivotingSteps, states);
        return false;
    }

    public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;
}
