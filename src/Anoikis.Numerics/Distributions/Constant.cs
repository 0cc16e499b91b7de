namespace Anoikis.Numerics.Distributions;

/// <summary>Always the same value.</summary>
public sealed record Constant : Distribution
{
    /// <summary>A finite value.</summary>
    public Constant(double value) => Value = Finite(value, nameof(value));

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override double Cdf(double x) => x >= Value ? 1.0 : 0.0;

    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        Probability(p);
        return Value;
    }
}
