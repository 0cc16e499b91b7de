using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Distributions;

namespace Anoikis.Survival.Curves;

/// <summary>
/// The mean of min(T, tau): the area under the curve until tau, with variance sum over times of (area from t to tau)^2 d/(n (n - d)) (Irwin, J. Hyg. 47 (1949) 188; Royston and Parmar,
/// BMC Med. Res. Methodol. 13 (2013) 152).
/// </summary>
/// <param name="Horizon">tau.</param>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">Its error; NaN with sampling weights, whose error this formula is not.</param>
public sealed record RestrictedMean(double Horizon, double Value, double StandardError)
{
    /// <summary>The restricted mean of a Kaplan-Meier curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="horizon">tau, above 0; beyond the last time the curve is taken as it ended.</param>
    /// <exception cref="ArgumentOutOfRangeException">tau is not above 0 and finite.</exception>
    public static RestrictedMean Of(KaplanMeierCurve curve, double horizon)
    {
        if (!(horizon > 0 && double.IsFinite(horizon)))
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "The horizon of a restricted mean is above 0 and finite.");
        double area = 0;
        double variance = 0;
        double right = horizon;
        for (int k = curve.Time.Count - 1; k >= 0; k--)
        {
            double time = curve.Time[k];
            if (time >= horizon)
                continue;
            area += (right - time) * curve.Survival[k];
            right = time;
            double d = curve.Events[k];
            double n = curve.AtRisk[k];
            if (d > 0 && n > d)
                variance += area * area * d / (n * (n - d));
        }

        return new RestrictedMean(horizon, area + right, curve.HasSamplingWeights ? double.NaN : Math.Sqrt(variance));
    }

    /// <summary>The difference of two independent groups' means, this less the other, with its interval and the p of no difference.</summary>
    public (Interval Difference, double P) Less(RestrictedMean other, double level = 0.95)
    {
        double difference = Value - other.Value;
        double error = Math.Sqrt((StandardError * StandardError) + (other.StandardError * other.StandardError));
        double half = new Confidence(level).NormalQuantile * error;
        return (new Interval(difference, difference - half, difference + half), NormalTail.TwoSided(difference / error));
    }
}
