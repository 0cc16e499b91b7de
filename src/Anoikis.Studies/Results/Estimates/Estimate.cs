namespace Anoikis.Studies.Results.Estimates;

/// <summary>A value with its 95 % interval; all NaN when there is nothing to estimate it from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper)
{
    /// <summary>Standard error of the value; NaN when it is not known.</summary>
    public double StandardError { get; init; } = double.NaN;

    /// <summary>Standard error as a part of the value; NaN when either is not known or the value is 0.</summary>
    public double RelativeStandardError => Value > 0 ? StandardError / Value : double.NaN;

    /// <summary>No estimate.</summary>
    public static Estimate None { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => !double.IsNaN(Value);
}
