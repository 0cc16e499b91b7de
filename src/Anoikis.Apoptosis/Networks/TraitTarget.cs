namespace Anoikis.Apoptosis.Networks;

/// <summary>A property of a cell that is no protein's level, such as the share of its survival signal that needs no adhesion. Clones set it; all cells of a clone have it alike.</summary>
/// <param name="Name">What scenarios call it.</param>
/// <param name="Parameter">Id of the network's parameter that it sets.</param>
/// <param name="Resting">Value where a clone does not set it.</param>
/// <param name="Lower">Smallest value allowed.</param>
/// <param name="Upper">Largest value allowed.</param>
/// <param name="Source">Where value and range come from, or "assumed".</param>
public sealed record TraitTarget(string Name, string Parameter, double Resting, double Lower, double Upper, string Source);
