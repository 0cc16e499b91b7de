namespace Anoikis.Studies.Results.Estimates;

/// <summary>A value with its 95 % interval; all NaN when there is nothing to estimate it from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper)
{
    /// <summary>No estimate.</summary>
    public static Estimate None { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => !double.IsNaN(Value);
}
