using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Comparison;
using Anoikis.Survival.Cutpoints;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A score divided in two: what its cut is worth after the search for it, and what the median split would have said.</summary>
/// <param name="Best">The cut that separates survival best, within strata; null where it cannot be searched for.</param>
/// <param name="MedianP">Log-rank p of the split at the median, strata kept.</param>
public sealed record CutEstimate(MaximallySelectedCutpoint? Best, double MedianP)
{
    /// <summary>The p that stands for the cut: by permutation where permutations were drawn.</summary>
    public double CorrectedP => Best is null ? double.NaN : double.IsNaN(Best.PermutationP) ? Best.LausenSchumacherP : Best.PermutationP;

    internal static CutEstimate Of(ScoreRows rows, ResamplingPlan resampling, ulong seed)
    {
        double[] sorted = [.. rows.Raw.Order()];
        double median = sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : 0.5 * (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]);
        int[] side = [.. rows.Raw.Select(v => v > median ? 1 : 0)];
        double p = side.Distinct().Count() == 2 ? LogRank.Test(rows.Times, new RowGroups(side, ["low", "high"]), rows.Strata).P : double.NaN;
        // Within strata only permutations give the search a null distribution.
        bool searchable = !rows.Times.IsTruncated && !rows.Times.IsWeighted && (rows.Strata is null || resampling.Permutations > 0);
        return new CutEstimate(searchable ? MaximallySelectedCutpoint.Find(rows.Times, rows.Raw, permutations: resampling.Permutations, seed: seed, strata: rows.Strata) : null, p);
    }
}
