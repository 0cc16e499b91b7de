using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Discrimination;

/// <summary>
/// The probability that one who dies until t has a higher score than one who lives beyond t (cumulative cases, dynamic controls), with cases weighted by 1/G(T-) against censoring (Uno et al., J. Am. Stat.
/// Assoc. 102 (2007) 527). Equal scores count one half.
/// </summary>
public static class TimeDependentAuc
{
    /// <summary>AUC(t); NaN where there are no cases or no controls.</summary>
    /// <param name="times">Follow-up without late entries.</param>
    /// <param name="score">Higher means earlier death.</param>
    /// <param name="time">t.</param>
    /// <exception cref="ArgumentException">Sizes differ, or there are late entries.</exception>
    public static double At(SurvivalTimes times, IReadOnlyList<double> score, double time)
    {
        if (score.Count != times.Count || times.IsTruncated)
            throw new ArgumentException("There is one score for each subject, and no late entry.", nameof(score));
        CensoringCurve censoring = CensoringCurve.Of(times);
        double[] keys = [.. score];
        int[] order = TimeOrder.Ascending(keys);
        double below = 0;
        double pairs = 0;
        double cases = 0;
        double controls = 0;
        for (int from = 0; from < order.Length;)
        {
            double caseWeight = 0;
            double controlWeight = 0;
            int to = from;
            for (; to < order.Length && keys[order[to]] == keys[order[from]]; to++)
            {
                int i = order[to];
                if (times.Time[i] > time)
                    controlWeight += times.WeightOf(i);
                else if (times.Event[i])
                    caseWeight += times.WeightOf(i) / censoring.Before(times.Time[i]);
            }

            pairs += caseWeight * (below + (0.5 * controlWeight));
            below += controlWeight;
            cases += caseWeight;
            controls += controlWeight;
            from = to;
        }

        return pairs / (cases * controls);
    }
}
