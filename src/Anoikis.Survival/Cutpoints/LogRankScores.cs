using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Cutpoints;

/// <summary>
/// Log-rank scores a_i = delta_i - sum over the events j with T_j &lt;= T_i of 1/(n - g_j + 1), g_j the number of subjects with T &lt;= T_j (Hothorn and Lausen, Comput. Stat. Data Anal. 43 (2003) 121). Without ties
/// these are delta less the Nelson-Aalen hazard. With strata, each has risk sets and scores of its own, which sum to 0 in it up to what ties leave.
/// </summary>
internal static class LogRankScores
{
    public static double[] Of(SurvivalTimes times, RowGroups? strata = null)
    {
        int[] order = TimeOrder.Ascending(times.Time, strata is null ? [] : strata.Codes, strata?.Count ?? 1);
        double[] scores = new double[times.Count];
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && (strata is null || strata.Codes[order[to]] == strata.Codes[order[from]]))
            {
                to++;
            }

            AddStratum(times, order.AsSpan(from, to - from), scores);
            from = to;
        }

        return scores;
    }

    private static void AddStratum(SurvivalTimes times, ReadOnlySpan<int> order, double[] scores)
    {
        double sum = 0;
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            int deaths = 0;
            for (; to < order.Length && times.Time[order[to]] == times.Time[order[from]]; to++)
            {
                deaths += times.Event[order[to]] ? 1 : 0;
            }

            sum += deaths / (order.Length - to + 1.0);
            for (; from < to; from++)
            {
                scores[order[from]] = (times.Event[order[from]] ? 1.0 : 0.0) - sum;
            }
        }
    }
}
