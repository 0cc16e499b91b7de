using Anoikis.Numerics.Elementary;

namespace Anoikis.Clinic.Levels;

/// <summary>
/// How a number of an expression table becomes a level: fold = 2^(slope (x - reference)) where the table holds logarithms to base 2, fold = (x / reference)^slope where it holds amounts, with the reference
/// of each column the value of one sample or the median of all.
/// </summary>
public sealed record ExpressionMapping
{
    /// <summary>Largest slope that is taken.</summary>
    public const double SteepestSlope = 10;

    /// <summary>What must be known of the mapping before a result is believed.</summary>
    public const string Uncertainty =
        "assumed: that the protein follows the number in the table with this slope; plausible slopes are 0.5 to 1.5 for proteins measured themselves. Of mRNA it holds roughly at best: across breast tumours the rank "
        + "correlation of a gene's mRNA with its protein is 0.31 in the mean (Tang et al. 2018). Try slopes 0.5 and 1.5 and see what stays.";

    /// <summary>What the table holds.</summary>
    public required ExpressionScale Scale { get; init; }

    /// <summary>Slope, above 0.</summary>
    public double Slope { get; init; } = 1;

    /// <summary>Name of the sample whose level is 1; null for the median of the samples.</summary>
    public string? Reference { get; init; }

    /// <summary>The equation, as a file states it.</summary>
    public string Formula => Scale == ExpressionScale.Log2 ? "fold = 2^(slope (x - reference))" : "fold = (x / reference)^slope";

    /// <summary>The multiple of the network's own level.</summary>
    /// <param name="value">A number of the table, finite, and at least 0 where it holds amounts.</param>
    /// <param name="reference">The reference of its column, finite, and above 0 where it holds amounts.</param>
    public double Fold(double value, double reference) => Scale == ExpressionScale.Log2
        ? PortableMath.Pow(2, Slope * (value - reference))
        : value == 0 ? 0 : PortableMath.Pow(value / reference, Slope);
}
