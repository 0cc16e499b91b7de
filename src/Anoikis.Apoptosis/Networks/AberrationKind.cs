namespace Anoikis.Apoptosis.Networks;

/// <summary>How the function of a regulator is aberrant.</summary>
public enum AberrationKind
{
    /// <summary>None is left.</summary>
    Lost,

    /// <summary>One of two copies of the gene is lost.</summary>
    Haploinsufficient,

    /// <summary>A mutated copy spoils the others: the protein is there, a share of its function is left.</summary>
    DominantNegative,

    /// <summary>It is active without what makes it active.</summary>
    ConstitutivelyActive,

    /// <summary>A drug binds it less well, its function is whole.</summary>
    DrugResistant,
}
