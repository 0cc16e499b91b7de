namespace Anoikis.Kinetics.Units;

/// <summary>What every unit is made of. An item (a molecule, a cell) is a dimension of its own, apart from the mole, as in SBML.</summary>
public enum BaseUnit
{
    /// <summary>Length.</summary>
    Metre,

    /// <summary>Mass.</summary>
    Kilogram,

    /// <summary>Time.</summary>
    Second,

    /// <summary>Electric current.</summary>
    Ampere,

    /// <summary>Temperature.</summary>
    Kelvin,

    /// <summary>Amount of substance.</summary>
    Mole,

    /// <summary>Luminous intensity.</summary>
    Candela,

    /// <summary>Number of things.</summary>
    Item,
}
