using Anoikis.Numerics.Random;

namespace Anoikis.Numerics.Distributions;

/// <summary>The normal distribution.</summary>
public sealed record Normal : Distribution
{
    /// <summary>A finite mean and a standard deviation of at least 0.</summary>
    public Normal(double mean, double standardDeviation)
    {
        Mean = Finite(mean, nameof(mean));
        StandardDeviation = NotNegative(standardDeviation, nameof(standardDeviation));
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <summary>Standard deviation.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override double Cdf(double x)
        => StandardDeviation == 0.0 ? (x >= Mean ? 1.0 : 0.0) : NormalDistributionFunction.Cdf((x - Mean) / StandardDeviation);

    /// <inheritdoc/>
    public override double Quantile(double p)
        => StandardDeviation == 0.0 ? Mean : Mean + (StandardDeviation * NormalDistributionFunction.Quantile(Probability(p)));
}
