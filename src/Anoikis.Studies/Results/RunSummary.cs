using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results;

/// <summary>A run in a few numbers.</summary>
public sealed record RunSummary
{
    /// <summary>Founding cells.</summary>
    public required long Cells { get; init; }

    /// <summary>Cells whose numbers could not be computed, founding cells and cells of colonies, each counted once without its weight. None of them counts as dead.</summary>
    public required long FailedCells { get; init; }

    /// <summary>Founding cells that died at rest, before the cascade, and were replaced.</summary>
    public required long DiedAtRest { get; init; }

    /// <summary>The steps in order.</summary>
    public required ImmutableArray<StepSummary> Steps { get; init; }

    /// <summary>How single cells died.</summary>
    public required DeathSummary Deaths { get; init; }

    /// <summary>Published numbers beside the run's.</summary>
    public required ImmutableArray<ObservedOutcome> Observed { get; init; }

    /// <summary>The summary of a run.</summary>
    public static RunSummary Of(RunRecord run) => new()
    {
        Cells = run.Manifest.Cells,
        FailedCells = Failed(run.Entities),
        DiedAtRest = run.Entities.DiedAtRest,
        Steps = StepSummary.Of(run.Entities),
        Deaths = DeathSummary.Of(run.Entities),
        Observed = [.. run.Observed.Select(o => ObservedOutcome.Of(o, run.Entities, run.Manifest.Horizon))],
    };

    internal static long Failed(EntityTable entities)
    {
        long failed = 0;
        for (int row = 0; row < entities.Count; row++)
        {
            failed += Math.Max(entities.FailedCells[row], entities.Fate[row] == CellFate.Failed ? 1 : 0);
        }

        return failed;
    }
}

/// <summary>Where the entities that entered a step went, as weighted counts of founding cells.</summary>
/// <param name="Account">The counts.</param>
/// <param name="Share">Entered, as a share of all founding cells, with its 95 % interval clustered by founder.</param>
/// <param name="Other">Lost here, by named cause.</param>
public sealed record StepSummary(StepAccount Account, Estimate Share, ImmutableSortedDictionary<string, double> Other)
{
    /// <summary>The steps of a table in order.</summary>
    public static ImmutableArray<StepSummary> Of(EntityTable entities)
    {
        Estimate[] shares = Shares(entities);
        return
        [
            .. entities.Steps.Length == 0 ? [] : StepAccount.Of(entities).Select((account, i) => new StepSummary(
                account, shares[i], entities.LossCauses.Select((cause, c) => (cause, Lost: account.Losses[c])).ToImmutableSortedDictionary(p => p.cause, p => p.Lost, StringComparer.Ordinal))),
        ];
    }

    private static Estimate[] Shares(EntityTable entities)
    {
        ClusteredRatio[] ratios = [.. entities.Steps.Select(_ => new ClusteredRatio())];
        double[] entered = new double[entities.Steps.Length];
        for (int row = 0; row < entities.Count;)
        {
            long founder = entities.Founder[row];
            Array.Clear(entered);
            for (; row < entities.Count && entities.Founder[row] == founder; row++)
            {
                for (int step = 0; step < entered.Length; step++)
                {
                    entered[step] += double.IsNaN(entities.StepTime(row, step)) ? 0 : entities.Weight[row];
                }
            }

            for (int step = 0; step < entered.Length; step++)
            {
                ratios[step].Add(entered[step], 1);
            }
        }

        return [.. ratios.Select(r => r.Estimate())];
    }
}

/// <summary>A published number beside the run's.</summary>
/// <param name="Quantity">What was published, and its bounds.</param>
/// <param name="Simulated">The run's value; <see cref="Estimate.None"/> when the run cannot tell.</param>
public sealed record ObservedOutcome(ObservedQuantity Quantity, Estimate Simulated)
{
    /// <summary>Whether the simulated value lies between the bounds, ends included; null when there are none, or no value.</summary>
    public bool? Inside => Quantity.Judged && Simulated.IsKnown
        ? Simulated.Value >= Quantity.Lower && Simulated.Value <= Quantity.Upper
        : null;

    /// <summary>Evaluates a quantity on a run's entities.</summary>
    public static ObservedOutcome Of(ObservedQuantity quantity, EntityTable entities, double horizon)
        => new(quantity, quantity.Measure is { } measure ? MeasureEvaluation.Evaluate(measure, entities, horizon) : Estimate.None);
}
