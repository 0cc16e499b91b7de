using Anoikis.Survival.Data;

namespace Anoikis.Survival.Curves;

/// <summary>How a curve's interval is made.</summary>
public sealed record CurveOptions
{
    /// <summary>Scale of the interval.</summary>
    public ConfidenceType Type { get; init; } = ConfidenceType.Log;

    /// <summary>Its level.</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>
/// S(t) = product over times up to t of (1 - d/n) (Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457), with Greenwood's variance of ln S, sum of d/(n (n - d)). Rows count in (start, time]. With
/// whole weights d and n are sums of weights; with others the variance is that of the rows' influences.
/// </summary>
public static class KaplanMeier
{
    /// <summary>Estimates the curve of all subjects.</summary>
    public static KaplanMeierCurve Estimate(SurvivalTimes times, CurveOptions? options = null)
    {
        options ??= new CurveOptions();
        RiskTable table = RiskTable.Of(times);
        int steps = table.Time.Length;
        double[] survival = new double[steps];
        double[] error = new double[steps];
        double[] hazard = new double[steps];
        double[] hazardError = new double[steps];
        double s = 1;
        double greenwood = 0;
        double h = 0;
        double spread = 0;
        for (int k = 0; k < steps; k++)
        {
            double d = table.Events[k];
            double n = table.AtRisk[k];
            if (d > 0)
            {
                s *= (n - d) / n;
                greenwood += d / (n * (n - d));
                h += d / n;
                spread += d / (n * n);
            }

            (survival[k], error[k], hazard[k], hazardError[k]) = (s, Math.Sqrt(greenwood), h, Math.Sqrt(spread));
        }

        bool sampled = times.IsWeighted && !HasWholeWeights(times);
        if (sampled)
        {
            error = WeightedCurveError.OfLogSurvival(times, table);
            hazardError = WeightedCurveError.OfHazard(times, table);
        }

        (double[] lower, double[] upper) = SurvivalCurve.Limits(survival, error, options.Type, options.Level);
        return new KaplanMeierCurve(table.Time, survival, error, lower, upper, table.AtRisk, table.Events)
        {
            Count = times.Count,
            TotalEvents = table.Events.Sum(),
            HasSamplingWeights = sampled,
            Censored = table.Censored,
            CumulativeHazard = hazard,
            HazardError = hazardError,
        };
    }

    /// <summary>
    /// The reverse curve, in which censoring is the event: the distribution of follow-up (Schemper and Smith, Control. Clin. Trials 17 (1996) 343). Its median is the median potential
    /// follow-up.
    /// </summary>
    public static KaplanMeierCurve Reverse(SurvivalTimes times, CurveOptions? options = null) => Estimate(times.Reversed(), options);

    private static bool HasWholeWeights(SurvivalTimes times)
    {
        foreach (double weight in times.Weight)
        {
            if (weight != Math.Floor(weight))
                return false;
        }

        return true;
    }
}
