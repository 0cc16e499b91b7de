using Anoikis.Survival.Data;

namespace Anoikis.Survival.Curves;

/// <summary>
/// Errors with sampling weights, from the subjects' influences: on ln S, - integral up to t of (dN_i - Y_i d/n)/(n - d); on the cumulative hazard, integral of (dN_i - Y_i d/n)/n; on the area under S until a horizon,
/// - integral of (area from t on) (dN_i - Y_i d/n)/(n - d).
/// </summary>
internal static class WeightedCurveError
{
    /// <summary>Error of ln S after each time.</summary>
    public static double[] OfLogSurvival(SurvivalTimes times, RiskTable table) => Of(times, table, k => table.AtRisk[k] - table.Events[k]);

    /// <summary>Error of the cumulative hazard after each time.</summary>
    public static double[] OfHazard(SurvivalTimes times, RiskTable table) => Of(times, table, k => table.AtRisk[k]);

    /// <summary>Error of the area under a curve.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="curve">Its curve.</param>
    /// <param name="area">Under the curve from each of its times to the horizon.</param>
    public static double OfRestrictedMean(SurvivalTimes times, KaplanMeierCurve curve, double[] area)
    {
        double[] time = [.. curve.Time];
        double[] jump = new double[area.Length];
        double[] path = new double[area.Length + 1];
        for (int k = 0; k < area.Length; k++)
        {
            double left = curve.AtRisk[k] - curve.Events[k];
            jump[k] = curve.Events[k] > 0 && area[k] > 0 && left > 0 ? area[k] / left : 0.0;
            path[k + 1] = path[k] + (curve.Events[k] / curve.AtRisk[k] * jump[k]);
        }

        double sum = 0;
        for (int i = 0; i < times.Count; i++)
        {
            int enter = times.IsTruncated ? OrderedSearch.CountAtMost(time, times.Start[i]) : 0;
            int leave = OrderedSearch.CountBelow(time, times.Time[i]);
            double influence = path[leave + 1] - path[enter] - (times.Event[i] ? jump[leave] : 0.0);
            sum += Math.Pow(times.WeightOf(i) * influence, 2);
        }

        return Math.Sqrt(sum);
    }

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
