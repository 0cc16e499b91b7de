using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Calibration;

/// <summary>A scenario as what is fitted: an evaluation is an ordinary run of it on one thread with fewer cells and no files.</summary>
internal sealed class ScenarioModel : ICalibratedModel
{
    private readonly ScenarioVariants _variants;
    private readonly CalibrationPlan _plan;

    public ScenarioModel(CalibrationPlan plan, ScenarioVariants variants) => (_variants, _plan) = (variants, plan);

    /// <inheritdoc/>
    public Evaluation Evaluate(ImmutableArray<double> numbers, ulong seed, Action<long>? progress, CancellationToken cancellation)
    {
        VariantRun run = Run(_variants, _plan.Free.SelectMany((n, k) => ScenarioVariants.At(n, numbers[k])), _plan.Cells, seed, progress, cancellation);

        // The variant's own rows: what a measure asks may itself hold a free number, as for how long an apoptotic cell is seen.
        double distance = _plan.Observations.Max(row => Distance(run, run.Scenario.Observed[row]));
        return new Evaluation(distance, run.Simulated, run.FailedCells);
    }

    /// <summary>Runs a scenario with values in their places on the calling thread.</summary>
    public static VariantRun Run(ScenarioVariants variants, IEnumerable<Placed> values, long cells, ulong seed, Action<long>? progress, CancellationToken cancellation)
    {
        DiagnosticBag findings = [];
        Placed[] placed = [.. values];
        Scenario scenario = variants.Read(placed, SourceLocation.None, findings)
            ?? throw new InvalidOperationException(
                $"The scenario refuses {string.Join(", ", placed.Select(p => $"{p.Path} = {p.Text}"))}: {string.Join("; ", findings.Select(f => f.Message))}");
        CascadeExperiment experiment = scenario.Experiment with { Cells = cells, Seed = seed, SampledCells = 0 };
        CascadeSimulation simulation = variants.Prepare(experiment, scenario.Execution with { Threads = 1 });
        return new VariantRun(scenario, simulation.Run(progress: progress, cancellation: cancellation).Entities);
    }

    private static double Distance(VariantRun run, ObservedQuantity row)
        => ObservationDistance.Of(row) is { } distance
            ? distance.From(run.Entities, run.Scenario.Experiment.Horizon)
            : throw new InvalidOperationException($"The observed row '{row.Quantity}' has no distance.");
}

/// <summary>A run of a scenario with other numbers in it.</summary>
/// <param name="Scenario">The scenario with those numbers.</param>
/// <param name="Entities">What came of its cells.</param>
internal sealed record VariantRun(Scenario Scenario, EntityTable Entities)
{
    /// <summary>The value of each observed row; NaN where there is none.</summary>
    public ImmutableArray<double> Simulated => [.. Scenario.Observed.Select(o => ObservedOutcome.Of(o, Entities, Scenario.Experiment.Horizon).Simulated.Value)];

    /// <summary>Cells whose numbers could not be computed.</summary>
    public long FailedCells => RunSummary.Failed(Entities);
}
