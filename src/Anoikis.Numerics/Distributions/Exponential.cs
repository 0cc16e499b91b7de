using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Distributions;

/// <summary>Memoryless waiting: P(X &gt; x) = e^(-x/mean), x &gt;= 0.</summary>
public sealed record Exponential : Distribution
{
    /// <summary>A positive mean.</summary>
    public Exponential(double mean) => Mean = Positive(mean, nameof(mean));

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0.0 ? 0.0 : -PortableMath.Expm1(-x / Mean);

    /// <inheritdoc/>
    public override double Quantile(double p) => -Mean * PortableMath.Log1p(-Probability(p));
}
