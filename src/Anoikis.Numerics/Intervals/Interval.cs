namespace Anoikis.Numerics.Intervals;

/// <summary>An estimate with its two-sided confidence interval; all NaN where there is nothing to estimate from.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct Interval(double Value, double Lower, double Upper)
{
    /// <summary>No data, hence no estimate.</summary>
    public static Interval None { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Whether there is an estimate.</summary>
    public bool IsKnown => !double.IsNaN(Value);

    /// <summary>Whether a value lies between the ends, or on one.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;
}
