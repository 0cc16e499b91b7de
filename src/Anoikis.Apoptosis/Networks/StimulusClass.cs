namespace Anoikis.Apoptosis.Networks;

/// <summary>What kind of thing a stimulus is.</summary>
public enum StimulusClass
{
    /// <summary>A ligand of a receptor.</summary>
    Ligand,

    /// <summary>What a cell stands on and is fed by.</summary>
    Surroundings,

    /// <summary>What strains a cell.</summary>
    Stress,

    /// <summary>What immune cells deliver.</summary>
    Immune,

    /// <summary>A block of one of the cell's own processes.</summary>
    Inhibitor,

    /// <summary>A drug, by its free concentration.</summary>
    Drug,

    /// <summary>A peptide of BH3 profiling.</summary>
    Peptide,
}
