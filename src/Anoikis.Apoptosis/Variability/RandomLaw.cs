namespace Anoikis.Apoptosis.Variability;

/// <summary>The law that a <see cref="RandomQuantity"/> follows.</summary>
public enum RandomLaw
{
    /// <summary>Always the same number.</summary>
    Fixed,

    /// <summary>Every number between two bounds alike.</summary>
    Uniform,

    /// <summary>Memoryless waiting.</summary>
    Exponential,

    /// <summary>Its logarithm is normal.</summary>
    LogNormal,

    /// <summary>Waiting with a hazard that rises or falls as a power of time.</summary>
    Weibull,
}
