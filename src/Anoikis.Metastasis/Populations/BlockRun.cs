using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Random;

namespace Anoikis.Metastasis.Populations;

/// <summary>
/// Runs one block of founders on one thread: single cells through their steps, the cells of colonies up to the cap, in the same lanes; then the colonies beyond the cap.
/// Which lane takes which cell when has no influence on any number: all randomness is keyed by cell, and what colonies or tallies add up is ordered first.
/// </summary>
internal sealed partial class BlockRun : ILaneSchedule
{
    /// <summary>Networks of colonies that may be open at a time: bounds the memory of a thread.</summary>
    private const int OpenCells = 65536;

    private readonly CascadePlan _plan;
    private readonly ulong _seed;
    private readonly Action<long>? _progress;
    private readonly BlockRows _rows;
    private readonly DeathLog _deaths = new();
    private readonly CourseLog _courses = new();
    private readonly CellPool _pool;
    private readonly LaneOccupant[] _lanes;
    private readonly double[] _inputs;
    private readonly double[] _states;
    private readonly double[] _parameters;
    private readonly double[] _folds;
    private readonly double[] _wandering;
    private readonly Stack<int> _redrawn = [];
    private readonly double[] _startScratch;
    private readonly long[] _ends = new long[Enum.GetValues<LaneStop>().Length];
    private readonly long _endFounder;
    private long _nextFounder;
    private long _laneSteps;
    private long _pivotingSteps;
    private double _weightDone;
    private long _reported;
    private bool _draining;

    private BlockRun(CascadePlan plan, long firstFounder, long endFounder, Action<long>? progress)
    {
        (_plan, _progress, _nextFounder, _endFounder) = (plan, progress, firstFounder, endFounder);
        CascadeExperiment experiment = plan.Experiment;
        _seed = experiment.Seed;
        _rows = new BlockRows(experiment.Network.Regulators.Length, plan.Steps.Length, experiment.ObservationTimes.Length, experiment.Network.Marks.Length);
        _pool = new CellPool(plan.StateCount, plan.ParameterCount, plan.PulsedStimuli, plan.FluctuationLength);
        _inputs = new double[experiment.Network.Stimuli.Length];
        _states = new double[plan.StateCount];
        _parameters = new double[plan.ParameterCount];
        _lanes = [.. Enumerable.Range(0, plan.Engine.Width).Select(_ => new LaneOccupant { Contacts = new ContactProcess[plan.PulsedStimuli], Wandering = new double[plan.FluctuationLength] })];
        _wandering = new double[plan.FluctuationLength];
        _folds = new double[experiment.Network.Regulators.Length];
        _startScratch = plan.Equations.CreateScratch();
    }

    /// <summary>The fates of the founders of a block.</summary>
    public static CascadeResult Run(CascadePlan plan, long firstFounder, long endFounder, Action<long>? progress, CancellationToken cancellation)
    {
        var run = new BlockRun(plan, firstFounder, endFounder, progress);
        while (run.HasWork)
        {
            run._draining = false;
            plan.Engine.Run(run, cancellation);
        }

        run.RunLargeColonies(cancellation);
        int[] order = run._rows.Order();
        return new CascadeResult
        {
            FirstFounder = firstFounder,
            Founders = endFounder - firstFounder,
            Entities = run._rows.ToTable(plan, order),
            Deaths = run._deaths.ToTally(plan, order),
            Courses = run._courses.ToCourses(run._rows, order),
            States = [.. plan.Equations.System.States.Select(s => s.Id)],
            Lanes = new LaneTally(run._laneSteps, [.. run._ends]) { PivotingSteps = run._pivotingSteps },
        };
    }

    private bool HasWork => _nextFounder < _endFounder || _redrawn.Count > 0 || _replicates.Count > 0 || _waiting.Count > 0 || _queue.Count > 0;

    /// <inheritdoc/>
    public bool TryStart(LaneCell cell)
    {
        while (!_draining)
        {
            if (_queue.TryPop(out int slot))
            {
                StartColonyCell(cell, slot);
                return true;
            }

            if (_replicates.TryPop(out Replicate? replicate))
            {
                if (StartReplicate(cell, replicate))
                {
                    return true;
                }
            }
            else if (_waiting.Count > 0 && MayOpen(_waiting.Peek()))
            {
                Open(_waiting.Pop());
            }
            else if (_redrawn.TryPop(out int row))
            {
                if (DrawFounder(cell, row))
                {
                    return true;
                }
            }
            else if (_nextFounder < _endFounder)
            {
                if (StartFounder(cell, _nextFounder++))
                {
                    return true;
                }
            }
            else
            {
                // Cells that still run in other lanes may bring daughters; the lanes empty, then all of them start again on whatever there is.
                _draining = true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool TryContinue(LaneCell cell)
    {
        LaneOccupant lane = _lanes[cell.Lane];
        if (lane.Slot >= 0 ? ContinueColonyCell(cell, lane) : ContinueSingle(cell, lane))
        {
            return true;
        }

        _laneSteps += cell.Steps;
        _pivotingSteps += cell.PivotingSteps;
        _ends[(int)cell.Stop]++;
        return false;
    }

    /// <inheritdoc/>
    public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states)
    {
        LaneOccupant lane = _lanes[cell.Lane];
        _courses.Add(lane.Row, lane.NextSample * _plan.Experiment.SampleInterval, lane.Step, states);
        lane.NextSample++;
        return SampleTime(lane);
    }

    private double SampleTime(LaneOccupant lane)
        => lane.NextSample >= 0 ? lane.NextSample * _plan.Experiment.SampleInterval * _plan.TimeScale : double.PositiveInfinity;

    /// <summary>Asks for samples; one that is due at this very moment is taken here, so that none is taken twice or missed.</summary>
    private void StartSampling(LaneCell cell, LaneOccupant lane, double now, ReadOnlySpan<double> states)
    {
        if (lane.NextSample >= 0 && lane.NextSample * _plan.Experiment.SampleInterval <= now)
        {
            _courses.Add(lane.Row, now, lane.Step, states);
            lane.NextSample++;
        }

        cell.NextSample = SampleTime(lane);
    }

    /// <summary>Draws the earliest exit by waiting time; of two at the same time the first in the step's order.</summary>
    private (double Time, int Exit) DrawExit(PlannedStep step, ulong key, int visit, double entry)
    {
        (double Time, int Exit) earliest = (double.PositiveInfinity, -1);
        for (int e = 0; e < step.Exits.Length; e++)
        {
            if (step.Exits[e].Waiting is not { } waiting)
            {
                continue;
            }

            RandomStream stream = CellStream.Of(_seed, key, RandomPurpose.Exit, e, visit);
            if (waiting.Chance >= 1 || stream.NextBoolean(waiting.Chance))
            {
                double time = entry + waiting.Time.Draw(ref stream);
                if (time < earliest.Time)
                {
                    earliest = (time, e);
                }
            }
        }

        return earliest;
    }

    private void BeginContacts(PlannedStep step, Span<ContactProcess> contacts, ulong key, int visit, double now)
    {
        for (int i = 0; i < step.Pulses.Length; i++)
        {
            contacts[i] = ContactProcess.Begin(step.Pulses[i].Course, new ContactKey(_seed, key, i, visit), now);
        }
    }

    /// <summary>Sets every input of the cell to its value now and returns when one next changes, seconds.</summary>
    private double SetInputs(LaneCell cell, PlannedStep step, Span<ContactProcess> contacts, ulong key, int visit, double entry, double now, ReadOnlySpan<double> shared)
    {
        step.Base.CopyTo(_inputs, 0);
        double next = double.PositiveInfinity;
        for (int i = 0; i < step.Pulses.Length; i++)
        {
            PulsedInput pulsed = step.Pulses[i];
            _inputs[pulsed.Stimulus] += contacts[i].At(now, pulsed.Course, new ContactKey(_seed, key, i, visit), out double change);
            next = Math.Min(next, change);
        }

        foreach (TabledInput tabled in step.Tables)
        {
            _inputs[tabled.Stimulus] += tabled.At(entry, now, out double change);
            next = Math.Min(next, change);
        }

        for (int i = 0; i < step.Shared.Length; i++)
        {
            _inputs[step.Shared[i].Stimulus] += shared[i];
        }

        for (int s = 0; s < _inputs.Length; s++)
        {
            cell.SetParameter(_plan.Equations.InputIndex(s), _inputs[s]);
        }

        return next;
    }

    private static void BeginWandering(LaneOccupant lane, double[] wandering, int nextUpdate)
    {
        wandering.CopyTo(lane.Wandering, 0);
        lane.NextUpdate = nextUpdate;
    }

    /// <summary>When the levels of a row's cell change next, seconds.</summary>
    private double UpdateTime(int row, int nextUpdate) => _plan.Levels[_rows[row].CloneIndex].UpdateTime(nextUpdate);

    /// <summary>Takes the lane's cell through the changes of its levels that are due, and returns the number of the next.</summary>
    private int Wander(LaneCell cell, int row, ulong key, int nextUpdate, Span<double> wandering, double now)
    {
        FluctuatingLevels levels = _plan.Levels[_rows[row].CloneIndex];
        int number = nextUpdate;
        while (levels.UpdateTime(number) <= now)
        {
            levels.Advance(_seed, key, number++, wandering);
        }

        if (number != nextUpdate)
        {
            levels.Write(wandering, cell);
        }

        return number;
    }

    private static CellFate FateOf(DeathCause cause) => cause == DeathCause.CaspaseIndependent ? CellFate.CaspaseIndependentDeath : CellFate.Apoptosis;

    private void Finish(int row, CellFate fate, int loss, double time, LaneStop status)
    {
        ref BlockRows.Row ending = ref _rows[row];
        (ending.Fate, ending.Loss, ending.FateTime) = (fate, loss, time);
        ending.Status = ending.FailedCells > 0 ? ending.Status : status;
        _weightDone += ending.Weight;
        long done = (long)(_weightDone + 1e-9);
        if (_progress is not null && done - _reported >= 64)
        {
            _progress(done - _reported);
            _reported = done;
        }
    }

    /// <summary>What a lane holds.</summary>
    private sealed class LaneOccupant
    {
        public required ContactProcess[] Contacts { get; init; }

        /// <summary>Where the wandering of a single cell's levels stands, and the number of its next change.</summary>
        public required double[] Wandering { get; init; }

        public int NextUpdate { get; set; }

        /// <summary>Slot of the colony's cell, or -1 for a single cell, which the members below describe.</summary>
        public int Slot { get; set; } = -1;

        public int Row { get; set; }

        public int Step { get; set; }

        public ulong Key { get; set; }

        public int Visit { get; set; }

        public double Entry { get; set; }

        public double ExitTime { get; set; }

        public int Exit { get; set; }

        /// <summary>Time to which the lane runs, seconds.</summary>
        public double Stop { get; set; }

        /// <summary>Number of the next sample, or -1.</summary>
        public long NextSample { get; set; } = -1;
    }
}
