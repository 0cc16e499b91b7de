namespace Anoikis.Studies.Assays;

/// <summary>What is done with cells in dishes, and what is read from them.</summary>
public enum AssayKind
{
    /// <summary>Cells alive at several doses of one stimulus.</summary>
    DoseResponse,

    /// <summary>When cells die under given conditions.</summary>
    DeathTimes,

    /// <summary>The same dose again on those that lived through the one before.</summary>
    RepeatedDosing,

    /// <summary>A stimulus taken away again, at set times or once a cell has begun to die.</summary>
    Washout,

    /// <summary>Two stimuli at several doses each, alone and together.</summary>
    Matrix,

    /// <summary>Which BH3 peptides make mitochondria let go.</summary>
    Bh3Profiling,

    /// <summary>Cells kept from attaching.</summary>
    Suspension,

    /// <summary>Cells that become a colony after a dose.</summary>
    Clonogenic,

    /// <summary>Whether sisters die alike.</summary>
    Sisters,

    /// <summary>Which of several stimuli cells die of: without each, and each alone.</summary>
    Causes,
}
