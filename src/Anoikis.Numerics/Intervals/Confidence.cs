using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Numerics.Intervals;

/// <summary>The level of a two-sided interval, in (0, 1), and the quantiles that belong to it.</summary>
public readonly record struct Confidence
{
    private readonly double _tail;

    /// <summary>A level in (0, 1), such as 0.95.</summary>
    public Confidence(double level)
    {
        if (!(level > 0.0 && level < 1.0))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1.");
        _tail = 0.5 * (1.0 - level);
    }

    /// <summary>95 %.</summary>
    public static Confidence Percent95 { get; } = new(0.95);

    /// <summary>The level.</summary>
    public double Level => 1.0 - (2.0 * _tail);

    /// <summary>z: the upper (1 - level)/2 point of the standard normal.</summary>
    public double NormalQuantile => -NormalDistributionFunction.Quantile(_tail);

    /// <summary>The upper (1 - level)/2 point of Student's t with so many degrees of freedom (a real number above 0).</summary>
    public double StudentQuantile(double degrees)
    {
        if (!(degrees > 0.0))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees of freedom are positive.");
        if (degrees > 1e10)
            return NormalQuantile;
        // P(|T| > t) = I_x(degrees/2, 1/2) at x = degrees/(degrees + t^2), which rises with x.
        double lower = 0.0;
        double upper = 1.0;
        for (int i = 0; i < 200 && upper - lower > 1e-16 * upper; i++)
        {
            double middle = 0.5 * (lower + upper);
            if (GammaFunction.IncompleteBeta(0.5 * degrees, 0.5, middle) < 2.0 * _tail)
                lower = middle;
            else
                upper = middle;
        }

        return Math.Sqrt(degrees * (1.0 - upper) / upper);
    }
}
