namespace Anoikis.Metastasis.Populations;

/// <summary>How an entity (a founding cell, or one of its replicates, with the colony that it founds) ended.</summary>
public enum CellFate
{
    /// <summary>Still in its step at the horizon.</summary>
    Alive,

    /// <summary>Died by apoptosis; for a colony, its last cell did.</summary>
    Apoptosis,

    /// <summary>Died without caspases, its energy run out after its mitochondria let go; for a colony, its last cell did.</summary>
    CaspaseIndependentDeath,

    /// <summary>Lost by a cause that the cascade names.</summary>
    NamedLoss,

    /// <summary>Its numbers could not be computed. Never counted as dead.</summary>
    Failed,
}
