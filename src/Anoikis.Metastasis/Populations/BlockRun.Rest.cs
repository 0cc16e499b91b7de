using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Random;

namespace Anoikis.Metastasis.Populations;

/// <content>Founding cells before they enter the cascade: drawn, and left to rest until time 0, so that their networks stand where an unharmed cell's do.</content>
internal sealed partial class BlockRun
{
    /// <summary>Step of a cell that rests.</summary>
    private const int Rest = -1;

    /// <summary>Draws for one founder before it is given up: a clone of which so few cells live at rest is no clone.</summary>
    private const int MostDraws = 1000;

    private bool StartFounder(LaneCell cell, long founder)
    {
        int row = _rows.Add(founder);
        RandomStream cloneStream = CellStream.Of(_seed, (ulong)founder, RandomPurpose.Clone);
        _rows[row].CloneIndex = _plan.CloneAt(cloneStream.NextDouble());
        return DrawFounder(cell, row);
    }

    /// <summary>Draws the founder of a row, with a key of its own each time, and lets it rest or enter.</summary>
    private bool DrawFounder(LaneCell cell, int row)
    {
        ref BlockRows.Row own = ref _rows[row];
        ulong key = own.Redraws == 0 ? (ulong)own.Founder : SplitKey.Redraw((ulong)own.Founder, own.Redraws);
        FluctuatingLevels levels = _plan.Levels[own.CloneIndex];
        levels.Draw(_seed, key, _folds, _wandering);
        Span<double> copies = _rows.Levels(row);
        for (int r = 0; r < copies.Length; r++)
        {
            copies[r] = _folds[r] * _plan.PublishedCopies[r];
        }

        _plan.Equations.Start(_folds, _plan.Traits[own.CloneIndex], _states, _parameters, _startScratch);
        levels.Write(_wandering, _parameters);
        double start = -_plan.Experiment.Equilibration;
        LaneOccupant lane = Occupy(cell, row, key, start, _plan.Engine.FirstStep, -1);
        BeginWandering(lane, _wandering, levels.NextUpdate(start));
        if (start >= 0)
        {
            return EnterCascade(cell, lane);
        }

        (lane.Step, lane.Entry) = (Rest, start);
        RestOn(cell, lane);
        return true;
    }

    private bool EnterCascade(LaneCell cell, LaneOccupant lane)
    {
        lane.NextSample = IsSampled(_rows[lane.Row].Founder) ? 0 : -1;
        lane.Step = 0;
        cell.ReadStates(_states);
        StartSampling(cell, lane, 0, _states);
        return Enter(cell, lane, 0, 0, false);
    }

    private void RestOn(LaneCell cell, LaneOccupant lane)
    {
        lane.Stop = Math.Min(0, UpdateTime(lane.Row, lane.NextUpdate));
        cell.StopTime = lane.Stop * _plan.TimeScale;
    }

    private bool ContinueResting(LaneCell cell, LaneOccupant lane)
    {
        ref BlockRows.Row own = ref _rows[lane.Row];
        switch (cell.Stop)
        {
            case LaneStop.Reached:
                // The levels that the row tells are those with which the cell enters the cascade.
                _plan.Levels[own.CloneIndex].Follow(lane.Wandering, lane.Stop - lane.Entry, _plan.PublishedCopies, _rows.Levels(lane.Row));
                lane.Entry = lane.Stop;
                lane.NextUpdate = Wander(cell, lane.Row, lane.Key, lane.NextUpdate, lane.Wandering, lane.Stop);
                if (lane.Stop >= 0)
                {
                    return EnterCascade(cell, lane);
                }

                RestOn(cell, lane);
                return true;
            case LaneStop.Event when _plan.Equations.DeathOf(cell.Event) is null:
                KeepMark(cell, lane, cell.Time / _plan.TimeScale);
                return true;
            case LaneStop.Event when ++own.Redraws < MostDraws:
                _rows.MarkTimes(lane.Row).Fill(double.NaN);
                _redrawn.Push(lane.Row);
                return false;
            default:
                MarkEntry(lane.Row, 0, 0);
                Finish(lane.Row, CellFate.Failed, -1, 0, cell.Stop);
                return false;
        }
    }

    private void KeepMark(LaneCell cell, LaneOccupant lane, double now)
    {
        if (_plan.MarkIndex(cell.Event) is >= 0 and int mark)
        {
            ref double marked = ref _rows.MarkTimes(lane.Row)[mark];
            marked = double.IsNaN(marked) ? now : marked;
        }
    }
}
