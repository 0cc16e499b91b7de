using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;

namespace Anoikis.Survival.Curves;

/// <summary>
/// The mean of min(T, tau): the area under the curve until tau, with variance sum over times of (area from t to tau)^2 d/(n (n - d)) (Irwin, J. Hyg. 47 (1949) 188; Royston and Parmar,
/// BMC Med. Res. Methodol. 13 (2013) 152). With sampling weights the variance is the sum of the rows' squared influences, as R's residuals(survfit, type = "auc") gives them.
/// </summary>
/// <param name="Horizon">tau.</param>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">Its error; NaN where a curve of sampling weights is all that is known.</param>
public sealed record RestrictedMean(double Horizon, double Value, double StandardError)
{
    /// <summary>The restricted mean of follow-up, with an error whatever the weights are.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="horizon">tau, above 0; beyond the last time the curve is taken as it ended.</param>
    /// <exception cref="ArgumentOutOfRangeException">tau is not above 0 and finite.</exception>
    public static RestrictedMean Of(SurvivalTimes times, double horizon)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(times);
        RestrictedMean mean = Of(curve, horizon);
        return curve.HasSamplingWeights ? mean with { StandardError = WeightedCurveError.OfRestrictedMean(times, curve, Areas(curve, horizon)) } : mean;
    }

    /// <summary>The restricted mean of a Kaplan-Meier curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="horizon">tau, above 0; beyond the last time the curve is taken as it ended.</param>
    /// <exception cref="ArgumentOutOfRangeException">tau is not above 0 and finite.</exception>
    public static RestrictedMean Of(KaplanMeierCurve curve, double horizon)
    {
        if (!(horizon > 0 && double.IsFinite(horizon)))
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "The horizon of a restricted mean is above 0 and finite.");
        double[] area = Areas(curve, horizon);
        double variance = 0;
        for (int k = 0; k < area.Length; k++)
        {
            double d = curve.Events[k];
            double n = curve.AtRisk[k];
            if (d > 0 && n > d)
                variance += area[k] * area[k] * d / (n * (n - d));
        }

        double first = curve.Time.Count == 0 ? horizon : Math.Min(curve.Time[0], horizon);
        return new RestrictedMean(horizon, first + (area.Length == 0 ? 0 : area[0]), curve.HasSamplingWeights ? double.NaN : Math.Sqrt(variance));
    }

    /// <summary>The difference of two independent groups' means, this less the other, with its interval and the p of no difference.</summary>
    public (Interval Difference, double P) Less(RestrictedMean other, double level = 0.95)
    {
        double difference = Value - other.Value;
        double error = Math.Sqrt((StandardError * StandardError) + (other.StandardError * other.StandardError));
        double half = new Confidence(level).NormalQuantile * error;
        return (new Interval(difference, difference - half, difference + half), NormalTail.TwoSided(difference / error));
    }

    // Under the curve from each time to tau; 0 from tau on.
    private static double[] Areas(KaplanMeierCurve curve, double horizon)
    {
        double[] area = new double[curve.Time.Count];
        double sum = 0;
        double right = horizon;
        for (int k = area.Length - 1; k >= 0; k--)
        {
            if (curve.Time[k] >= horizon)
                continue;
            area[k] = sum += (right - curve.Time[k]) * curve.Survival[k];
            right = curve.Time[k];
        }

        return area;
    }
}
