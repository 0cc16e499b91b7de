using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Distributions;

/// <summary>Waiting with a hazard that is a power of time: P(X &gt; x) = e^(-(x/scale)^shape).</summary>
public sealed record Weibull : Distribution
{
    /// <summary>A positive scale and shape.</summary>
    public Weibull(double scale, double shape)
    {
        Scale = Positive(scale, nameof(scale));
        Shape = Positive(shape, nameof(shape));
    }

    /// <summary>The time that a fraction 1 - 1/e does not pass.</summary>
    public double Scale { get; }

    /// <summary>Below 1 the hazard falls with time, above 1 it rises.</summary>
    public double Shape { get; }

    /// <summary>scale Gamma(1 + 1/shape).</summary>
    public override double Mean => Scale * PortableMath.Exp(GammaFunction.Log(1.0 + (1.0 / Shape)));

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0.0 ? 0.0 : -PortableMath.Expm1(-PortableMath.Pow(x / Scale, Shape));

    /// <inheritdoc/>
    public override double Quantile(double p) => Scale * PortableMath.Pow(-PortableMath.Log1p(-Probability(p)), 1.0 / Shape);
}
