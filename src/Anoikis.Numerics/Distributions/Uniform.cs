namespace Anoikis.Numerics.Distributions;

/// <summary>Every value between two bounds alike.</summary>
public sealed record Uniform : Distribution
{
    /// <summary>Finite bounds, the lower not above the upper.</summary>
    public Uniform(double lower, double upper)
    {
        Lower = Finite(lower, nameof(lower));
        Upper = Finite(upper, nameof(upper));
        if (upper < lower)
            throw new ArgumentOutOfRangeException(nameof(upper), upper, "The upper bound is not below the lower bound.");
    }

    /// <summary>Lower bound.</summary>
    public double Lower { get; }

    /// <summary>Upper bound.</summary>
    public double Upper { get; }

    /// <inheritdoc/>
    public override double Mean => (0.5 * Lower) + (0.5 * Upper);

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        if (x < Lower)
            return 0.0;
        return x >= Upper ? 1.0 : (x - Lower) / (Upper - Lower);
    }

    /// <inheritdoc/>
    public override double Quantile(double p) => ((1.0 - Probability(p)) * Lower) + (p * Upper);
}
