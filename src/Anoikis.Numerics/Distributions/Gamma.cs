using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Numerics.Distributions;

/// <summary>The gamma distribution: density x^(shape-1) e^(-x/scale) / (Gamma(shape) scale^shape).</summary>
public sealed record Gamma : Distribution
{
    /// <summary>A positive shape and scale.</summary>
    public Gamma(double shape, double scale)
    {
        Shape = Positive(shape, nameof(shape));
        Scale = Positive(scale, nameof(scale));
    }

    /// <summary>Shape: 1/CV^2; a whole number counts exponential stages.</summary>
    public double Shape { get; }

    /// <summary>Scale, in the unit of the number.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double Mean => Shape * Scale;

    /// <summary>The one with this positive mean and coefficient of variation: shape = 1/CV^2.</summary>
    public static Gamma FromMean(double mean, double coefficientOfVariation)
    {
        Positive(mean, nameof(mean));
        double variance = Positive(coefficientOfVariation, nameof(coefficientOfVariation)) * coefficientOfVariation;
        return new Gamma(1.0 / variance, mean * variance);
    }

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => Scale * stream.NextGamma(Shape);

    /// <inheritdoc/>
    public override double Cdf(double x) => GammaFunction.Incomplete(Shape, x / Scale);

    /// <summary>The smallest x with Cdf(x) &gt;= p, by bisection to the last bits.</summary>
    public override double Quantile(double p)
    {
        if (Probability(p) == 0.0)
            return 0.0;
        if (p == 1.0)
            return double.PositiveInfinity;
        double upper = Shape + 1.0;
        while (GammaFunction.Incomplete(Shape, upper) < p)
            upper *= 2.0;
        double lower = upper;
        while (lower > 0.0 && GammaFunction.Incomplete(Shape, lower) >= p)
            (lower, upper) = (0.5 * lower, lower);
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (lower + upper);
            if (GammaFunction.Incomplete(Shape, middle) < p)
                lower = middle;
            else
                upper = middle;
        }

        return Scale * upper;
    }
}
