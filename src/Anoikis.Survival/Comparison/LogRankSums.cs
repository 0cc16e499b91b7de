using Anoikis.Survival.Data;

namespace Anoikis.Survival.Comparison;

/// <summary>Observed, expected and covariance of a weighted log-rank test, summed over strata.</summary>
internal sealed class LogRankSums(int groups)
{
    public double[] Observed { get; } = new double[groups];

    public double[] Expected { get; } = new double[groups];

    public double[,] Covariance { get; } = new double[groups, groups];

    /// <summary>Adds one stratum.</summary>
    /// <param name="times">Follow-up of all rows.</param>
    /// <param name="codes">Group of each row.</param>
    /// <param name="order">The stratum's rows in rising time.</param>
    /// <param name="options">Weights.</param>
    public void AddStratum(SurvivalTimes times, int[] codes, ReadOnlySpan<int> order, LogRankOptions options)
    {
        double[] atRisk = new double[groups];
        foreach (int row in order)
        {
            atRisk[codes[row]] += times.IsTruncated ? 0 : 1;
        }

        int[] byStart = ByStart(times, order);
        int entered = 0;
        double left = 1;
        double prentice = 1;
        double[] deaths = new double[groups];
        for (int from = 0; from < order.Length;)
        {
            double time = times.Time[order[from]];
            for (; entered < byStart.Length && times.Start[byStart[entered]] < time; entered++)
            {
                atRisk[codes[byStart[entered]]]++;
            }

            Array.Clear(deaths);
            double d = 0;
            int to = from;
            for (; to < order.Length && times.Time[order[to]] == time; to++)
            {
                if (!times.Event[order[to]])
                    continue;
                deaths[codes[order[to]]]++;
                d++;
            }

            if (d > 0)
            {
                double n = atRisk.Sum();
                prentice *= 1.0 - (d / (n + 1.0));
                AddTime(atRisk, deaths, n, d, Weight(options, n, left, prentice));
                left *= 1.0 - (d / n);
            }

            for (; from < to; from++)
            {
                atRisk[codes[order[from]]]--;
            }
        }
    }

    private static double Weight(LogRankOptions options, double n, double left, double prentice) => options.Weight switch
    {
        LogRankWeight.Gehan => n,
        LogRankWeight.TaroneWare => Math.Sqrt(n),
        LogRankWeight.PetoPrentice => prentice,
        LogRankWeight.FlemingHarrington => Math.Pow(left, options.Rho) * Math.Pow(1.0 - left, options.Gamma),
        _ => 1.0,
    };

    private static int[] ByStart(SurvivalTimes times, ReadOnlySpan<int> order)
    {
        if (!times.IsTruncated)
            return [];
        double[] starts = new double[order.Length];
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = times.Start[order[i]];
        }

        int[] rows = order.ToArray();
        int[] sorted = TimeOrder.Ascending(starts);
        return [.. sorted.Select(i => rows[i])];
    }

    private void AddTime(double[] atRisk, double[] deaths, double n, double d, double w)
    {
        double spread = n > 1 ? w * w * d * (n - d) / (n - 1) : 0.0;
        for (int g = 0; g < groups; g++)
        {
            double share = atRisk[g] / n;
            Observed[g] += w * deaths[g];
            Expected[g] += w * d * share;
            for (int h = 0; h < groups; h++)
            {
                Covariance[g, h] += spread * share * ((g == h ? 1.0 : 0.0) - (atRisk[h] / n));
            }
        }
    }
}
