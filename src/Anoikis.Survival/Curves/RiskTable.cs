using Anoikis.Survival.Data;

namespace Anoikis.Survival.Curves;

/// <summary>Events, censorings and the number at risk at each distinct end of observation.</summary>
internal sealed record RiskTable(double[] Time, double[] AtRisk, double[] Events, double[] Censored)
{
    /// <summary>Counts weights by one sort; linear in rows after it.</summary>
    public static RiskTable Of(SurvivalTimes times)
    {
        int[] order = TimeOrder.Ascending(times.Time);
        int steps = 0;
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || times.Time[order[i]] != times.Time[order[i - 1]])
                steps++;
        }

        double[] time = new double[steps];
        double[] events = new double[steps];
        double[] censored = new double[steps];
        int k = -1;
        for (int i = 0; i < order.Length; i++)
        {
            int row = order[i];
            if (i == 0 || times.Time[row] != times.Time[order[i - 1]])
                time[++k] = times.Time[row];
            if (times.Event[row])
                events[k] += times.WeightOf(row);
            else
                censored[k] += times.WeightOf(row);
        }

        double[] atRisk = new double[steps];
        double sum = 0;
        for (int j = steps - 1; j >= 0; j--)
        {
            atRisk[j] = sum += events[j] + censored[j];
        }

        if (times.IsTruncated)
        {
            TakeOutNotYetEntered(times, time, atRisk);
            for (int j = 0; j < steps; j++)
            {
                // Sums of fractions leave a little where nobody is left.
                double ending = events[j] + censored[j];
                if (atRisk[j] - ending < 1e-12 * sum)
                    atRisk[j] = ending;
            }
        }

        return new RiskTable(time, atRisk, events, censored);
    }

    private static void TakeOutNotYetEntered(SurvivalTimes times, double[] time, double[] atRisk)
    {
        double[] entering = new double[time.Length + 1];
        for (int i = 0; i < times.Count; i++)
        {
            // A row is not at risk at any time up to its start.
            entering[OrderedSearch.CountAtMost(time, times.Start[i])] += times.WeightOf(i);
        }

        double later = 0;
        for (int k = time.Length - 1; k >= 0; k--)
        {
            later += entering[k + 1];
            atRisk[k] -= later;
        }
    }
}
