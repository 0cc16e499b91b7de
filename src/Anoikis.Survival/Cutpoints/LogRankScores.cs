using Anoikis.Survival.Data;

namespace Anoikis.Survival.Cutpoints;

/// <summary>
/// Log-rank scores a_i = delta_i - sum over the events j with T_j &lt;= T_i of 1/(n - g_j + 1), g_j the number of subjects with T &lt;= T_j (Hothorn and Lausen, Comput. Stat. Data Anal. 43 (2003) 121). Without ties
/// these are delta less the Nelson-Aalen hazard.
/// </summary>
internal static class LogRankScores
{
    public static double[] Of(SurvivalTimes times)
    {
        int[] order = TimeOrder.Ascending(times.Time);
        double[] scores = new double[times.Count];
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

        return scores;
    }
}
