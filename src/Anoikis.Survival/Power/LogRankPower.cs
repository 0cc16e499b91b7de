using Anoikis.Numerics.Random;

namespace Anoikis.Survival.Power;

/// <summary>
/// Power of the log-rank test, and of a Cox model's covariate: with D events, ln HR over its error is normal with mean sqrt(D v) ln HR, v = q (1 - q) for two groups with part q in one (Schoenfeld,
/// Biometrika 68 (1981) 316), and v = s^2 (1 - R^2) for a covariate of standard deviation s (Hsieh and Lavori, Control. Clin. Trials 21 (2000) 552).
/// </summary>
public static class LogRankPower
{
    /// <summary>Events needed for a power, two-sided.</summary>
    /// <param name="hazardRatio">Above 0, not 1.</param>
    /// <param name="variance">v: variance of the covariate, 0.25 for two equal groups.</param>
    /// <param name="power">In (0, 1).</param>
    /// <param name="alpha">Two-sided error, in (0, 1).</param>
    public static double Events(double hazardRatio, double variance = 0.25, double power = 0.8, double alpha = 0.05)
    {
        double effect = Effect(hazardRatio, variance);
        double z = NormalDistributionFunction.Quantile(Part(power)) - NormalDistributionFunction.Quantile(Part(alpha) / 2);
        return z * z / (effect * effect);
    }

    /// <summary>Power with so many events, two-sided; the far tail is counted.</summary>
    public static double Of(double events, double hazardRatio, double variance = 0.25, double alpha = 0.05)
    {
        double mean = Math.Abs(Effect(hazardRatio, variance)) * Math.Sqrt(events);
        double critical = -NormalDistributionFunction.Quantile(Part(alpha) / 2);
        return NormalDistributionFunction.Cdf(mean - critical) + NormalDistributionFunction.Cdf(-mean - critical);
    }

    /// <summary>
    /// The chance to see a subject's event, with a constant hazard, even accrual over a period and a further follow-up: 1 - (e^{-h f} - e^{-h (a + f)})/(h a).
    /// </summary>
    /// <param name="hazard">Events per unit of time, above 0.</param>
    /// <param name="accrual">Length of accrual, 0 or above.</param>
    /// <param name="followUp">Follow-up after its end, 0 or above.</param>
    public static double EventProbability(double hazard, double accrual, double followUp)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hazard);
        ArgumentOutOfRangeException.ThrowIfNegative(accrual);
        ArgumentOutOfRangeException.ThrowIfNegative(followUp);
        return accrual == 0 ? 1 - Math.Exp(-hazard * followUp) : 1 - ((Math.Exp(-hazard * followUp) - Math.Exp(-hazard * (accrual + followUp))) / (hazard * accrual));
    }

    private static double Effect(double hazardRatio, double variance)
    {
        if (!(hazardRatio > 0 && double.IsFinite(hazardRatio)) || hazardRatio == 1)
            throw new ArgumentOutOfRangeException(nameof(hazardRatio), hazardRatio, "A hazard ratio is above 0, finite and not 1.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(variance);
        return Math.Sqrt(variance) * Math.Log(hazardRatio);
    }

    private static double Part(double value)
        => value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Power and error lie between 0 and 1.");
}
