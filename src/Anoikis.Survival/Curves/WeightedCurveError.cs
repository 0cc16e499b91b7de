using Anoikis.Survival.Data;

namespace Anoikis.Survival.Curves;

/// <summary>
/// The error of ln S with sampling weights: the root of the sum of squared influences w D_i, D_i(t) = - integral up to t of (dN_i - Y_i d/n)/(n - d).
/// </summary>
internal static class WeightedCurveError
{
    public static double[] Of(SurvivalTimes times, RiskTable table)
    {
        int steps = table.Time.Length;
        double[] drift = new double[steps + 1];
        double[] jump = new double[steps];
        for (int k = 0; k < steps; k++)
        {
            double rest = table.AtRisk[k] - table.Events[k];
            bool event_ = table.Events[k] > 0;
            drift[k + 1] = drift[k] + (event_ && rest > 0 ? table.Events[k] / (table.AtRisk[k] * rest) : 0.0);
            jump[k] = event_ && rest > 0 ? 1.0 / rest : 0.0;
        }

        // While a row is at risk its influence is A(t) - A(start); afterwards it stays what it was. Sums of w^2 (A - a)^2 follow from sums of w^2, w^2 a and w^2 a^2.
        double[] addedW = new double[steps + 1];
        double[] addedWa = new double[steps + 1];
        double[] addedWaa = new double[steps + 1];
        double[] settled = new double[steps + 1];
        for (int i = 0; i < times.Count; i++)
        {
            int enter = times.IsTruncated ? OrderedSearch.CountAtMost(table.Time, times.Start[i]) : 0;
            int leave = OrderedSearch.CountBelow(table.Time, times.Time[i]);
            double w = times.WeightOf(i) * times.WeightOf(i);
            double a = drift[enter];
            addedW[enter] += w;
            addedWa[enter] += w * a;
            addedWaa[enter] += w * a * a;
            addedW[leave] -= w;
            addedWa[leave] -= w * a;
            addedWaa[leave] -= w * a * a;
            double final = drift[leave + 1] - a - (times.Event[i] ? jump[leave] : 0.0);
            settled[leave] += w * final * final;
        }

        double[] error = new double[steps];
        double sw = 0;
        double swa = 0;
        double swaa = 0;
        double done = 0;
        for (int k = 0; k < steps; k++)
        {
            sw += addedW[k];
            swa += addedWa[k];
            swaa += addedWaa[k];
            done += settled[k];
            double a = drift[k + 1];
            error[k] = Math.Sqrt(Math.Max(0.0, done + (sw * a * a) - (2.0 * a * swa) + swaa));
        }

        return error;
    }
}
