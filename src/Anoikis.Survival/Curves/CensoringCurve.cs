using Anoikis.Survival.Data;

namespace Anoikis.Survival.Curves;

/// <summary>
/// G(t), the probability to be uncensored at t, by the reverse Kaplan-Meier estimate; those who die at a time at which others are censored are no longer at risk of censoring then.
/// </summary>
public sealed class CensoringCurve
{
    private readonly double[] _time;
    private readonly double[] _free;

    private CensoringCurve(double[] time, double[] free) => (_time, _free) = (time, free);

    /// <summary>Estimates it.</summary>
    public static CensoringCurve Of(SurvivalTimes times)
    {
        RiskTable table = RiskTable.Of(times);
        double[] free = new double[table.Time.Length];
        double g = 1;
        for (int k = 0; k < free.Length; k++)
        {
            double atRisk = table.AtRisk[k] - table.Events[k];
            if (table.Censored[k] > 0)
                g *= 1.0 - (table.Censored[k] / atRisk);
            free[k] = g;
        }

        return new CensoringCurve(table.Time, free);
    }

    /// <summary>G(t).</summary>
    public double At(double time) => OrderedSearch.CountAtMost(_time, time) is var k && k > 0 ? _free[k - 1] : 1.0;

    /// <summary>G(t-).</summary>
    public double Before(double time) => OrderedSearch.CountBelow(_time, time) is var k && k > 0 ? _free[k - 1] : 1.0;
}
