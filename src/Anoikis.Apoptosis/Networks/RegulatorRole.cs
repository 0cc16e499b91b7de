namespace Anoikis.Apoptosis.Networks;

/// <summary>Which way a regulator turns a cell.</summary>
public enum RegulatorRole
{
    /// <summary>More of it means more death.</summary>
    Pro,

    /// <summary>More of it means less death.</summary>
    Anti,

    /// <summary>Either, by what a cell meets.</summary>
    Both,

    /// <summary>It is cut or counted, and decides nothing.</summary>
    Marker,
}
