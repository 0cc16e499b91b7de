using Anoikis.Numerics.Random;

namespace Anoikis.Survival.Distributions;

/// <summary>Two-sided probabilities of the standard normal distribution.</summary>
public static class NormalTail
{
    /// <summary>P(|Z| &gt; |z|); NaN for NaN.</summary>
    public static double TwoSided(double z) => double.IsNaN(z) ? z : 2.0 * NormalDistributionFunction.Cdf(-Math.Abs(z));
}
