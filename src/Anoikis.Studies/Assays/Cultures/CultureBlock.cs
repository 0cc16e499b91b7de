using Anoikis.Apoptosis.Levels;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Random;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>
/// Some cells of one clone, on one thread: each rests once, and from the state in which it then stands goes under every protocol. Rest and all protocols share the lanes. No number depends
/// on which lane takes which cell when.
/// </summary>
internal sealed class CultureBlock : ILaneSchedule
{
    // Draws of one cell before it is given up: a clone of which so few cells live at rest is no clone.
    private const int MostDraws = 1000;

    private readonly CulturePlan _plan;
    private readonly CultureResult _result;
    private readonly FluctuatingLevels _levels;
    private readonly Action<long>? _progress;
    private readonly int _clone;
    private readonly int _first;
    private readonly int _daughters;
    private readonly Rested[] _rested;
    private readonly Occupant[] _lanes;
    private readonly Stack<int> _redrawn = [];
    private readonly Queue<int> _ready = [];
    private readonly double[] _folds;
    private readonly double[] _states;
    private readonly double[] _parameters;
    private readonly double[] _scratch;
    private readonly double[] _markValues;
    private int _nextRest;
    private int _nextCourse;
    private long _done;

    private CultureBlock(CulturePlan plan, CultureResult result, int clone, int first, int cells, Action<long>? progress)
    {
        (_plan, _result, _clone, _first, _progress) = (plan, result, clone, first, progress);
        _daughters = plan.Experiment.Sisters ? 2 : 1;
        _levels = plan.Levels[clone];
        _rested = [.. Enumerable.Range(0, cells / _daughters).Select(_ => new Rested(plan))];
        _lanes = [.. Enumerable.Range(0, plan.Engine.Width).Select(_ => new Occupant(plan.WanderingLength))];
        _folds = new double[plan.Experiment.Network.Regulators.Length];
        _states = new double[plan.StateCount];
        _parameters = new double[plan.ParameterCount];
        _scratch = plan.Equations.CreateScratch();
        _markValues = plan.MarkValues.CreateValues();
    }

    public long Steps { get; private set; }

    public long PivotingSteps { get; private set; }

    /// <summary>Runs cells [first, first + cells) of a clone; with sisters both numbers are even.</summary>
    public static CultureBlock Run(CulturePlan plan, CultureResult result, int clone, int first, int cells, Action<long>? progress, CancellationToken cancellation)
    {
        var block = new CultureBlock(plan, result, clone, first, cells, progress);
        while (block.HasWork)
        {
            plan.Engine.Run(block, cancellation);
        }

        progress?.Invoke(block._done);
        return block;
    }

    private bool HasWork => _nextRest < _rested.Length || _redrawn.Count > 0 || _ready.Count > 0;

    /// <inheritdoc/>
    public bool TryStart(LaneCell cell)
    {
        while (true)
        {
            if (_redrawn.TryPop(out int slot) || (_nextRest < _rested.Length && (slot = _nextRest++) >= 0))
            {
                if (StartRest(cell, slot))
                {
                    return true;
                }
            }
            else if (_ready.TryPeek(out slot))
            {
                int courses = _plan.Protocols.Length * _daughters;
                int course = _nextCourse++;
                if (_nextCourse == courses)
                {
                    _ready.Dequeue();
                    _nextCourse = 0;
                }

                StartCourse(cell, slot, course / _daughters, course % _daughters);
                return true;
            }
            else
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public bool TryContinue(LaneCell cell)
    {
        Occupant lane = _lanes[cell.Lane];
        if (lane.Protocol < 0 ? ContinueRest(cell, lane) : ContinueCourse(cell, lane))
        {
            return true;
        }

        Steps += cell.Steps;
        PivotingSteps += cell.PivotingSteps;
        return false;
    }

    /// <inheritdoc/>
    public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;

    /// <summary>Draws the cell of a slot. False where it need not rest and stands ready at once.</summary>
    private bool StartRest(LaneCell cell, int slot)
    {
        Rested own = _rested[slot];
        int number = _first + (slot * _daughters);
        ulong founder = (ulong)(number / _daughters);
        own.Key = own.Redraws == 0 ? founder : SplitKey.Redraw(founder, own.Redraws);
        Span<double> wandering = own.Wandering.AsSpan(0, _levels.StateLength);
        _levels.Draw(_plan.Experiment.Seed, own.Key, _folds, wandering);
        for (int daughter = 0; daughter < _daughters; daughter++)
        {
            _folds.CopyTo(_result.Levels[_clone].AsSpan((number + daughter) * _folds.Length));
            _result.Redraws[_clone][number + daughter] = own.Redraws;
        }

        _plan.Equations.Start(_folds, _plan.Traits[_clone], own.States, own.Parameters, _scratch);
        _levels.Write(wandering, own.Parameters);
        double start = -_plan.Experiment.Equilibration;
        own.NextUpdate = _levels.NextUpdate(start);
        own.Step = _plan.Engine.FirstStep;
        if (start >= 0)
        {
            _ready.Enqueue(slot);
            return false;
        }

        Occupant lane = Occupy(cell, own, start);
        (lane.Slot, lane.Protocol, lane.Key) = (slot, -1, own.Key);
        StopAt(cell, lane, Math.Min(0, _levels.UpdateTime(lane.NextUpdate)));
        return true;
    }

    private bool ContinueRest(LaneCell cell, Occupant lane)
    {
        Rested own = _rested[lane.Slot];
        switch (cell.Stop)
        {
            case LaneStop.Reached:
                Wander(cell, lane);
                if (lane.Stop < 0)
                {
                    StopAt(cell, lane, Math.Min(0, _levels.UpdateTime(lane.NextUpdate)));
                    return true;
                }

                cell.ReadStates(own.States);
                cell.ReadParameters(own.Parameters);
                lane.Wandering.CopyTo(own.Wandering, 0);
                (own.NextUpdate, own.Step) = (lane.NextUpdate, cell.Step);
                _ready.Enqueue(lane.Slot);
                return false;
            case LaneStop.Event when _plan.Equations.DeathOf(cell.Event) is null:
                return true;
            case LaneStop.Event when ++own.Redraws < MostDraws:
                _redrawn.Push(lane.Slot);
                return false;
            default:
                GiveUp(lane.Slot, cell.Stop);
                return false;
        }
    }

    private void GiveUp(int slot, LaneStop status)
    {
        for (int protocol = 0; protocol < _plan.Protocols.Length; protocol++)
        {
            for (int daughter = 0; daughter < _daughters; daughter++)
            {
                ref Course course = ref _result.At(_clone, protocol, _first + (slot * _daughters) + daughter);
                (course.End, course.Status, course.Time) = (CourseEnd.Failed, status, 0);
                Count();
            }
        }
    }

    private void StartCourse(LaneCell cell, int slot, int protocol, int daughter)
    {
        Rested own = _rested[slot];
        Occupant lane = Occupy(cell, own, 0);
        (lane.Slot, lane.Protocol, lane.Cell) = (slot, protocol, _first + (slot * _daughters) + daughter);
        lane.Key = _daughters == 1 ? own.Key : SplitKey.Daughter(own.Key, daughter);
        (lane.NextChange, lane.RemovalTime, lane.Removed) = (0, double.PositiveInfinity, false);
        GoOn(cell, lane, 0);
    }

    private bool ContinueCourse(LaneCell cell, Occupant lane)
    {
        PlannedProtocol protocol = _plan.Protocols[lane.Protocol];
        switch (cell.Stop)
        {
            case LaneStop.Reached:
                Wander(cell, lane);
                if (lane.Stop < protocol.End)
                {
                    GoOn(cell, lane, lane.Stop);
                    return true;
                }

                Finish(lane, CourseEnd.Alive, protocol.End, cell.Stop).AtRest = IsAtRest(cell);
                return false;
            case LaneStop.Event:
                double now = cell.Time / _plan.TimeScale;
                if (_plan.Equations.DeathOf(cell.Event) is { } cause)
                {
                    Finish(lane, now < protocol.Onset ? CourseEnd.DiedBefore : Course.EndOf(cause), now, cell.Stop);
                    return false;
                }

                return Reach(cell, lane, protocol, _plan.MomentOf(cell.Event), now);
            default:
                Finish(lane, CourseEnd.Failed, cell.Time / _plan.TimeScale, cell.Stop);
                return false;
        }
    }

    /// <summary>Keeps the first time of a moment; from it on inputs may be taken away.</summary>
    private bool Reach(LaneCell cell, Occupant lane, PlannedProtocol protocol, int moment, double now)
    {
        ref double first = ref _result.Moments(_clone, lane.Protocol, lane.Cell)[moment];
        if (!double.IsNaN(first))
        {
            return true;
        }

        first = now - protocol.Onset;
        if (protocol.Removal is { } removal && removal.Moment == moment && now >= protocol.Onset)
        {
            lane.RemovalTime = now + removal.Delay;
            if (lane.RemovalTime < lane.Stop)
            {
                StopAt(cell, lane, lane.RemovalTime);
            }
        }

        return true;
    }

    /// <summary>Sets the inputs that hold from now on and lets the lane run to the next change.</summary>
    private void GoOn(LaneCell cell, Occupant lane, double now)
    {
        PlannedProtocol protocol = _plan.Protocols[lane.Protocol];
        bool removes = !lane.Removed && lane.RemovalTime <= now;
        lane.Removed |= removes;
        bool changes = removes;
        while (lane.NextChange < protocol.Times.Length && protocol.Times[lane.NextChange] <= now)
        {
            lane.NextChange++;
            changes = true;
        }

        if (changes)
        {
            double[] inputs = protocol.Inputs[lane.NextChange - 1];
            for (int s = 0; s < inputs.Length; s++)
            {
                bool rests = lane.Removed && protocol.Removal!.Stimuli.Contains(s);
                cell.SetParameter(_plan.Equations.InputIndex(s), rests ? protocol.Resting[s] : inputs[s]);
            }
        }

        double next = lane.NextChange < protocol.Times.Length ? protocol.Times[lane.NextChange] : double.PositiveInfinity;
        double removal = lane.Removed ? double.PositiveInfinity : lane.RemovalTime;
        StopAt(cell, lane, Math.Min(Math.Min(protocol.End, next), Math.Min(removal, _levels.UpdateTime(lane.NextUpdate))));
    }

    private ref Course Finish(Occupant lane, CourseEnd end, double now, LaneStop status)
    {
        ref Course course = ref _result.At(_clone, lane.Protocol, lane.Cell);
        (course.End, course.Status, course.Time) = (end, status, now - _plan.Protocols[lane.Protocol].Onset);
        Count();
        return ref course;
    }

    private bool IsAtRest(LaneCell cell)
    {
        cell.ReadStates(_states);
        cell.ReadParameters(_parameters);
        _plan.MarkValues.Evaluate(cell.Time, _states, _parameters, _markValues);
        foreach (int trigger in _plan.MarkTriggers)
        {
            if (_markValues[trigger] != 0)
            {
                return false;
            }
        }

        return true;
    }

    private Occupant Occupy(LaneCell cell, Rested own, double now)
    {
        cell.WriteStates(own.States);
        cell.WriteParameters(own.Parameters);
        cell.Time = now * _plan.TimeScale;
        cell.Step = own.Step;
        cell.NextSample = double.PositiveInfinity;
        Occupant lane = _lanes[cell.Lane];
        own.Wandering.CopyTo(lane.Wandering, 0);
        lane.NextUpdate = own.NextUpdate;
        return lane;
    }

    private void Wander(LaneCell cell, Occupant lane)
    {
        int number = lane.NextUpdate;
        Span<double> wandering = lane.Wandering.AsSpan(0, _levels.StateLength);
        while (_levels.UpdateTime(number) <= lane.Stop)
        {
            _levels.Advance(_plan.Experiment.Seed, lane.Key, number++, wandering);
        }

        if (number != lane.NextUpdate)
        {
            _levels.Write(wandering, cell);
            lane.NextUpdate = number;
        }
    }

    private void StopAt(LaneCell cell, Occupant lane, double time)
    {
        lane.Stop = time;
        cell.StopTime = Math.Max(time * _plan.TimeScale, cell.Time);
    }

    private void Count()
    {
        if (++_done >= 64)
        {
            _progress?.Invoke(_done);
            _done = 0;
        }
    }

    /// <summary>A cell as it stands at the end of its rest.</summary>
    private sealed class Rested(CulturePlan plan)
    {
        public double[] States { get; } = new double[plan.StateCount];

        public double[] Parameters { get; } = new double[plan.ParameterCount];

        public double[] Wandering { get; } = new double[plan.WanderingLength];

        public int NextUpdate { get; set; }

        public double Step { get; set; }

        public ulong Key { get; set; }

        public int Redraws { get; set; }
    }

    /// <summary>What a lane holds.</summary>
    private sealed class Occupant(int wandering)
    {
        public double[] Wandering { get; } = new double[wandering];

        public int Slot { get; set; }

        /// <summary>The protocol, or -1 for a cell that rests.</summary>
        public int Protocol { get; set; }

        public int Cell { get; set; }

        public ulong Key { get; set; }

        public int NextUpdate { get; set; }

        public int NextChange { get; set; }

        public double RemovalTime { get; set; }

        public bool Removed { get; set; }

        /// <summary>Time to which the lane runs, seconds from the end of the equilibration.</summary>
        public double Stop { get; set; }
    }
}
