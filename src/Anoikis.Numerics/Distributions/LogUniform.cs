using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Distributions;

/// <summary>A number whose logarithm is uniform between those of two positive bounds: doses over decades.</summary>
public sealed record LogUniform : Distribution
{
    /// <summary>Positive bounds, the lower not above the upper.</summary>
    public LogUniform(double lower, double upper)
    {
        Lower = Positive(lower, nameof(lower));
        Upper = Positive(upper, nameof(upper));
        if (upper < lower)
            throw new ArgumentOutOfRangeException(nameof(upper), upper, "The upper bound is not below the lower bound.");
    }

    /// <summary>Lower bound.</summary>
    public double Lower { get; }

    /// <summary>Upper bound.</summary>
    public double Upper { get; }

    /// <inheritdoc/>
    public override double Mean => Upper == Lower ? Lower : (Upper - Lower) / PortableMath.Log(Upper / Lower);

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        if (x < Lower)
            return 0.0;
        return x >= Upper ? 1.0 : PortableMath.Log(x / Lower) / PortableMath.Log(Upper / Lower);
    }

    /// <inheritdoc/>
    public override double Quantile(double p)
        => Math.Min(Upper, Lower * PortableMath.Exp(Probability(p) * PortableMath.Log(Upper / Lower)));
}
