using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Random;

namespace Anoikis.Metastasis.Populations;

/// <content>Single cells: from step to step until they die, are lost, begin to divide or reach the horizon.</content>
internal sealed partial class BlockRun
{
    private readonly Stack<Replicate> _replicates = [];

    private bool StartReplicate(LaneCell cell, Replicate replicate)
    {
        replicate.States.CopyTo(_states, 0);
        replicate.Parameters.CopyTo(_parameters, 0);
        LaneOccupant lane = Occupy(cell, replicate.Row, replicate.Key, replicate.Time, replicate.ProposedStep, -1);
        lane.Visit = replicate.Visit;
        BeginWandering(lane, replicate.Wandering, replicate.NextUpdate);
        return Enter(cell, lane, replicate.Step, replicate.Time, true);
    }

    /// <summary>Puts the cell whose numbers stand in the scratch arrays into the lane. Nothing stays of a cell that came before it, even one that left at once.</summary>
    private LaneOccupant Occupy(LaneCell cell, int row, ulong key, double now, double proposedStep, long nextSample)
    {
        cell.WriteStates(_states);
        cell.WriteParameters(_parameters);
        cell.Time = now * _plan.TimeScale;
        cell.Step = proposedStep;
        cell.NextSample = double.PositiveInfinity;
        LaneOccupant lane = _lanes[cell.Lane];
        (lane.Slot, lane.Row, lane.Key, lane.Visit, lane.Step, lane.NextSample) = (-1, row, key, 0, 0, nextSample);
        return lane;
    }

    private bool ContinueSingle(LaneCell cell, LaneOccupant lane)
    {
        if (lane.Step == Rest)
        {
            return ContinueResting(cell, lane);
        }

        PlannedStep step = _plan.Steps[lane.Step];
        switch (cell.Stop)
        {
            case LaneStop.Reached:
                double now = lane.Stop;
                lane.NextUpdate = Wander(cell, lane.Row, lane.Key, lane.NextUpdate, lane.Wandering, now);
                if (lane.ExitTime <= now)
                {
                    return Leave(cell, lane, lane.Exit, now);
                }

                return now < _plan.Horizon ? GoOn(cell, lane, now) : Stay(lane);
            case LaneStop.Event:
                now = cell.Time / _plan.TimeScale;
                if (_plan.Equations.DeathOf(cell.Event) is { } cause)
                {
                    _deaths.Add(lane.Row, lane.Step, DeathTally.CauseOf(cause), false, now, _rows[lane.Row].Weight);
                    Finish(lane.Row, FateOf(cause), -1, now, cell.Stop);
                    return false;
                }

                KeepMark(cell, lane, now);
                int exit = step.ExitOfEvent(cell.Event);
                return exit < 0 || Leave(cell, lane, exit, now);
            default:
                Finish(lane.Row, CellFate.Failed, -1, cell.Time / _plan.TimeScale, cell.Stop);
                return false;
        }
    }

    private bool Stay(LaneOccupant lane)
    {
        Finish(lane.Row, CellFate.Alive, -1, _plan.Horizon, LaneStop.Reached);
        return false;
    }

    private bool Leave(LaneCell cell, LaneOccupant lane, int exit, double now)
    {
        PlannedExit way = _plan.Steps[lane.Step].Exits[exit];
        if (way.Target >= 0)
        {
            return Enter(cell, lane, way.Target, now, false);
        }

        _deaths.Add(lane.Row, lane.Step, DeathTally.CauseOf(way.Loss), false, now, _rows[lane.Row].Weight);
        Finish(lane.Row, CellFate.NamedLoss, way.Loss, now, LaneStop.Reached);
        return false;
    }

    /// <summary>Takes the cell into a step, and further where an exit is taken at once. True when the lane goes on with it.</summary>
    private bool Enter(LaneCell cell, LaneOccupant lane, int target, double now, bool isSplit)
    {
        PlannedStep step = _plan.Steps[target];
        _rows[lane.Row].Step = target;
        lane.Step = target;
        MarkEntry(lane.Row, target, now);
        if (step.Split > 1 && !isSplit)
        {
            Split(cell, lane, step, now);
        }

        lane.Visit++;
        lane.Entry = now;
        if (step.Growth is not null)
        {
            cell.ReadStates(_states);
            cell.ReadParameters(_parameters);
            Found(lane, step, now, cell.Step);
            return false;
        }

        (lane.ExitTime, lane.Exit) = DrawExit(step, lane.Key, lane.Visit, now);
        BeginContacts(step, lane.Contacts, lane.Key, lane.Visit, now);
        int exit = lane.ExitTime <= now ? lane.Exit : -1;
        if (step.HasConditions && ExitThatHolds(cell, step, now) is >= 0 and int holds && (exit < 0 || holds < exit))
        {
            exit = holds;
        }

        if (exit >= 0)
        {
            return Leave(cell, lane, exit, now);
        }

        return now < _plan.Horizon ? GoOn(cell, lane, now) : Stay(lane);
    }

    private bool GoOn(LaneCell cell, LaneOccupant lane, double now)
    {
        double change = SetInputs(cell, _plan.Steps[lane.Step], lane.Contacts, lane.Key, lane.Visit, lane.Entry, now, []);
        lane.Stop = Math.Min(Math.Min(lane.ExitTime, change), Math.Min(_plan.Horizon, UpdateTime(lane.Row, lane.NextUpdate)));
        cell.StopTime = lane.Stop * _plan.TimeScale;
        return true;
    }

    private void MarkEntry(int row, int step, double now)
    {
        ref double entry = ref _rows.StepTimes(row)[step];
        entry = double.IsNaN(entry) ? now : entry;
    }

    /// <summary>The lane's cell goes on as replicate 0; the others wait with copies of its numbers.</summary>
    private void Split(LaneCell cell, LaneOccupant lane, PlannedStep step, double now)
    {
        int[] rows = _rows.Split(lane.Row, step.Split);
        for (int i = 1; i < step.Split; i++)
        {
            var replicate = new Replicate(rows[i - 1], SplitKey.Replicate(lane.Key, i), step.Index, lane.Visit, now, cell.Step, new double[_plan.StateCount], new double[_plan.ParameterCount], [.. lane.Wandering], lane.NextUpdate);
            cell.ReadStates(replicate.States);
            cell.ReadParameters(replicate.Parameters);
            _replicates.Push(replicate);
        }

        lane.Key = SplitKey.Replicate(lane.Key, 0);
    }

    private int ExitThatHolds(LaneCell cell, PlannedStep step, double now)
    {
        cell.ReadStates(_states);
        cell.ReadParameters(_parameters);
        for (int e = 0; e < step.Exits.Length; e++)
        {
            if (step.Exits[e].Condition is { } condition)
            {
                double[] values = condition.CreateValues();
                condition.Evaluate(now * _plan.TimeScale, _states, _parameters, values);
                if (values[step.Exits[e].TriggerNode] != 0)
                {
                    return e;
                }
            }
        }

        return -1;
    }

    private bool IsSampled(long founder)
    {
        Int128 sampled = _plan.Experiment.SampledCells;
        Int128 all = _plan.Experiment.Cells;
        return (founder + 1) * sampled / all > founder * sampled / all;
    }

    /// <summary>A replicate that waits for a lane.</summary>
    private sealed record Replicate(int Row, ulong Key, int Step, int Visit, double Time, double ProposedStep, double[] States, double[] Parameters, double[] Wandering, int NextUpdate);
}
