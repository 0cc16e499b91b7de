using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Clinic.Scores;

/// <summary>
/// Survival through each step of a metastatic cascade: a population of founding cells with the patient's levels runs through the cascade; of a step, the share of cells that entered it and did not die in it, of
/// apoptosis or without caspases, is the score. The last number is the share of founders that no such death had reached at the horizon. Losses that the cascade names are no deaths.
/// </summary>
/// <remarks>
/// Founder i draws the same numbers in every patient, so that patients differ by their levels alone. The network is compiled once; what the patient's markers do not tell of, traits and variability are those
/// of the experiment's first clone. NaN of a step that no cell entered.
/// </remarks>
public sealed class CascadeSurvivalScore : IPatientScore
{
    private readonly CascadeExperiment _experiment;
    private readonly CascadeSimulation _compiled;
    private readonly ExecutionOptions _options;

    private CascadeSurvivalScore(CascadeExperiment experiment, ExecutionOptions options)
    {
        (_experiment, _options) = (experiment, options);
        _compiled = CascadeSimulation.Prepare(experiment, options);
        Inputs = [.. experiment.Network.Regulators.Select(r => r.Symbol)];
        Ranked = [.. experiment.Network.Regulators.Where(r => r.IsRanked).Select(r => r.Symbol)];
        Columns =
        [
            .. experiment.Cascade.Steps.Select(s => new ScoreColumn($"cascade_{s.Name}", $"Cells that live through {s.Name}", "1", ScoreDirection.MoreSurvival)),
            new ScoreColumn("cascade_all", "Founding cells that live to the horizon", "1", ScoreDirection.MoreSurvival),
        ];
    }

    /// <inheritdoc/>
    public string Name => "cascade_survival";

    /// <inheritdoc/>
    public string Meaning =>
        FormattableString.Invariant($"Share of cells that do not die in each step of the cascade {_experiment.Cascade.Name}, of {_experiment.Cells} founding cells with the patient's levels. ")
        + "A model's hypothesis: the cascade is that of an experiment in animals, not the patient's own disease.";

    /// <inheritdoc/>
    public ImmutableArray<string> Inputs { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Ranked { get; }

    /// <inheritdoc/>
    public ImmutableArray<ScoreColumn> Columns { get; }

    /// <summary>Compiles the score.</summary>
    /// <param name="experiment">The cascade, its network, and a clone that gives what is not measured.</param>
    /// <param name="population">Founding cells of each patient; its variability takes the clone's place.</param>
    /// <exception cref="ArgumentException">The experiment is not one that can be run, or a setting is outside its range.</exception>
    public static CascadeSurvivalScore Prepare(CascadeExperiment experiment, PopulationSettings population)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(population);
        population.Require();
        Clone clone = experiment.Clones[0];
        return new CascadeSurvivalScore(
            experiment with
            {
                Clones = [clone with { Share = 1, Variability = clone.Variability with { CoefficientOfVariation = population.CoefficientOfVariation } }],
                Cells = population.Cells,
                Seed = population.Seed,
                SampledCells = 0,
            },
            new ExecutionOptions { Threads = 1, Width = population.Width });
    }

    /// <inheritdoc/>
    public ScoreValues Evaluate(LevelMatrix levels, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(levels);
        int columns = Columns.Length;
        double[] values = new double[levels.Rows * columns];
        long failed = 0;
        RowBlocks.Run(levels.Rows, 1, execution, (row, _, cancellation) =>
        {
            CascadeResult result = CascadeSimulation.Prepare(Experiment(levels, row), _options, _compiled).Run(cancellation: cancellation);
            Interlocked.Add(ref failed, result.Entities.Fate.Count(f => f == CellFate.Failed));
            Write(result, values.AsSpan(row * columns, columns));
        });
        return new ScoreValues(columns, values, levels.Rows * _experiment.Cells, failed);
    }

    private CascadeExperiment Experiment(LevelMatrix levels, int row)
    {
        Clone clone = _experiment.Clones[0];
        ImmutableSortedDictionary<string, RegulatorLevel> own = clone.Levels;
        for (int i = 0; i < levels.Symbols.Length; i++)
        {
            if (_experiment.Network.Regulator(levels.Symbols[i]) is not null)
            {
                own = own.SetItem(levels.Symbols[i], RegulatorLevel.Fold(levels.Row(row)[i]));
            }
        }

        return _experiment with { Clones = [clone with { Levels = own }] };
    }

    private static void Write(CascadeResult result, Span<double> values)
    {
        double dead = 0, known = 0;
        ImmutableArray<StepAccount> accounts = result.Accounts;
        for (int step = 0; step < accounts.Length; step++)
        {
            StepAccount account = accounts[step];
            double died = account.Apoptosis + account.CaspaseIndependent, entered = account.Entered - account.Failed;
            values[step] = entered > 0 ? 1 - (died / entered) : double.NaN;
            (dead, known) = (dead + died, known - account.Failed);
        }

        known += result.Founders;
        values[^1] = known < (1 - PopulationMean.MostFailed) * result.Founders ? double.NaN : 1 - (dead / known);
    }
}
