namespace Anoikis.Clinic.Levels;

/// <summary>What was measured of a patient's regulators, which decides how far a number can be trusted to be a level.</summary>
public enum MarkerPlatform
{
    /// <summary>The protein itself, relative to others: reverse-phase protein arrays, immunoblots, stainings in steps.</summary>
    ProteinArray,

    /// <summary>The messenger RNA: arrays or reads.</summary>
    Rna,

    /// <summary>The protein in amounts that can be held against the network's own: copies per cell, micromol per litre.</summary>
    Absolute,
}
