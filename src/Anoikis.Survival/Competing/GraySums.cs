namespace Anoikis.Survival.Competing;

/// <summary>
/// Scores and covariance of Gray's test in one stratum. With h_g = n_g/S_g(t-), the pooled incidence F grows by d_1/sum h. The score of group i is a sum of martingale increments of the groups
/// k: an end by the cause in k counts a_ik + (1 - (1 - F)/S_k) (C_ik - c_ik(t)), an end by another cause (1 - F)/S_k (C_ik - c_ik(t)), where
/// a_ik = (1 - F(t-))^rho h_i (1[i = k] - h_k/sum h), c_ik is the integral of a_ik dF/(1 - F(t-)) and C_ik its last value. Increments of the cause have the pooled
/// variance S_k(t-) d_1/(n_k sum h), those of the others S_k(t-)^2 d_2k/n_k^2, each with its correction for ties.
/// </summary>
internal sealed class GraySums(CompetingTimes times, int cause, int[] group, int groups, double rho)
{
    private readonly List<Moment> _moments = [];

    private sealed record Moment(double[,] A, double[,] C, double[] OwnFactor, double[] OwnVariance, double[] OtherFactor, double[] OtherVariance);

    /// <summary>Adds a stratum's score and covariance.</summary>
    /// <param name="order">Its rows in rising time.</param>
    /// <param name="score">Gets the scores.</param>
    /// <param name="covariance">Gets their covariance.</param>
    public void Add(ReadOnlySpan<int> order, double[] score, double[,] covariance)
    {
        _moments.Clear();
        double[] n = new double[groups];
        foreach (int row in order)
        {
            n[group[row]]++;
        }

        double[] s = [.. Enumerable.Repeat(1.0, groups)];
        double[] f = new double[groups];
        double[,] c = new double[groups, groups];
        double pooled = 0;
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            double[] own = new double[groups];
            double[] other = new double[groups];
            for (; to < order.Length && times.Time[order[to]] == times.Time[order[from]]; to++)
            {
                int row = order[to];
                own[group[row]] += times.Cause[row] == cause ? 1 : 0;
                other[group[row]] += times.Cause[row] > 0 && times.Cause[row] != cause ? 1 : 0;
            }

            if (own.Sum() + other.Sum() > 0)
                pooled = AddTime(n, own, other, s, f, c, pooled, score);
            for (; from < to; from++)
            {
                n[group[order[from]]]--;
            }
        }

        AddCovariance(c, covariance);
    }

    private double AddTime(double[] n, double[] own, double[] other, double[] s, double[] f, double[,] c, double pooled, double[] score)
    {
        double d = own.Sum();
        double[] h = [.. n.Select((count, k) => count > 0 ? count / s[k] : 0.0)];
        double allH = h.Sum();
        double allR = h.Select((value, k) => value * (1 - f[k])).Sum();
        double weight = Math.Pow(1 - pooled, rho);
        double next = pooled + (d / allH);
        double[,] a = new double[groups, groups];
        for (int i = 0; i < groups; i++)
        {
            score[i] += n[i] > 0 ? weight * (own[i] - (d * h[i] * (1 - f[i]) / allR)) : 0.0;
            for (int k = 0; k < groups; k++)
            {
                a[i, k] = weight * h[i] * ((i == k ? 1.0 : 0.0) - (h[k] / allH));
                c[i, k] += a[i, k] * d / (allH * (1 - pooled));
            }
        }

        Moment moment = new(a, (double[,])c.Clone(), new double[groups], new double[groups], new double[groups], new double[groups]);
        for (int k = 0; k < groups; k++)
        {
            if (n[k] <= 0)
                continue;
            double before = s[k];
            f[k] += before * own[k] / n[k];
            s[k] = before * (n[k] - own[k] - other[k]) / n[k];
            moment.OwnFactor[k] = s[k] > 0 ? 1 - ((1 - next) / s[k]) : 1;
            moment.OwnVariance[k] = (d > 1 ? 1 - ((d - 1) / ((allH * before) - 1)) : 1) * before * d / (allH * n[k]);
            if (s[k] <= 0 || other[k] <= 0)
                continue;
            moment.OtherFactor[k] = (1 - next) / s[k];
            moment.OtherVariance[k] = (other[k] > 1 ? 1 - ((other[k] - 1) / (n[k] - 1)) : 1) * before * before * other[k] / (n[k] * n[k]);
        }

        _moments.Add(moment);
        return next;
    }

    private void AddCovariance(double[,] last, double[,] covariance)
    {
        double[] own = new double[groups];
        double[] other = new double[groups];
        foreach (Moment m in _moments)
        {
            for (int k = 0; k < groups; k++)
            {
                for (int i = 0; i < groups; i++)
                {
                    double rest = last[i, k] - m.C[i, k];
                    own[i] = m.A[i, k] + (m.OwnFactor[k] * rest);
                    other[i] = m.OtherFactor[k] * rest;
                }

                for (int i = 0; i < groups; i++)
                {
                    for (int j = 0; j < groups; j++)
                    {
                        covariance[i, j] += (own[i] * own[j] * m.OwnVariance[k]) + (other[i] * other[j] * m.OtherVariance[k]);
                    }
                }
            }
        }
    }
}
