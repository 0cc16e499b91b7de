using Anoikis.Survival.Data;

namespace Anoikis.Survival.Curves;

/// <summary>
/// Errors with sampling weights, from the subjects' influences: on ln S, - integral up to t of (dN_i - Y_i d/n)/(n - d); on the cumulative hazard, integral of (dN_i - Y_i d/n)/n.
/// </summary>
internal static class WeightedCurveError
{
    /// <summary>Error of ln S after each time.</summary>
    public static double[] OfLogSurvival(SurvivalTimes times, RiskTable table) => Of(times, table, k => table.AtRisk[k] - table.Events[k]);

    /// <summary>Error of the cumulative hazard after each time.</summary>
    public static double[] OfHazard(SurvivalTimes times, RiskTable table) => Of(times, table, k => table.AtRisk[k]);

    private static double[] Of(SurvivalTimes times, RiskTable table, Func<int, double> divisor)
    {
        int steps = table.Time.Length;
        InfluenceSums sums = new(steps);
        double[] jump = new double[steps];
        for (int k = 0; k < steps; k++)
        {
            bool isStep = table.Events[k] > 0 && divisor(k) > 0;
            jump[k] = isStep ? 1.0 / divisor(k) : 0.0;
            sums.B[k + 1] = sums.B[k] + (table.Events[k] / table.AtRisk[k] * jump[k]);
        }

        for (int i = 0; i < times.Count; i++)
        {
            int enter = times.IsTruncated ? OrderedSearch.CountAtMost(table.Time, times.Start[i]) : 0;
            int leave = OrderedSearch.CountBelow(table.Time, times.Time[i]);
            sums.Add(enter, leave, times.WeightOf(i), 0, times.Event[i] ? -jump[leave] : 0.0);
        }

        return sums.Errors(new double[steps]);
    }
}
