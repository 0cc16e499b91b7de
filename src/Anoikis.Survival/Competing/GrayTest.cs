using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Competing;

/// <summary>
/// Gray's test that groups have one cumulative incidence of a cause (Ann. Stat. 16 (1988) 1141): a log-rank test of the subdistribution, whose risk sets are
/// R_g = n_g (1 - F_g(t-))/S_g(t-), with weight (1 - F(t-))^rho. Strata are summed. Late entries and case weights are not taken, as R's cuminc takes none.
/// </summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="Degrees">Groups less one.</param>
/// <param name="P">Its upper probability.</param>
public sealed record GrayTest(double ChiSquare, int Degrees, double P)
{
    /// <summary>Compares groups.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="cause">Number of the cause, from 1.</param>
    /// <param name="groups">At least two.</param>
    /// <param name="strata">Strata, or null.</param>
    /// <param name="rho">Exponent of the weight.</param>
    /// <exception cref="ArgumentException">Fewer than two groups with subjects, late entries or case weights.</exception>
    public static GrayTest Of(CompetingTimes times, int cause, RowGroups groups, RowGroups? strata = null, double rho = 0.0)
    {
        if (times.IsTruncated || times.IsWeighted)
            throw new ArgumentException("Gray's test takes neither late entries nor case weights.", nameof(times));
        int[] present = [.. groups.Codes.Distinct().Order()];
        if (present.Length < 2)
            throw new ArgumentException("A comparison needs two groups.", nameof(groups));
        int g = present.Length;
        double[] score = new double[g];
        double[,] covariance = new double[g, g];
        int[] order = TimeOrder.Ascending(times.Time, strata is null ? [] : strata.Codes, strata?.Count ?? 1);
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && (strata is null || strata.Codes[order[to]] == strata.Codes[order[from]]))
            {
                to++;
            }

            new GraySums(times, cause, [.. groups.Codes.Select(c => Array.IndexOf(present, c))], g, rho).Add(order.AsSpan(from, to - from), score, covariance);
            from = to;
        }

        int[] tested = [.. Enumerable.Range(0, g - 1)];
        double statistic = new SymmetricFactor(Submatrix.Of(covariance, tested)).QuadraticForm(score.AsSpan(0, g - 1));
        return new GrayTest(statistic, g - 1, Distributions.ChiSquare.Upper(statistic, g - 1));
    }
}
