namespace Anoikis.Studies.Results.Measures;

/// <summary>A published number beside which a run is laid. Judged when it has both bounds, reported when it has none.</summary>
/// <param name="Quantity">What it is, in plain words.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Observed">The published value; null when only bounds are known.</param>
/// <param name="Lower">Lower pass bound, copied from the source of the bounds and never computed; null when the quantity is reported only.</param>
/// <param name="Upper">Upper pass bound, likewise.</param>
/// <param name="Measure">How a run gives the same number; null when the simulation has no such quantity.</param>
public sealed record ObservedQuantity(string Quantity, string Source, double? Observed, double? Lower, double? Upper, Measure? Measure)
{
    /// <summary>Whether a simulated value is held to the bounds.</summary>
    public bool Judged => Lower is not null && Upper is not null;
}
