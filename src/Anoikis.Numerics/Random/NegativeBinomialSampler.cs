using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>
/// Failures before a number of successes: a Poisson count whose mean is gamma distributed (Devroye, Non-Uniform Random
/// Variate Generation, 1986, X.4); one success by inversion.
/// </summary>
internal static class NegativeBinomialSampler
{
    public static long Sample(ref RandomStream stream, double successes, double probability)
    {
        if (!(successes >= 0.0 && double.IsFinite(successes)))
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "The number of successes is not negative, and finite.");
        CheckProbability(probability);
        if (successes == 0.0 || probability == 1.0)
            return 0;
        return stream.NextPoisson(stream.NextGamma(successes) * ((1.0 - probability) / probability));
    }

    public static long SampleGeometric(ref RandomStream stream, double probability)
    {
        CheckProbability(probability);
        if (probability == 1.0)
            return 0;
        double failures = Math.Floor(PortableMath.Log(stream.NextDouble()) / PortableMath.Log1p(-probability));
        return (long)Math.Min(failures, PoissonSampler.LargestCount);
    }

    private static void CheckProbability(double probability)
    {
        if (!(probability > 0.0 && probability <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability of success lies in (0, 1].");
    }
}
