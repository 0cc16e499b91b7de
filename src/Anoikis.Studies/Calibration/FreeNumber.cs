using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Studies.Calibration;

/// <summary>On which scale every value of a range is as likely as any other beforehand.</summary>
public enum PriorScale
{
    /// <summary>Uniform between the ends.</summary>
    Linear,

    /// <summary>The logarithm is uniform between the logarithms of the ends.</summary>
    Log,
}

/// <summary>
/// A number of a scenario that a fit may choose. The sampler moves it as its normal score z = Phi^-1((s(x) - s(from)) / (s(to) - s(from))), with s the identity
/// or the logarithm: beforehand z is standard normal, and no z lies outside the range.
/// </summary>
public sealed record FreeNumber
{
    /// <summary>What it is, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the scenario, as for <c>--set</c>; with several paths all of them get the same value.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>Least value, in <see cref="Unit"/>.</summary>
    public required double From { get; init; }

    /// <summary>Greatest value, in <see cref="Unit"/>; above <see cref="From"/>.</summary>
    public required double To { get; init; }

    /// <summary>The unit as the scenario writes it, "per d"; empty for a plain number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Which values are as likely as each other beforehand.</summary>
    public PriorScale Scale { get; init; }

    /// <summary>Where the range comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the range has no source.</summary>
    public bool Assumed { get; init; }

    /// <summary>Where it is declared.</summary>
    public SourceLocation Location { get; init; } = SourceLocation.None;

    /// <summary>The value as a scenario writes it, with all its digits.</summary>
    public string Written(double value) => (value.ToString("R", CultureInfo.InvariantCulture) + " " + Unit).TrimEnd();

    /// <summary>The value of a normal score, in [from, to].</summary>
    public double ValueAt(double score)
    {
        double share = NormalDistributionFunction.Cdf(score);
        double value = Scale == PriorScale.Log
            ? PortableMath.Exp(Between(PortableMath.Log(From), PortableMath.Log(To), share))
            : Between(From, To, share);
        return Math.Clamp(value, From, To);
    }

    /// <summary>The normal score of a value; infinite at the ends of the range, NaN beyond.</summary>
    public double ScoreOf(double value) => NormalDistributionFunction.Quantile(ShareOf(value));

    /// <summary>Which part of the range, on its scale, lies below a value: 0 at <see cref="From"/>, 1 at <see cref="To"/>.</summary>
    public double ShareOf(double value) => Scale == PriorScale.Log
        ? (PortableMath.Log(value) - PortableMath.Log(From)) / (PortableMath.Log(To) - PortableMath.Log(From))
        : (value - From) / (To - From);

    /// <summary>The value with a given part of the range, on its scale, below it.</summary>
    public double AtShare(double share) => Scale == PriorScale.Log
        ? PortableMath.Exp(Between(PortableMath.Log(From), PortableMath.Log(To), share))
        : Between(From, To, share);

    private static double Between(double a, double b, double share) => a + ((b - a) * share);
}
