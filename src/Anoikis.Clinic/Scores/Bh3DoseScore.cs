using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Numerics.Elementary;

namespace Anoikis.Clinic.Scores;

/// <summary>
/// BH3 stress dose: the smallest BH3 input for which pores pass a threshold by a time. The input is the stimulus stress of the reference network, which makes PUMA (an activator) and NOXA (a sensitiser)
/// 1 + 19 x dose times as fast. Each cell of the patient's population rests for 24 h and has its own dose found by bisection; the score is the geometric mean over cells.
/// </summary>
/// <remarks>
/// A cell that needs less than the least dose counts as the least, one that needs more than the greatest as the greatest; the second column says how many do. Bisection takes it that a higher dose makes pores
/// sooner. The dose stands in the unit of this network's stimulus: it orders patients and is no concentration. It is an own score, made on the reference network's equations and numbers, and no other published one.
/// </remarks>
public sealed class Bh3DoseScore : IPatientScore
{
    private const string PoresOpen = "pores_open";
    private const string Stimulus = "stress";
    private const int RowsPerBlock = 8;

    private readonly CellEngine _engine;
    private readonly int _input;
    private readonly double _perUnit;
    private readonly int _trigger;

    private Bh3DoseScore(CellEngine engine, Bh3DoseSettings settings)
    {
        (_engine, Settings) = (engine, settings);
        CellNetwork network = engine.Equations.Cell;
        int stimulus = network.Stimuli.ToList().FindIndex(s => s.Name == Stimulus);
        (_input, _perUnit) = (engine.Equations.InputIndex(stimulus), network.Stimuli[stimulus].PerUnit);
        _trigger = engine.Equations.System.Events[engine.Equations.EventIndex(PoresOpen)].Trigger;
    }

    /// <summary>What counts as an answer.</summary>
    public Bh3DoseSettings Settings { get; }

    /// <inheritdoc/>
    public string Name => "bh3_dose";

    /// <inheritdoc/>
    public string Meaning =>
        FormattableString.Invariant($"The smallest stress, as this network's stimulus, that opens {Settings.Pores:G6} pores within {Settings.Time / 3600:G4} h, geometric mean over {Settings.Population.Cells} cells. ")
        + "A model's hypothesis: it orders patients by what their BCL-2 family withstands, and is neither a dose of a drug nor any other published score.";

    /// <inheritdoc/>
    public ImmutableArray<string> Inputs => _engine.Symbols;

    /// <inheritdoc/>
    public ImmutableArray<string> Ranked => _engine.Ranked;

    /// <inheritdoc/>
    public ImmutableArray<ScoreColumn> Columns { get; } =
    [
        new("bh3_dose", "BH3 stress dose", "stress", ScoreDirection.MoreSurvival),
        new("bh3_dose_above", "Cells that need more than the greatest dose", "1", ScoreDirection.MoreSurvival),
    ];

    /// <summary>Compiles the score on the reference network.</summary>
    /// <param name="settings">What counts as an answer.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public static Bh3DoseScore Prepare(Bh3DoseSettings? settings = null) => Prepare(settings ?? new Bh3DoseSettings(), Reference());

    /// <summary>Compiles the score on another network with the same pores and stimulus.</summary>
    internal static Bh3DoseScore Prepare(Bh3DoseSettings settings, CellNetwork network)
    {
        settings.Require();
        Expression open = AntimonyFormula.Read(FormattableString.Invariant($"BAX4 + BAK4 > {settings.Pores:R}"), default, [])!;
        return new Bh3DoseScore(CellEngine.Compile(network, [(PoresOpen, open)], deaths: false, settings.Population.Width), settings);
    }

    internal static CellNetwork Reference()
    {
        DiagnosticBag findings = [];
        return BuiltInCells.Load("reference", findings)?.Network ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    /// <inheritdoc/>
    public ScoreValues Evaluate(LevelMatrix levels, ScoreExecution execution)
    {
        double[] logs = LogDoses(levels, execution);
        int cells = Settings.Population.Cells;
        double greatest = Log2(Settings.Greatest);
        double[] values = new double[2 * levels.Rows];
        for (int row = 0; row < levels.Rows; row++)
        {
            (values[2 * row], double above) = PopulationMean.Of(logs.AsSpan(row * cells, cells), x => x >= greatest ? 1 : 0);
            (values[2 * row], values[(2 * row) + 1]) = (PortableMath.Pow(2, values[2 * row]), above);
        }

        return new ScoreValues(2, values, logs.Length, logs.Count(double.IsNaN));
    }

    /// <summary>The dose of every cell, base-2 logarithm, row by row; NaN of a cell that could not be computed.</summary>
    internal double[] LogDoses(LevelMatrix levels, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(levels);
        double[] logs = new double[levels.Rows * Settings.Population.Cells];
        RowBlocks.Run(levels.Rows, RowsPerBlock, execution, (first, end, cancellation)
            => new Trials(this, levels, first, end, logs).Run(cancellation));
        return logs;
    }

    private static double Log2(double x) => PortableMath.Log(x) / PortableMath.Log(2);

    /// <summary>Bisection of every cell of some rows.</summary>
    private sealed class Trials(Bh3DoseScore score, LevelMatrix levels, int first, int end, double[] logs) : RestedCells(score._engine, levels, score.Settings.Population, first, end)
    {
        private readonly Bh3Bisection[] _lanes = new Bh3Bisection[score._engine.Engine.Width];
        private readonly Kinetics.Equations.GraphEvaluator _open = new(score._engine.Equations.System.Graph, [score._trigger]);

        protected override bool StaysAtRest(int systemEvent) => true;

        protected override bool Begin(int lane, ReadOnlySpan<double> states, ReadOnlySpan<double> parameters)
        {
            double[] values = _open.CreateValues();
            _open.Evaluate(0, states, parameters, values);
            _lanes[lane] = new Bh3Bisection(Log2(score.Settings.Least), Log2(score.Settings.Greatest), score.Settings.Halvings, opensAtRest: values[score._trigger] != 0);
            return !_lanes[lane].IsDone;
        }

        protected override double StartCourse(int lane, int course, Span<double> parameters)
        {
            parameters[score._input] = score._perUnit * PortableMath.Pow(2, _lanes[lane].LogDose);
            return score.Settings.Time;
        }

        protected override bool EndCourse(int lane, int course, double time)
        {
            _lanes[lane].Tell(opens: time <= score.Settings.Time);
            return !_lanes[lane].IsDone;
        }

        protected override void Keep(int job, CellEnd end, int lane)
            => logs[(First * Cells) + job] = end == CellEnd.Failed ? double.NaN : _lanes[lane].Found;
    }
}
