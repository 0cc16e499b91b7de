using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Apoptosis.Variability;

/// <summary>A number of at least 0 that differs between cells or occasions: a waiting time in seconds, a dose in the unit of its input.</summary>
public sealed record RandomQuantity
{
    private RandomQuantity(RandomLaw law, double first, double second) => (Law, First, Second) = (law, first, second);

    /// <summary>Its law.</summary>
    public RandomLaw Law { get; }

    /// <summary>First parameter: the value (fixed), the lower bound (uniform), the mean (exponential), the median (log-normal), the scale (Weibull).</summary>
    public double First { get; }

    /// <summary>Second parameter: the upper bound (uniform), the standard deviation of the logarithm (log-normal), the shape (Weibull); else 0.</summary>
    public double Second { get; }

    /// <summary>Its mean.</summary>
    public double Mean => Law switch
    {
        RandomLaw.Fixed or RandomLaw.Exponential => First,
        RandomLaw.Uniform => 0.5 * (First + Second),
        RandomLaw.LogNormal => First * PortableMath.Exp(0.5 * Second * Second),
        RandomLaw.Weibull => First * PortableMath.Exp(GammaFunction.Log(1 + (1 / Second))),
        _ => throw new InvalidOperationException($"no such law: {Law}"),
    };

    /// <summary>Always <paramref name="value"/>, at least 0.</summary>
    public static RandomQuantity Fixed(double value) => new(RandomLaw.Fixed, NotNegative(value), 0);

    /// <summary>Uniform from <paramref name="lower"/> (at least 0) to <paramref name="upper"/>.</summary>
    public static RandomQuantity Uniform(double lower, double upper)
        => upper >= NotNegative(lower) && double.IsFinite(upper)
            ? new(RandomLaw.Uniform, lower, upper)
            : throw new ArgumentOutOfRangeException(nameof(upper), upper, $"must be finite and at least {lower}");

    /// <summary>Exponential with a mean above 0.</summary>
    public static RandomQuantity Exponential(double mean) => new(RandomLaw.Exponential, Positive(mean), 0);

    /// <summary>Log-normal with a median above 0 and the standard deviation of its logarithm, at least 0.</summary>
    public static RandomQuantity LogNormal(double median, double logDeviation) => new(RandomLaw.LogNormal, Positive(median), NotNegative(logDeviation));

    /// <summary>Log-normal with a mean above 0 and a coefficient of variation: sigma^2 = ln(1 + CV^2), median = mean exp(-sigma^2 / 2).</summary>
    public static RandomQuantity LogNormalMean(double mean, double coefficientOfVariation)
    {
        double variance = PortableMath.Log1p(NotNegative(coefficientOfVariation) * coefficientOfVariation);
        return new(RandomLaw.LogNormal, Positive(mean) * PortableMath.Exp(-0.5 * variance), Math.Sqrt(variance));
    }

    /// <summary>Weibull with scale and shape above 0: P(X > x) = exp(-(x / scale)^shape).</summary>
    public static RandomQuantity Weibull(double scale, double shape) => new(RandomLaw.Weibull, Positive(scale), Positive(shape));

    /// <summary>Draws one; takes one number of the stream, none where the law is <see cref="RandomLaw.Fixed"/>.</summary>
    public double Draw(ref RandomStream stream) => Law switch
    {
        RandomLaw.Fixed => First,
        RandomLaw.Uniform => First + ((Second - First) * stream.NextDouble()),
        RandomLaw.Exponential => First * stream.NextExponential(),
        RandomLaw.LogNormal => First * PortableMath.Exp(Second * stream.NextNormal()),
        RandomLaw.Weibull => First * PortableMath.Pow(stream.NextExponential(), 1 / Second),
        _ => throw new InvalidOperationException($"no such law: {Law}"),
    };

    /// <summary>Whether it is always 0.</summary>
    public bool IsZero => Law switch { RandomLaw.Fixed => First == 0, RandomLaw.Uniform => Second == 0, _ => false };

    private static double NotNegative(double value)
        => value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");

    private static double Positive(double value)
        => value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and above 0");
}
