using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Association;

/// <summary>
/// Whether a marker goes with a clinical factor, by ranks: both are ranked within strata (ties share their mean rank, ranks divided by the stratum's size + 1), and the sum of products is judged by its mean and covariance
/// when the marker is given at random to patients of the same stratum (Strasser and Weber, Math. Methods Stat. 8 (1999) 220). Without strata this is Spearman's test for numbers and Kruskal and Wallis's for groups; with strata
/// van Elteren's (Bull. Int. Stat. Inst. 37 (1960) 351).
/// </summary>
/// <param name="Count">Patients.</param>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="Degrees">Its degrees of freedom; 0 where nothing can be told.</param>
/// <param name="P">Its upper probability.</param>
/// <param name="Correlation">
/// For numbers Spearman's correlation within strata, its interval by Fisher's z with error sqrt((1 + r^2/2)/(n - strata - 2)) (Bonett and Wright, Psychometrika 65 (2000) 23); nothing for groups.
/// </param>
/// <param name="Explained">Part of the variance of the marker's ranks within strata that the factor tells: the statistic over (n - strata).</param>
public sealed record RankAssociation(int Count, double ChiSquare, int Degrees, double P, Interval Correlation, double Explained)
{
    /// <summary>A marker against a number.</summary>
    /// <param name="marker">The marker, finite.</param>
    /// <param name="factor">The factor, finite.</param>
    /// <param name="strata">Strata, or null.</param>
    /// <exception cref="ArgumentException">Sizes differ.</exception>
    public static RankAssociation OfNumbers(IReadOnlyList<double> marker, IReadOnlyList<double> factor, RowGroups? strata = null)
    {
        if (marker.Count != factor.Count)
            throw new ArgumentException("There is one value of the factor for each marker.", nameof(factor));
        int[][] parts = Parts(marker.Count, strata);
        double[] x = Ranks(factor, parts);
        double[] y = Ranks(marker, parts);
        RankAssociation tested = Of(y, [x], parts);
        double r = Sum(y, x) / Math.Sqrt(Sum(y, y) * Sum(x, x));
        double error = Math.Sqrt((1 + (r * r / 2)) / (marker.Count - parts.Length - 2));
        double half = Confidence.Percent95.NormalQuantile * error;
        return tested with { Correlation = double.IsFinite(half) ? new Interval(r, Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half)) : new Interval(r, double.NaN, double.NaN) };
    }

    /// <summary>A marker against groups.</summary>
    /// <param name="marker">The marker, finite.</param>
    /// <param name="groups">The factor's groups.</param>
    /// <param name="strata">Strata, or null.</param>
    /// <exception cref="ArgumentException">Sizes differ.</exception>
    public static RankAssociation OfGroups(IReadOnlyList<double> marker, RowGroups groups, RowGroups? strata = null)
    {
        if (marker.Count != groups.Codes.Length)
            throw new ArgumentException("There is one group for each marker.", nameof(groups));
        int[][] parts = Parts(marker.Count, strata);
        double[][] columns = [.. Enumerable.Range(0, groups.Count).Select(g => Centred([.. groups.Codes.Select(c => c == g ? 1.0 : 0.0)], parts))];
        return Of(Ranks(marker, parts), columns, parts);
    }

    private static RankAssociation Of(double[] marker, double[][] columns, int[][] parts)
    {
        int q = columns.Length;
        double[] sums = [.. columns.Select(c => Sum(marker, c))];
        double[,] covariance = new double[q, q];
        foreach (int[] part in parts.Where(p => p.Length > 1))
        {
            double variance = part.Sum(i => marker[i] * marker[i]) / (part.Length - 1);
            for (int a = 0; a < q; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    covariance[a, b] = covariance[b, a] += variance * part.Sum(i => columns[a][i] * columns[b][i]);
                }
            }
        }

        // The last of the groups' columns is less the sum of the others: the factor leaves it out.
        SymmetricFactor factor = new(covariance, 1e-9);
        double statistic = factor.QuadraticForm(sums);
        return new RankAssociation(
            marker.Length, statistic, factor.Rank, factor.Rank > 0 ? Distributions.ChiSquare.Upper(statistic, factor.Rank) : double.NaN, Interval.None, statistic / (marker.Length - parts.Length));
    }

    private static int[][] Parts(int count, RowGroups? strata)
        => strata is null ? [[.. Enumerable.Range(0, count)]] : [.. Enumerable.Range(0, strata.Count).Select(strata.RowsOf).Where(p => p.Length > 0)];

    // Mean ranks within each part over its size + 1, less their mean.
    private static double[] Ranks(IReadOnlyList<double> values, int[][] parts)
    {
        double[] ranks = new double[values.Count];
        foreach (int[] part in parts)
        {
            int[] order = TimeOrder.Ascending([.. part.Select(i => values[i])]);
            for (int from = 0; from < order.Length;)
            {
                int to = from + 1;
                while (to < order.Length && values[part[order[to]]] == values[part[order[from]]])
                {
                    to++;
                }

                double mean = (from + to + 1) / 2.0 / (part.Length + 1);
                for (; from < to; from++)
                {
                    ranks[part[order[from]]] = mean;
                }
            }
        }

        return Centred(ranks, parts);
    }

    private static double[] Centred(double[] values, int[][] parts)
    {
        foreach (int[] part in parts)
        {
            double mean = part.Average(i => values[i]);
            foreach (int i in part)
            {
                values[i] -= mean;
            }
        }

        return values;
    }

    private static double Sum(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
