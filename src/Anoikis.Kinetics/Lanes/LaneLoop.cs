using System.Numerics;
using System.Runtime.CompilerServices;
using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// Keeps the lanes of one bundle busy: step all, look only at the lanes that need it (an event, a sample, a stop, a failure), refill what is free.
/// </summary>
internal sealed unsafe class LaneLoop<TLanes, TVector, TStages, TSchedule> : IDisposable
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
    where TStages : struct, IStepEnd<TVector>
    where TSchedule : ILaneSchedule
{
    private const int StepsBetweenCancellationChecks = 256;

    private readonly LaneEngine _engine;
    private readonly CompiledNetwork _network;
    private readonly Bundle _bundle;
    private readonly EventLocation[] _locations;
    private readonly EventAction[] _actions;
    private readonly double[] _sample;
    private readonly int[] _pendingEvents;

    // For each event the lanes whose cell began with a trigger that holds and is said not to have held before: it happens at the start.
    private readonly uint[] _dueAtStart;
    private PivotingStep? _pivoting;
    private TSchedule _schedule;
    private uint _active;
    private TVector _activeMask;

    public LaneLoop(LaneEngine engine, CompiledNetwork network, TSchedule schedule)
    {
        _engine = engine;
        _network = network;
        _schedule = schedule;
        _bundle = new Bundle(network);
        OdeSystem system = network.Full;
        _locations = [.. network.MarginsOfOne.Select(margin => new EventLocation(system, margin))];
        _actions = [.. system.Events.Select(e => new EventAction(system, e))];
        _sample = new double[system.States.Length];
        _dueAtStart = new uint[_locations.Length];
        _pendingEvents = new int[TLanes.Width];
        Array.Fill(_pendingEvents, -1);
    }

    /// <inheritdoc/>
    public void Dispose() => _bundle.Dispose();

    /// <summary>Runs until the schedule has no more cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(CancellationToken cancellation)
    {
        uint started = 0;
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            started |= Start(lane) ? 1u << lane : 0;
        }

        Settle(started, started);
        int countdown = StepsBetweenCancellationChecks;
        while (_active != 0)
        {
            if (--countdown == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                countdown = StepsBetweenCancellationChecks;
            }

            Step();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step()
    {
        Control lanes = _bundle.Lanes;
        TVector active = _activeMask;
        TVector last = StepControl<TLanes, TVector>.Choose(lanes, active);
        uint singular = RosenbrockStepper<TLanes, TVector, TStages>.Try(_bundle) & _active;
        singular = _engine.Options.ExchangesRowsAlways ? _active : singular;
        while (singular != 0)
        {
            int lane = BitOperations.TrailingZeroCount(singular);
            singular &= singular - 1;
            _pivoting ??= new PivotingStep(_network);
            _pivoting.Try(_bundle, lane);
            _bundle.PivotingSteps[lane]++;
            _engine.CountPivotingStep();
        }

        TVector error = TStages.Finish(_bundle, _engine.Options.RelativeTolerance, _engine.Options.AbsoluteTolerance);
        TVector acceptedMask = StepControl<TLanes, TVector>.Judge(lanes, active, last, error, _network.Tableau.Order, out TVector newTime);
        uint accepted = TLanes.Signs(acceptedMask);
        uint reached = accepted & TLanes.Signs(last);
        uint sampled = accepted & TLanes.Signs(TLanes.LessThanOrEqual(TLanes.Load(lanes.NextSample), newTime));
        uint happened = _locations.Length > 0 ? EventsThatHappened(newTime, accepted) : 0;
        double* time = stackalloc double[TLanes.Width];
        TLanes.Store(time, newTime);

        uint attention = sampled | happened;
        if (attention != 0)
        {
            reached &= ~LookInside(attention, happened, time);
        }

        Commit(accepted, acceptedMask, time);
        uint standing = reached | Failures(accepted);
        if ((standing | happened) != 0)
        {
            Attend(reached, standing, happened);
        }
    }

    // An event happens when its margin says that its trigger holds and it has counted as false.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint EventsThatHappened(TVector newTime, uint accepted)
    {
        int width = TLanes.Width;
        TLanes.Store(_bundle.Shared + (BundleLayout.Time * width), newTime);
        _network.Margins.Run(_bundle.Shared, _bundle.Trial, null);
        uint happened = 0;
        for (int k = 0; k < _locations.Length; k++)
        {
            uint isTrue = TrueNow(k);
            uint was = _bundle.EventWasTrue[k];
            happened |= ((isTrue & ~was) | _dueAtStart[k]) & accepted;
            _bundle.EventWasTrue[k] = was & (isTrue | ~accepted);
        }

        return happened;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint TrueNow(int k)
    {
        TVector zero = TLanes.Broadcast(0);
        TVector margin = TLanes.Load(_bundle.Shared + ((_network.Layout.FirstMargin + k) * TLanes.Width));
        return TLanes.Signs(_network.Full.Events[k].IsStrict ? TLanes.LessThan(zero, margin) : TLanes.LessThanOrEqual(zero, margin));
    }

    // Looks at some lanes, and ends their steps where an event happened. Returns which lanes' steps it cut.
    private uint LookInside(uint attention, uint happened, double* newTime)
    {
        uint cut = 0;
        for (; attention != 0; attention &= attention - 1)
        {
            int lane = BitOperations.TrailingZeroCount(attention);
            if (LookInside(lane, newTime, (happened >> lane & 1) != 0))
            {
                cut |= 1u << lane;
            }
        }

        return cut;
    }

    // Samples inside the step and, where an event happened, cuts the step at the first. Returns whether it was cut.
    private bool LookInside(int lane, double* newTime, bool event_)
    {
        Control lanes = _bundle.Lanes;
        double start = lanes.Time[lane];
        double step = lanes.TrialStep[lane];
        double end = newTime[lane];
        double fraction = 1;
        int first = -1;
        if (event_)
        {
            for (int k = 0; k < _locations.Length; k++)
            {
                double margin = _bundle.Shared[((_network.Layout.FirstMargin + k) * TLanes.Width) + lane];
                bool due = (_dueAtStart[k] >> lane & 1) != 0;
                if (due || (_locations[k].Holds(margin) && (_bundle.EventWasTrue[k] >> lane & 1) == 0))
                {
                    double at = due ? 0 : _locations[k].Find(_bundle, lane, start, step);
                    if (first < 0 || at < fraction)
                    {
                        (first, fraction) = (k, at);
                    }
                }
            }

            end = fraction < 1 ? start + (fraction * step) : end;
        }

        while (lanes.NextSample[lane] <= end)
        {
            double time = lanes.NextSample[lane];
            for (int i = 0; i < _sample.Length; i++)
            {
                _sample[i] = DenseOutput.Of(_bundle, lane, i).At(Math.Max(0, (time - start) / step));
            }

            double next = _schedule.Sample(new LaneCell(_bundle, lane), time, _sample);
            lanes.NextSample[lane] = next > time ? next : double.PositiveInfinity;
        }

        if (first >= 0)
        {
            if (fraction < 1)
            {
                DenseOutput.Cut(_bundle, lane, fraction);
            }

            newTime[lane] = end;
            _bundle.EventWasTrue[first] |= 1u << lane;
            _dueAtStart[first] &= ~(1u << lane);
            _pendingEvents[lane] = first;
        }

        return first >= 0;
    }

    // Most lanes are accepted at most steps, so the step on trial becomes the state of all, and the others get their own back.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Commit(uint accepted, TVector acceptedMask, double* time)
    {
        Control lanes = _bundle.Lanes;
        if (accepted == 0)
        {
            return;
        }

        TLanes.Store(lanes.Time, TLanes.Select(acceptedMask, TLanes.Load(time), TLanes.Load(lanes.Time)));
        _bundle.Accept();
        for (uint rejected = _active & ~accepted; rejected != 0; rejected &= rejected - 1)
        {
            _bundle.TakeBack(BitOperations.TrailingZeroCount(rejected));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint Failures(uint accepted)
    {
        Control lanes = _bundle.Lanes;
        uint failed = TLanes.Signs(TLanes.LessThan(TLanes.Broadcast(_engine.Options.MaximumSteps), TLanes.Load(lanes.Tries))) & _active;
        uint rejected = _active & ~accepted;
        if (rejected != 0)
        {
            failed |= TLanes.Signs(StepControl<TLanes, TVector>.Stuck(lanes)) & rejected;
        }

        return failed;
    }

    private void Attend(uint reached, uint standing, uint happened)
    {
        uint touched = 0;
        uint started = 0;
        for (uint bits = standing | happened; bits != 0; bits &= bits - 1)
        {
            int lane = BitOperations.TrailingZeroCount(bits);
            uint bit = 1u << lane;
            int pending = _pendingEvents[lane];
            _pendingEvents[lane] = -1;
            if (pending >= 0)
            {
                // What only marks a moment leaves its trigger counting as true: where the margin's sign at the root is a matter of rounding, asking again could find it negative, and
                // the event would happen for ever.
                if (_actions[pending].Changes)
                {
                    _actions[pending].Apply(_bundle, lane, _bundle.Lanes.Time[lane]);
                    touched |= bit;
                }

                bool stops = _engine.Stops(pending);
                if (!stops && _bundle.Lanes.Tries[lane] <= _engine.Options.MaximumSteps)
                {
                    continue;
                }

                // An event that recurs at ever shorter intervals keeps a cell from its end: the count of steps ends that too.
                _bundle.Stops[lane] = stops ? LaneStop.Event : LaneStop.TooManySteps;
                pending = stops ? pending : -1;
            }
            else
            {
                _bundle.Stops[lane] = (reached & bit) != 0 ? LaneStop.Reached
                    : _bundle.Lanes.Tries[lane] > _engine.Options.MaximumSteps ? LaneStop.TooManySteps
                    : double.IsFinite(1 / _bundle.Lanes.TrialStep[lane]) && AllFinite(lane) ? LaneStop.StepTooSmall
                    : LaneStop.NotFinite;
            }

            _bundle.Events[lane] = pending;
            bool fresh = false;
            while (!Continue(lane))
            {
                fresh = true;
                if (!Start(lane))
                {
                    break;
                }

                if (_bundle.Lanes.StopTime[lane] > _bundle.Lanes.Time[lane])
                {
                    break;
                }

                _bundle.Stops[lane] = LaneStop.Reached;
                _bundle.Events[lane] = -1;
            }

            started |= fresh ? bit & _active : 0;
            touched |= _bundle.Touched[lane] ? bit : 0;
        }

        Settle(touched & _active, started);
    }

    // Returns false when the schedule is done with the cell.
    private bool Continue(int lane)
    {
        var cell = new LaneCell(_bundle, lane);
        while (_schedule.TryContinue(cell))
        {
            _bundle.Lanes.Tries[lane] = 0;
            if (cell.StopTime > cell.Time)
            {
                return true;
            }

            _bundle.Stops[lane] = LaneStop.Reached;
            _bundle.Events[lane] = -1;
        }

        return false;
    }

    private bool Start(int lane)
    {
        Control lanes = _bundle.Lanes;
        lanes.NextSample[lane] = double.PositiveInfinity;
        lanes.LastError[lane] = 0;
        lanes.LastStep[lane] = 1;
        lanes.StepAfterJump[lane] = 0;
        lanes.Growth[lane] = StepControl<TLanes, TVector>.LargestGrowth;
        lanes.Jumped[lane] = 0;
        lanes.Steps[lane] = 0;
        lanes.Tries[lane] = 0;
        _bundle.PivotingSteps[lane] = 0;
        lanes.Step[lane] = _engine.FirstStep;
        bool active = _schedule.TryStart(new LaneCell(_bundle, lane));
        _bundle.Active[lane] = active;
        _active = active ? _active | (1u << lane) : _active & ~(1u << lane);
        _activeMask = Mask(_active);
        return active;
    }

    // After anything was written: formulas of parameters anew, and which triggers count as true.
    private void Settle(uint touched, uint started)
    {
        for (uint jumped = touched & ~started; jumped != 0; jumped &= jumped - 1)
        {
            int lane = BitOperations.TrailingZeroCount(jumped);
            if (_bundle.Touched[lane])
            {
                StepControl<TLanes, TVector>.AfterJump(_bundle.Lanes, lane);
            }
        }

        Array.Clear(_bundle.Touched);
        if (touched == 0)
        {
            return;
        }

        _network.Prepare.Run(_bundle.Shared, _bundle.States, null);
        RosenbrockStepper<TLanes, TVector, TStages>.TakeParameters(_bundle);
        if (_locations.Length == 0)
        {
            return;
        }

        TLanes.Store(_bundle.Shared + (BundleLayout.Time * TLanes.Width), TLanes.Load(_bundle.Lanes.Time));
        _network.Margins.Run(_bundle.Shared, _bundle.States, null);
        for (int k = 0; k < _locations.Length; k++)
        {
            uint isTrue = TrueNow(k);
            uint was = _bundle.EventWasTrue[k] & (isTrue | ~touched) & ~started;
            bool heldBefore = _network.Full.Events[k].TriggerInitialValue;
            _bundle.EventWasTrue[k] = was | (heldBefore ? isTrue & started : 0);
            _dueAtStart[k] = (_dueAtStart[k] & ~started) | (heldBefore ? 0 : isTrue & started);
        }
    }

    // Whether what the last step tried to add to a lane is a number in every state.
    private bool AllFinite(int lane)
    {
        int increment = _network.Tableau.Stages;
        bool finite = true;
        for (int place = 0; place < _network.Layout.States; place++)
        {
            int at = (place * TLanes.Width) + lane;
            finite &= double.IsFinite(_bundle.StageValue(increment, at) + _bundle.StageValue(increment - 1, at));
        }

        return finite;
    }

    private static TVector Mask(uint lanes)
    {
        long* bits = stackalloc long[TLanes.Width];
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            bits[lane] = -(long)(lanes >> lane & 1);
        }

        return TLanes.Load((double*)bits);
    }
}
