using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Comparison;

/// <summary>Which times of a comparison count more.</summary>
public enum LogRankWeight
{
    /// <summary>w = 1: best against proportional hazards (Mantel, Cancer Chemother. Rep. 50 (1966) 163).</summary>
    LogRank,

    /// <summary>w = n, the number at risk (Gehan, Biometrika 52 (1965) 203; Breslow).</summary>
    Gehan,

    /// <summary>w = sqrt(n) (Tarone and Ware, Biometrika 64 (1977) 156).</summary>
    TaroneWare,

    /// <summary>w = product over times up to t of (1 - d/(n + 1)), which, unlike Gehan's, does not depend on censoring (Peto and Peto 1972; Prentice, Biometrika 65 (1978) 167).</summary>
    PetoPrentice,

    /// <summary>w = S(t-)^rho (1 - S(t-))^gamma with the pooled Kaplan-Meier curve (Fleming and Harrington, Counting Processes, 1991); R's survdiff has gamma = 0.</summary>
    FlemingHarrington,
}

/// <summary>How curves are compared.</summary>
public sealed record LogRankOptions
{
    /// <summary>Weights of the times.</summary>
    public LogRankWeight Weight { get; init; }

    /// <summary>Exponent of S for <see cref="LogRankWeight.FlemingHarrington"/>.</summary>
    public double Rho { get; init; }

    /// <summary>Exponent of 1 - S for <see cref="LogRankWeight.FlemingHarrington"/>.</summary>
    public double Gamma { get; init; }
}

/// <summary>One group of a comparison, its strata summed.</summary>
/// <param name="Name">The group.</param>
/// <param name="Count">Its rows.</param>
/// <param name="Observed">Weighted sum of its events.</param>
/// <param name="Expected">Weighted sum of the events expected if all groups were alike.</param>
public sealed record LogRankGroup(string Name, int Count, double Observed, double Expected);

/// <summary>A comparison of survival curves.</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="Degrees">Groups with something expected, less one.</param>
/// <param name="P">Its upper probability.</param>
/// <param name="Groups">Observed and expected by group.</param>
/// <param name="Covariance">Of observed less expected.</param>
public sealed record LogRankResult(double ChiSquare, int Degrees, double P, IReadOnlyList<LogRankGroup> Groups, double[,] Covariance)
{
    /// <summary>
    /// The test for trend over ordered groups, (sum s U)^2 / s' V s with one degree of freedom (Tarone, Biometrika 62 (1975) 679).
    /// </summary>
    /// <param name="scores">A score for each group; null for 1, 2, 3...</param>
    public (double ChiSquare, double P) Trend(IReadOnlyList<double>? scores = null)
    {
        double[] s = scores is null ? [.. Enumerable.Range(1, Groups.Count).Select(g => (double)g)] : [.. scores];
        if (s.Length != Groups.Count)
            throw new ArgumentException("A trend has one score for each group.", nameof(scores));
        double sum = 0;
        double variance = 0;
        for (int g = 0; g < s.Length; g++)
        {
            sum += s[g] * (Groups[g].Observed - Groups[g].Expected);
            for (int h = 0; h < s.Length; h++)
            {
                variance += s[g] * s[h] * Covariance[g, h];
            }
        }

        double statistic = sum * sum / variance;
        return (statistic, Distributions.ChiSquare.Upper(statistic, 1));
    }
}

/// <summary>
/// The log-rank family: U_g = sum over event times of w (d_g - n_g d/n), with the hypergeometric covariance sum of w^2 d (n - d)/(n - 1) (n_g/n) (1[g = h] - n_h/n); strata are summed. Rows
/// count in (start, time]; case weights are not taken.
/// </summary>
public static class LogRank
{
    /// <summary>Compares groups.</summary>
    /// <param name="times">Follow-up, without case weights.</param>
    /// <param name="groups">At least two groups.</param>
    /// <param name="strata">Strata within which they are compared, or null.</param>
    /// <param name="options">Weights of the times.</param>
    /// <exception cref="ArgumentException">Fewer than two groups, other sizes, or case weights.</exception>
    public static LogRankResult Test(SurvivalTimes times, RowGroups groups, RowGroups? strata = null, LogRankOptions? options = null)
    {
        options ??= new LogRankOptions();
        if (groups.Codes.Length != times.Count || (strata is not null && strata.Codes.Length != times.Count))
            throw new ArgumentException("Follow-up, groups and strata are of the same rows.", nameof(groups));
        if (groups.Codes.Distinct().Count() < 2)
            throw new ArgumentException("A comparison needs two groups.", nameof(groups));
        if (times.IsWeighted)
            throw new ArgumentException("The log-rank test takes no case weights.", nameof(times));
        LogRankSums sums = new(groups.Count);
        int[] order = TimeOrder.Ascending(times.Time, strata is null ? [] : strata.Codes, strata?.Count ?? 1);
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && (strata is null || strata.Codes[order[to]] == strata.Codes[order[from]]))
            {
                to++;
            }

            sums.AddStratum(times, groups.Codes, order.AsSpan(from, to - from), options);
            from = to;
        }

        int[] informative = [.. Enumerable.Range(0, groups.Count).Where(g => sums.Expected[g] > 0)];
        int[] tested = [.. informative.Skip(1)];
        SymmetricFactor factor = new(Submatrix.Of(sums.Covariance, tested));
        double statistic = factor.QuadraticForm([.. tested.Select(g => sums.Observed[g] - sums.Expected[g])]);
        int[] counts = new int[groups.Count];
        foreach (int code in groups.Codes)
        {
            counts[code]++;
        }

        return new LogRankResult(
            statistic,
            tested.Length,
            ChiSquare.Upper(statistic, tested.Length),
            [.. groups.Names.Select((name, g) => new LogRankGroup(name, counts[g], sums.Observed[g], sums.Expected[g]))],
            sums.Covariance);
    }
}
