using Anoikis.Numerics.Random;

namespace Anoikis.Numerics.Distributions;

/// <summary>
/// A distribution of a waiting time, a level or another real number. The set is closed: the sealed records beside this
/// one. A distribution that exists is valid: constructors refuse parameters outside their range and say what is allowed.
/// </summary>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>Expected value, in the unit of the number.</summary>
    public abstract double Mean { get; }

    /// <summary>Draws a number; by the quantile of one uniform number, except for gamma.</summary>
    public virtual double Sample(ref RandomStream stream) => Quantile(stream.NextDouble());

    /// <summary>Probability of a value at most x.</summary>
    public abstract double Cdf(double x);

    /// <summary>The smallest x with Cdf(x) &gt;= p, for p in [0, 1].</summary>
    public abstract double Quantile(double p);

    private protected static double Finite(double value, string name)
        => double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"The {name} is a finite number.");

    private protected static double Positive(double value, string name)
        => value > 0.0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"The {name} is positive and finite.");

    private protected static double NotNegative(double value, string name)
        => value >= 0.0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"The {name} is zero or positive, and finite.");

    private protected static double Probability(double p)
        => p >= 0.0 && p <= 1.0 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
}
