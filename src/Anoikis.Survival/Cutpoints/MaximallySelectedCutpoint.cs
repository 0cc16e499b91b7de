using Anoikis.Numerics.Random;
using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Cutpoints;

/// <summary>
/// The cut of a marker that separates survival best, and what its p is worth after the search. The statistic is the largest |sum of log-rank scores at or below the cut, standardised| over all
/// cuts that leave enough subjects on both sides (Lausen and Schumacher, Biometrics 48 (1992) 73). With strata, scores and their moments are those within strata, added (coin's maxstat_test with a block).
/// </summary>
/// <param name="Cut">Subjects at or below it make the low group.</param>
/// <param name="Low">Their number.</param>
/// <param name="High">Number of the others.</param>
/// <param name="Statistic">The maximum.</param>
/// <param name="UncorrectedP">P of |Z| above it, as if the cut had been known: never a finding.</param>
/// <param name="LausenSchumacherP">The approximation of the maximum's probability under no association; 1 where the maximum is below 1; NaN with strata, where sums over cuts are no Brownian bridge.</param>
/// <param name="PermutationP">(1 + permutations that reach it) / (1 + permutations), or NaN without permutations.</param>
public sealed record MaximallySelectedCutpoint(double Cut, int Low, int High, double Statistic, double UncorrectedP, double LausenSchumacherP, double PermutationP)
{
    private const uint Purpose = 0x63757470;

    /// <summary>Searches for the cut. Null where none leaves enough subjects on both sides and divides a stratum in which somebody has the event.</summary>
    /// <param name="times">Follow-up without late entries and weights.</param>
    /// <param name="marker">The marker, finite.</param>
    /// <param name="least">Smallest part of the subjects at or below the cut.</param>
    /// <param name="most">Largest part.</param>
    /// <param name="permutations">Permutations of the marker, within strata.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="strata">Strata, or null for one.</param>
    /// <exception cref="ArgumentException">Sizes differ, or there are late entries or weights.</exception>
    public static MaximallySelectedCutpoint? Find(
        SurvivalTimes times, IReadOnlyList<double> marker, double least = 0.1, double most = 0.9, int permutations = 0, ulong seed = 1, RowGroups? strata = null)
    {
        if (marker.Count != times.Count || times.IsTruncated || times.IsWeighted || (strata is not null && strata.Codes.Length != times.Count))
            throw new ArgumentException("There is one marker and one stratum for each subject, no late entry and no weight.", nameof(marker));
        double[] values = [.. marker];
        int[] order = TimeOrder.Ascending(values);
        double[] scores = LogRankScores.Of(times, strata);
        CutScan scan = new([.. order.Select(i => scores[i])], strata?.Subset(order), Cuts(values, order, least, most));
        if (!scan.HasCut)
            return null;
        (double statistic, int best) = scan.Largest();
        double reached = 0;
        for (int k = 0; k < permutations; k++)
        {
            RandomStream random = new(seed, (ulong)k, Purpose);
            scan.Permute(ref random);
            reached += scan.Largest().Statistic >= statistic - 1e-12 ? 1 : 0;
        }

        return new MaximallySelectedCutpoint(
            values[order[best - 1]],
            best,
            values.Length - best,
            statistic,
            NormalTail.TwoSided(statistic),
            strata is null ? Approximation(statistic, least, most) : double.NaN,
            permutations == 0 ? double.NaN : (1 + reached) / (1 + permutations));
    }

    /// <summary>phi(b) (b - 1/b) ln(e2 (1 - e1) / ((1 - e2) e1)) + 4 phi(b)/b.</summary>
    internal static double Approximation(double b, double least, double most)
    {
        if (b < 1)
            return 1.0;
        double density = Math.Exp(-0.5 * b * b) / Math.Sqrt(2 * Math.PI);
        double p = (4 * density / b) + (density * (b - (1 / b)) * Math.Log(most * (1 - least) / ((1 - most) * least)));
        return Math.Clamp(p, 0, 1);
    }

    private static int[] Cuts(double[] values, int[] order, double least, double most)
    {
        int first = Math.Max(1, (int)Math.Floor(least * values.Length));
        int last = Math.Min(values.Length - 1, (int)Math.Floor(most * values.Length));
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(m => values[order[m - 1]] != values[order[m]])];
    }
}
