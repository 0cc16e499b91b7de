using System.Runtime.InteropServices;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Colonies;
using Anoikis.Numerics.Random;

namespace Anoikis.Metastasis.Populations;

/// <content>Colonies in which every cell has its own network. All cells of a colony go to a common time before anything that depends on its size happens.</content>
internal sealed partial class BlockRun
{
    /// <summary>No cell divides within a second of its birth, whatever its law says: so time always goes on.</summary>
    private const double ShortestCycle = 1;

    private readonly Stack<int> _queue = [];
    private readonly Stack<Colony> _waiting = [];
    private readonly PriorityQueue<ulong, double> _ahead = new();
    private long _openCaps;

    private bool MayOpen(Colony colony) => _openCaps == 0 || _openCaps + _plan.Steps[colony.Step].Growth!.CellCap <= OpenCells;

    /// <summary>The cell in the lane, whose numbers stand in the scratch arrays, founds a colony.</summary>
    private void Found(LaneOccupant lane, PlannedStep step, double now, double proposedStep)
    {
        var colony = new Colony { Row = lane.Row, Key = lane.Key, Step = step.Index, Visit = lane.Visit, StepEntry = now, Founded = now, Time = now, Size = 1, Shared = new double[_plan.SharedStimuli] };
        (colony.ExitTime, colony.Exit) = DrawExit(step, colony.Key, colony.Visit, now);
        colony.NextObservation = ObservationAfter(now);
        int slot = _pool.Take();
        _pool[slot] = new PooledCell
        {
            Colony = colony,
            Key = lane.Key,
            Visit = lane.Visit,
            Time = now,
            Division = now + CycleTime(step.Growth!, lane.Key),
            Step = proposedStep,
            NextSample = lane.NextSample,
            NextUpdate = lane.NextUpdate,
        };
        lane.Wandering.CopyTo(_pool.Wandering(slot));
        _states.CopyTo(_pool.States(slot));
        _parameters.CopyTo(_pool.Parameters(slot));
        BeginContacts(step, _pool.Contacts(slot), lane.Key, lane.Visit, now);
        colony.Cells.Add(slot);
        _rows[lane.Row].LargestColony = 1;
        _waiting.Push(colony);
    }

    private void Open(Colony colony)
    {
        colony.OpenedCap = _plan.Steps[colony.Step].Growth!.CellCap;
        _openCaps += colony.OpenedCap;
        Settle(colony);
    }

    private double CycleTime(GrowthSettings growth, ulong key)
    {
        RandomStream stream = CellStream.Of(_seed, key, RandomPurpose.Cycle);
        return Math.Max(ShortestCycle, growth.CycleTime.Draw(ref stream));
    }

    private int ObservationAfter(double time)
    {
        int o = 0;
        while (o < _plan.Experiment.ObservationTimes.Length && _plan.Experiment.ObservationTimes[o] < time)
        {
            o++;
        }

        return o;
    }

    private void StartColonyCell(LaneCell cell, int slot)
    {
        ref PooledCell own = ref _pool[slot];
        cell.WriteStates(_pool.States(slot));
        cell.WriteParameters(_pool.Parameters(slot));
        cell.Time = own.Time * _plan.TimeScale;
        cell.Step = own.Step;
        LaneOccupant lane = _lanes[cell.Lane];
        (lane.Slot, lane.Row, lane.Step, lane.NextSample) = (slot, own.Colony.Row, own.Colony.Step, own.NextSample);
        StartSampling(cell, lane, own.Time, _pool.States(slot));
        GoOnInColony(cell, lane, slot, own.Time);
    }

    private void GoOnInColony(LaneCell cell, LaneOccupant lane, int slot, double now)
    {
        ref PooledCell own = ref _pool[slot];
        Colony colony = own.Colony;
        double change = SetInputs(cell, _plan.Steps[colony.Step], _pool.Contacts(slot), own.Key, own.Visit, colony.StepEntry, now, colony.Shared);
        lane.Stop = Math.Min(Math.Min(own.Division, change), Math.Min(colony.Next, UpdateTime(colony.Row, own.NextUpdate)));
        cell.StopTime = lane.Stop * _plan.TimeScale;
    }

    private bool ContinueColonyCell(LaneCell cell, LaneOccupant lane)
    {
        int slot = lane.Slot;
        Colony colony = _pool[slot].Colony;
        switch (cell.Stop)
        {
            case LaneStop.Reached:
                double now = lane.Stop;
                _pool[slot].NextUpdate = Wander(cell, colony.Row, _pool[slot].Key, _pool[slot].NextUpdate, _pool.Wandering(slot), now);
                if (_pool[slot].Division <= now)
                {
                    Divide(cell, slot, now);
                }

                if (now < colony.Next)
                {
                    GoOnInColony(cell, lane, slot, now);
                    return true;
                }

                cell.ReadStates(_pool.States(slot));
                cell.ReadParameters(_pool.Parameters(slot));
                _pool[slot].Time = now;
                _pool[slot].Step = cell.Step;
                _pool[slot].NextSample = lane.NextSample;
                break;
            case LaneStop.Event:
                if (_plan.Equations.DeathOf(cell.Event) is not { } cause)
                {
                    return true;
                }

                colony.Deaths.Add((cell.Time / _plan.TimeScale, cause));
                Remove(colony, slot);
                break;
            default:
                colony.Failures.Add((cell.Time / _plan.TimeScale, cell.Stop));
                Remove(colony, slot);
                break;
        }

        if (--colony.Outstanding == 0)
        {
            CloseWindow(colony);
            Settle(colony);
        }

        return false;
    }

    /// <summary>The mother's slot and lane go on with the first daughter; the second is new. Both have her numbers, and contacts and a cycle of their own.</summary>
    private void Divide(LaneCell cell, int slot, double now)
    {
        Colony colony = _pool[slot].Colony;
        PlannedStep step = _plan.Steps[colony.Step];
        int second = _pool.Take();
        cell.ReadStates(_pool.States(second));
        cell.ReadParameters(_pool.Parameters(second));
        _pool.Wandering(slot).CopyTo(_pool.Wandering(second));
        ref PooledCell first = ref _pool[slot];
        ulong mother = first.Key;
        _pool[second] = new PooledCell { Colony = colony, Place = colony.Cells.Count, Step = cell.Step, NextSample = -1, NextUpdate = first.NextUpdate };
        colony.Cells.Add(second);
        colony.Births.Add(now);
        Bear(slot, SplitKey.Daughter(mother, 0), step, now);
        Bear(second, SplitKey.Daughter(mother, 1), step, now);
        if (now < colony.Next)
        {
            colony.Outstanding++;
            _queue.Push(second);
        }
    }

    private void Bear(int slot, ulong key, PlannedStep step, double now)
    {
        ref PooledCell daughter = ref _pool[slot];
        (daughter.Key, daughter.Visit, daughter.Time) = (key, 0, now);
        daughter.Division = now + CycleTime(step.Growth!, key);
        BeginContacts(step, _pool.Contacts(slot), key, 0, now);
    }

    private void Remove(Colony colony, int slot)
    {
        int place = _pool[slot].Place;
        int last = colony.Cells[^1];
        colony.Cells[place] = last;
        _pool[last].Place = place;
        colony.Cells.RemoveAt(colony.Cells.Count - 1);
        _pool.Return(slot);
    }

    /// <summary>Puts the window's divisions and deaths in order and brings size, observations and rates up to date.</summary>
    private void CloseWindow(Colony colony)
    {
        ref BlockRows.Row row = ref _rows[colony.Row];
        colony.Births.Sort();
        colony.Deaths.Sort();
        colony.Failures.Sort();
        (int b, int d, int f) = (0, 0, 0);
        while (true)
        {
            double birth = b < colony.Births.Count ? colony.Births[b] : double.PositiveInfinity;
            double death = d < colony.Deaths.Count ? colony.Deaths[d].Time : double.PositiveInfinity;
            double failure = f < colony.Failures.Count ? colony.Failures[f].Time : double.PositiveInfinity;
            double next = Math.Min(Math.Min(birth, death), failure);
            Elapse(colony, Math.Min(next, colony.Next));
            if (double.IsPositiveInfinity(next))
            {
                break;
            }

            if (birth == next)
            {
                colony.LateBirths += IsLate(colony) ? 1 : 0;
                (b, colony.Size, row.LargestColony) = (b + 1, colony.Size + 1, Math.Max(row.LargestColony, colony.Size + 1));
            }
            else if (death == next)
            {
                DeathCause cause = colony.Deaths[d].Cause;
                colony.LateDeaths += IsLate(colony) ? 1 : 0;
                (d, colony.Size) = (d + 1, colony.Size - 1);
                _deaths.Add(colony.Row, colony.Step, DeathTally.CauseOf(cause), true, death, row.Weight);
                (colony.LastLoss, colony.LastCause) = (death, cause);
            }
            else
            {
                row.Status = row.FailedCells == 0 ? colony.Failures[f].Stop : row.Status;
                row.FailedCells++;
                (f, colony.Size) = (f + 1, colony.Size - 1);
                colony.LastLoss = failure;
            }
        }

        colony.TotalBirths += colony.Births.Count;
        colony.TotalDeaths += colony.Deaths.Count;
        colony.Births.Clear();
        colony.Deaths.Clear();
        colony.Failures.Clear();
    }

    private void Elapse(Colony colony, double to)
    {
        var times = _plan.Experiment.ObservationTimes;
        while (colony.NextObservation < times.Length && times[colony.NextObservation] < to)
        {
            _rows.Sizes(colony.Row)[colony.NextObservation++] = colony.Size;
        }

        colony.LateCellSeconds += IsLate(colony) ? colony.Size * (to - colony.Time) : 0;
        colony.Time = to;
    }

    /// <summary>Takes the exits that are due, then ends the colony, hands it on or sends its cells to the next common time.</summary>
    private void Settle(Colony colony)
    {
        while (colony.Size > 0 && DueExit(colony) is >= 0 and int exit)
        {
            if (!LeaveAsColony(colony, exit))
            {
                Close(colony);
                return;
            }
        }

        PlannedStep step = _plan.Steps[colony.Step];
        if (colony.Size == 0)
        {
            bool failed = _rows[colony.Row].FailedCells > 0;
            EndColony(colony, failed ? CellFate.Failed : FateOf(colony.LastCause), -1, colony.LastLoss);
            Close(colony);
        }
        else if (colony.Time >= _plan.Horizon)
        {
            EndColony(colony, CellFate.Alive, -1, _plan.Horizon);
            Close(colony);
        }
        else if (colony.Size >= step.Growth!.CellCap)
        {
            colony.SizeAtCap = colony.Size;
            _large.Push(colony);
            Close(colony);
        }
        else
        {
            colony.Next = NextMeeting(colony, step);
            colony.Outstanding = colony.Cells.Count;
            Share(colony, step);
            foreach (int slot in colony.Cells)
            {
                _queue.Push(slot);
            }
        }
    }

    private int DueExit(Colony colony)
        => colony.ExitTime <= colony.Time ? colony.Exit : _plan.Steps[colony.Step].ExitOfSize(colony.Size);

    private void Close(Colony colony)
    {
        foreach (int slot in colony.Cells)
        {
            _pool.Return(slot);
        }

        colony.Cells.Clear();
        _openCaps -= colony.OpenedCap;
        _shown.Add((colony.Row, colony.LateBirths, colony.LateDeaths, colony.LateCellSeconds));
    }

    /// <summary>
    /// The next time at which all cells stand together: the next window, the horizon, an exit, or the earliest moment at which the colony can reach the size that an exit or
    /// the cap waits for. Deaths only lower the size, and when each cell divides is known from its birth on, so no size is ever passed unseen.
    /// </summary>
    private double NextMeeting(Colony colony, PlannedStep step)
    {
        double window = step.Shared.Length > 0 ? Math.Min(_plan.Experiment.ColonyWindow, _plan.Experiment.ColonyStimulusWindow) : _plan.Experiment.ColonyWindow;
        double end = (Math.Floor(colony.Time / window) + 1) * window;
        end = end > colony.Time ? end : end + window;
        end = Math.Min(Math.Min(end, _plan.Horizon), colony.ExitTime);
        long wanted = Math.Min(step.Threshold, step.Growth!.CellCap) - colony.Size;
        _ahead.Clear();
        foreach (int slot in colony.Cells)
        {
            Foresee(_pool[slot].Key, _pool[slot].Division, end);
        }

        for (long births = 1; _ahead.TryDequeue(out ulong mother, out double division); births++)
        {
            if (births == wanted)
            {
                return division;
            }

            for (int i = 0; i < 2; i++)
            {
                ulong daughter = SplitKey.Daughter(mother, i);
                Foresee(daughter, division + CycleTime(step.Growth, daughter), end);
            }
        }

        return end;
    }

    /// <summary>What all cells feel alike until they meet again: by the size now and the age halfway.</summary>
    private static void Share(Colony colony, PlannedStep step)
    {
        double age = (0.5 * (colony.Time + colony.Next)) - colony.Founded;
        double radius = 0.5 * step.Growth!.Diameter(colony.Size);
        for (int i = 0; i < step.Shared.Length; i++)
        {
            colony.Shared[i] = step.Shared[i].Course.At(age, colony.Size, radius);
        }
    }

    /// <summary>Whether the colony is within two doublings of the cap.</summary>
    private bool IsLate(Colony colony) => 4 * colony.Size >= _plan.Steps[colony.Step].Growth!.CellCap;

    private void Foresee(ulong key, double division, double end)
    {
        if (division <= end)
        {
            _ahead.Enqueue(key, division);
        }
    }

    /// <summary>Takes an exit with the whole colony. True when it goes on in another step.</summary>
    private bool LeaveAsColony(Colony colony, int exit)
    {
        PlannedExit way = _plan.Steps[colony.Step].Exits[exit];
        if (way.Target < 0)
        {
            _deaths.Add(colony.Row, colony.Step, DeathTally.CauseOf(way.Loss), true, colony.Time, _rows[colony.Row].Weight * colony.Size);
            EndColony(colony, CellFate.NamedLoss, way.Loss, colony.Time);
            return false;
        }

        PlannedStep step = _plan.Steps[way.Target];
        _rows[colony.Row].Step = way.Target;
        MarkEntry(colony.Row, way.Target, colony.Time);
        if (step.Split > 1)
        {
            SplitColony(colony, step);
        }

        EnterAsColony(colony, step);
        return true;
    }

    private void EnterAsColony(Colony colony, PlannedStep step)
    {
        (colony.Step, colony.StepEntry) = (step.Index, colony.Time);
        colony.Visit++;
        (colony.ExitTime, colony.Exit) = DrawExit(step, colony.Key, colony.Visit, colony.Time);
        foreach (int slot in colony.Cells)
        {
            ref PooledCell cell = ref _pool[slot];
            cell.Visit++;
            BeginContacts(step, _pool.Contacts(slot), cell.Key, cell.Visit, colony.Time);
        }
    }

    /// <summary>The colony goes on as replicate 0; copies of it with keys of their own wait.</summary>
    private void SplitColony(Colony colony, PlannedStep step)
    {
        int[] rows = _rows.Split(colony.Row, step.Split);
        for (int i = 1; i < step.Split; i++)
        {
            Colony copy = colony.CopyTo(rows[i - 1], SplitKey.Replicate(colony.Key, i));
            foreach (int slot in colony.Cells)
            {
                int twin = _pool.Take();
                _pool[twin] = _pool[slot] with { Colony = copy, Key = SplitKey.Replicate(_pool[slot].Key, i), Place = copy.Cells.Count, NextSample = -1 };
                _pool.States(slot).CopyTo(_pool.States(twin));
                _pool.Parameters(slot).CopyTo(_pool.Parameters(twin));
                _pool.Wandering(slot).CopyTo(_pool.Wandering(twin));
                copy.Cells.Add(twin);
            }

            EnterAsColony(copy, step);
            (copy.SizeAtCap > 0 ? _large : _waiting).Push(copy);
        }

        colony.Key = SplitKey.Replicate(colony.Key, 0);
        foreach (int slot in CollectionsMarshal.AsSpan(colony.Cells))
        {
            _pool[slot].Key = SplitKey.Replicate(_pool[slot].Key, 0);
        }
    }

    private void EndColony(Colony colony, CellFate fate, int loss, double time)
    {
        ref BlockRows.Row row = ref _rows[colony.Row];
        bool standing = fate == CellFate.Alive;
        row.FinalColony = standing ? colony.Size : 0;
        double grown = colony.SizeAtCap > 0 ? colony.Size - colony.SizeAtCap + colony.ExpectedDeaths : 0;
        row.ColonyDeaths = colony.TotalDeaths + (long)Math.Round(colony.ExpectedDeaths);
        row.Divisions = colony.TotalBirths + Math.Max(0, (long)Math.Round(grown));
        if (standing)
        {
            var times = _plan.Experiment.ObservationTimes;
            while (colony.NextObservation < times.Length && times[colony.NextObservation] <= time)
            {
                _rows.Sizes(colony.Row)[colony.NextObservation++] = colony.Size;
            }
        }

        Finish(colony.Row, fate, loss, time, LaneStop.Reached);
    }
}
