using Anoikis.Clinic.Levels;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Clinic.Populations;

/// <summary>
/// The cells of some rows of a matrix, on one thread: each rests once and then, from the state in which it stands, goes through one course after the other, which may depend on what the courses
/// before it gave. Cells of all rows share the lanes; no number depends on which lane takes which cell when.
/// </summary>
internal abstract class RestedCells : ILaneSchedule
{
    /// <summary>How long cells live at rest before the first course, seconds: as cells of the cascades do.</summary>
    public const double Rest = 24 * 3600;

    private readonly CellEngine _engine;
    private readonly LevelMatrix _levels;
    private readonly int[] _places;
    private readonly CellFactors _factors;
    private readonly int _jobs;
    private readonly Occupant[] _lanes;
    private readonly double[] _folds;
    private readonly double[] _scratch;
    private int _next;

    protected RestedCells(CellEngine engine, LevelMatrix levels, PopulationSettings population, int first, int end)
    {
        (_engine, _levels, First, Cells) = (engine, levels, first, population.Cells);
        _places = levels.Places(engine.Symbols);
        _factors = new CellFactors(population.Seed, engine.Symbols, population.CoefficientOfVariation);
        _jobs = (end - first) * Cells;
        _lanes = [.. Enumerable.Range(0, engine.Engine.Width).Select(_ => new Occupant(engine.Equations.System))];
        _folds = new double[engine.Symbols.Length];
        _scratch = engine.Equations.CreateScratch();
    }

    /// <summary>First row.</summary>
    protected int First { get; }

    /// <summary>Cells of each row.</summary>
    protected int Cells { get; }

    /// <summary>Runs all cells.</summary>
    public void Run(CancellationToken cancellation) => _engine.Engine.Run(this, cancellation);

    /// <inheritdoc/>
    public bool TryStart(LaneCell cell)
    {
        Occupant lane = _lanes[cell.Lane];
        if (lane.Course >= 0)
        {
            Load(cell, lane, 0, StartCourse(cell.Lane, lane.Course, lane.Parameters));
            return true;
        }

        if (_next >= _jobs)
        {
            return false;
        }

        lane.Job = _next++;
        _factors.Of((ulong)(lane.Job % Cells), _folds);
        ReadOnlySpan<double> row = _levels.Row(First + (lane.Job / Cells));
        for (int r = 0; r < _folds.Length; r++)
        {
            _folds[r] *= _places[r] < 0 ? 1 : row[_places[r]];
        }

        _engine.Equations.Start(_folds, _engine.Resting, lane.States, lane.Parameters, _scratch);
        lane.Step = _engine.Engine.FirstStep;
        Load(cell, lane, -Rest, Rest);
        return true;
    }

    /// <inheritdoc/>
    public bool TryContinue(LaneCell cell)
    {
        Occupant lane = _lanes[cell.Lane];
        bool failed = cell.Stop is not (LaneStop.Reached or LaneStop.Event);
        if (lane.Course < 0)
        {
            if (cell.Stop == LaneStop.Event && StaysAtRest(cell.Event))
            {
                return true;
            }

            if (failed || cell.Stop == LaneStop.Event)
            {
                Finish(lane, failed ? CellEnd.Failed : CellEnd.DiedAtRest, cell.Lane);
                return false;
            }

            cell.ReadStates(lane.States);
            cell.ReadParameters(lane.Parameters);
            lane.Step = cell.Step;
            if (Begin(cell.Lane, lane.States, lane.Parameters))
            {
                lane.Course = 0;
            }
            else
            {
                Finish(lane, CellEnd.Done, cell.Lane);
            }
        }
        else if (failed || !EndCourse(cell.Lane, lane.Course++, cell.Stop == LaneStop.Event ? cell.Time / _engine.TimeScale : double.PositiveInfinity))
        {
            Finish(lane, failed ? CellEnd.Failed : CellEnd.Done, cell.Lane);
        }

        return false;
    }

    /// <inheritdoc/>
    public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;

    /// <summary>Whether a cell goes on resting after an event.</summary>
    protected abstract bool StaysAtRest(int systemEvent);

    /// <summary>A rested cell stands in a lane. Whether there is a course for it.</summary>
    protected abstract bool Begin(int lane, ReadOnlySpan<double> states, ReadOnlySpan<double> parameters);

    /// <summary>Sets the inputs of a course among the parameters, over those of the course before; says how long it lasts at most, seconds.</summary>
    protected abstract double StartCourse(int lane, int course, Span<double> parameters);

    /// <summary>A course has ended.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="course">Number of the course, from 0.</param>
    /// <param name="time">When an event ended it, seconds; positive infinity where none did.</param>
    /// <returns>Whether another follows.</returns>
    protected abstract bool EndCourse(int lane, int course, double time);

    /// <summary>Takes what became of a cell.</summary>
    /// <param name="job">The cell: (row - <see cref="First"/>) x <see cref="Cells"/> + number of the cell.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="lane">The lane.</param>
    protected abstract void Keep(int job, CellEnd end, int lane);

    private void Finish(Occupant lane, CellEnd end, int number)
    {
        lane.Course = -1;
        Keep(lane.Job, end, number);
    }

    private void Load(LaneCell cell, Occupant lane, double start, double duration)
    {
        cell.WriteStates(lane.States);
        cell.WriteParameters(lane.Parameters);
        cell.Time = start * _engine.TimeScale;
        cell.StopTime = (start + duration) * _engine.TimeScale;
        cell.Step = lane.Step;
        cell.NextSample = double.PositiveInfinity;
    }

    /// <summary>A cell in a lane, as it stood at the end of its rest.</summary>
    private sealed class Occupant(OdeSystem system)
    {
        public double[] States { get; } = new double[system.States.Length];

        public double[] Parameters { get; } = new double[system.Parameters.Length];

        public double Step { get; set; }

        public int Job { get; set; }

        /// <summary>The course that comes or runs; -1 where the cell rests or none stands here.</summary>
        public int Course { get; set; } = -1;
    }
}

/// <summary>How a cell left the lanes.</summary>
internal enum CellEnd
{
    /// <summary>Its courses are done.</summary>
    Done,

    /// <summary>It died before the first course.</summary>
    DiedAtRest,

    /// <summary>It could not be computed.</summary>
    Failed,
}
