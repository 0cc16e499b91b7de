using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Studies.Results.Measures;

/// <summary>
/// What a run gives for a measure, with a 95 % interval clustered by founder. Entities whose numbers could not be computed are left out above and below:
/// they are neither alive nor dead.
/// </summary>
public static class MeasureEvaluation
{
    /// <summary>The measure's value in a run.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="entities">The run's entities, in the order of founders.</param>
    /// <param name="horizon">How long the run followed them, s.</param>
    /// <returns><see cref="Estimate.None"/> when the run cannot tell: it ended earlier, noted no colony sizes at that time, or has nothing in the denominator.</returns>
    public static Estimate Evaluate(Measure measure, EntityTable entities, double horizon)
    {
        ClusteredRatio ratio = new();
        long founders = 0;
        foreach (FounderCount founder in ByFounder(measure, entities, horizon))
        {
            ratio.Add(founder.Numerator, founder.Denominator);
            founders++;
        }

        Estimate estimate = ratio.Estimate();
        return measure.Denominator is null
            ? new Estimate(estimate.Value * founders, estimate.Lower * founders, estimate.Upper * founders) { StandardError = estimate.StandardError * founders }
            : estimate;
    }

    /// <summary>The weighted counts of each founder; a measure without a denominator has 1 there. Nothing when the run cannot tell.</summary>
    internal static IEnumerable<FounderCount> ByFounder(Measure measure, EntityTable entities, double horizon)
    {
        SelectorCount? numerator = SelectorCount.For(entities, measure.Numerator, horizon);
        SelectorCount? denominator = measure.Denominator is null ? null : SelectorCount.For(entities, measure.Denominator, horizon);
        if (numerator is null || (denominator is null && measure.Denominator is not null))
        {
            yield break;
        }

        int row = 0;
        while (row < entities.Count)
        {
            long founder = entities.Founder[row];
            double above = 0;
            double below = 0;
            for (; row < entities.Count && entities.Founder[row] == founder; row++)
            {
                if (entities.Fate[row] != CellFate.Failed)
                {
                    above += entities.Weight[row] * numerator.Of(row);
                    below += entities.Weight[row] * (denominator?.Of(row) ?? 0);
                }
            }

            yield return new FounderCount(founder, above, denominator is null ? 1 : below);
        }
    }
}

/// <summary>A founder's share of a measure.</summary>
/// <param name="Founder">Number of the founding cell.</param>
/// <param name="Numerator">Weighted count above.</param>
/// <param name="Denominator">Weighted count below.</param>
internal readonly record struct FounderCount(long Founder, double Numerator, double Denominator);
