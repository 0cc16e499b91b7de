namespace Anoikis.Studies.Results.Measures;

/// <summary>What a selector counts.</summary>
public enum Counting
{
    /// <summary>Founding cells: a cell and the colony that it founds count once, as an experiment that counts foci does.</summary>
    Founders,

    /// <summary>Cells: a colony counts as the cells that it holds at that time.</summary>
    Cells,
}
