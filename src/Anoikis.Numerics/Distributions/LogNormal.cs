using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Numerics.Distributions;

/// <summary>A number whose logarithm is normal: median e^(sigma Z). Protein levels of sister cells follow it closely.</summary>
public sealed record LogNormal : Distribution
{
    /// <summary>A positive median and a standard deviation of the natural logarithm of at least 0.</summary>
    public LogNormal(double median, double sigma)
    {
        Median = Positive(median, nameof(median));
        Sigma = NotNegative(sigma, nameof(sigma));
    }

    /// <summary>Median.</summary>
    public double Median { get; }

    /// <summary>Standard deviation of the natural logarithm.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public override double Mean => Median * PortableMath.Exp(0.5 * Sigma * Sigma);

    /// <summary>Standard deviation over mean: sqrt(e^(sigma^2) - 1).</summary>
    public double CoefficientOfVariation => Math.Sqrt(PortableMath.Expm1(Sigma * Sigma));

    /// <summary>The one with this positive mean and coefficient of variation of at least 0: sigma^2 = ln(1 + CV^2), median = mean e^(-sigma^2/2).</summary>
    public static LogNormal FromMean(double mean, double coefficientOfVariation)
    {
        Positive(mean, nameof(mean));
        NotNegative(coefficientOfVariation, nameof(coefficientOfVariation));
        double variance = PortableMath.Log1p(coefficientOfVariation * coefficientOfVariation);
        return new LogNormal(mean * PortableMath.Exp(-0.5 * variance), Math.Sqrt(variance));
    }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        if (x <= 0.0)
            return 0.0;
        return Sigma == 0.0 ? (x >= Median ? 1.0 : 0.0) : NormalDistributionFunction.Cdf(PortableMath.Log(x / Median) / Sigma);
    }

    /// <inheritdoc/>
    public override double Quantile(double p)
        => Sigma == 0.0 ? Median : Median * PortableMath.Exp(Sigma * NormalDistributionFunction.Quantile(Probability(p)));
}
