using Anoikis.Numerics.Random;
using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;

namespace Anoikis.Survival.Cutpoints;

/// <summary>
/// The cut of a marker that separates survival best, and what its p is worth after the search. The statistic is the largest |sum of log-rank scores at or below the cut, standardised| over all
/// cuts that leave enough subjects on both sides (Lausen and Schumacher, Biometrics 48 (1992) 73).
/// </summary>
/// <param name="Cut">Subjects at or below it make the low group.</param>
/// <param name="Low">Their number.</param>
/// <param name="High">Number of the others.</param>
/// <param name="Statistic">The maximum.</param>
/// <param name="UncorrectedP">P of |Z| above it, as if the cut had been known: never a finding.</param>
/// <param name="LausenSchumacherP">The approximation of the maximum's probability under no association; 1 where the maximum is below 1.</param>
/// <param name="PermutationP">(1 + permutations that reach it) / (1 + permutations), or NaN without permutations.</param>
public sealed record MaximallySelectedCutpoint(double Cut, int Low, int High, double Statistic, double UncorrectedP, double LausenSchumacherP, double PermutationP)
{
    private const uint Purpose = 0x63757470;

    /// <summary>Searches for the cut.</summary>
    /// <param name="times">Follow-up without late entries and weights.</param>
    /// <param name="marker">The marker, finite.</param>
    /// <param name="least">Smallest part of the subjects at or below the cut.</param>
    /// <param name="most">Largest part.</param>
    /// <param name="permutations">Permutations of the marker.</param>
    /// <param name="seed">Their seed.</param>
    /// <exception cref="ArgumentException">Sizes differ, late entries or weights, or no cut leaves enough on both sides.</exception>
    public static MaximallySelectedCutpoint Find(SurvivalTimes times, IReadOnlyList<double> marker, double least = 0.1, double most = 0.9, int permutations = 0, ulong seed = 1)
    {
        if (marker.Count != times.Count || times.IsTruncated || times.IsWeighted)
            throw new ArgumentException("There is one marker for each subject, no late entry and no weight.", nameof(marker));
        double[] scores = LogRankScores.Of(times);
        double[] values = [.. marker];
        int[] order = TimeOrder.Ascending(values);
        int[] cuts = Cuts(values, order, least, most);
        if (cuts.Length == 0)
            throw new ArgumentException("No cut leaves enough subjects on both sides.", nameof(marker));
        double[] sorted = [.. order.Select(i => scores[i])];
        (double statistic, int best) = Largest(sorted, cuts);
        double reached = 0;
        for (int k = 0; k < permutations; k++)
        {
            RandomStream random = new(seed, (ulong)k, Purpose);
            for (int i = sorted.Length - 1; i > 0; i--)
            {
                int j = (int)random.NextBelow(i + 1);
                (sorted[i], sorted[j]) = (sorted[j], sorted[i]);
            }

            reached += Largest(sorted, cuts).Statistic >= statistic - 1e-12 ? 1 : 0;
        }

        return new MaximallySelectedCutpoint(
            values[order[best - 1]],
            best,
            values.Length - best,
            statistic,
            NormalTail.TwoSided(statistic),
            Approximation(statistic, least, most),
            permutations == 0 ? double.NaN : (1 + reached) / (1 + permutations));
    }

    /// <summary>Whether some cut of a marker leaves enough subjects on both sides.</summary>
    public static bool HasCut(IReadOnlyList<double> marker, double least, double most)
    {
        double[] values = [.. marker];
        return Cuts(values, TimeOrder.Ascending(values), least, most).Length > 0;
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

    private static (double Statistic, int Cut) Largest(double[] scores, int[] cuts)
    {
        int n = scores.Length;
        double mean = scores.Average();
        double spread = scores.Sum(s => (s - mean) * (s - mean));
        double sum = 0;
        int at = 0;
        (double Statistic, int Cut) best = (-1, 0);
        foreach (int m in cuts)
        {
            for (; at < m; at++)
            {
                sum += scores[at];
            }

            double statistic = Math.Abs(sum - (m * mean)) / Math.Sqrt(m * (double)(n - m) / (n * (n - 1.0)) * spread);
            if (statistic > best.Statistic)
                best = (statistic, m);
        }

        return best;
    }
}
