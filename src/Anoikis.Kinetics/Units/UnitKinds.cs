using System.Collections.Frozen;

namespace Anoikis.Kinetics.Units;

/// <summary>The units that SBML predefines (Level 3 Version 2, section 4.4; celsius, liter, meter and the Level 2 defaults besides), in base units.</summary>
internal static class UnitKinds
{
    private static readonly UnitDimension Metre = UnitDimension.Of(BaseUnit.Metre);
    private static readonly UnitDimension Kilogram = UnitDimension.Of(BaseUnit.Kilogram);
    private static readonly UnitDimension Second = UnitDimension.Of(BaseUnit.Second);
    private static readonly UnitDimension Ampere = UnitDimension.Of(BaseUnit.Ampere);
    private static readonly UnitDimension Kelvin = UnitDimension.Of(BaseUnit.Kelvin);
    private static readonly UnitDimension Mole = UnitDimension.Of(BaseUnit.Mole);
    private static readonly UnitDimension Candela = UnitDimension.Of(BaseUnit.Candela);
    private static readonly UnitDimension Item = UnitDimension.Of(BaseUnit.Item);
    private static readonly UnitDimension Joule = Kilogram * Metre.ToPower(2) / Second.ToPower(2);
    private static readonly UnitDimension Volt = Joule / (Ampere * Second);

    /// <summary>Avogadro's constant, exact in the SI of 2019, per mole.</summary>
    public const double AvogadroConstant = 6.02214076e23;

    /// <summary>Unit of each kind.</summary>
    public static FrozenDictionary<string, Unit> All { get; } = new Dictionary<string, Unit>
    {
        ["ampere"] = new(1, Ampere),
        ["avogadro"] = new(AvogadroConstant, UnitDimension.None),
        ["becquerel"] = new(1, Second.ToPower(-1)),
        ["candela"] = new(1, Candela),
        ["celsius"] = new(1, Kelvin),
        ["coulomb"] = new(1, Ampere * Second),
        ["dimensionless"] = Unit.Dimensionless,
        ["farad"] = new(1, Ampere * Second / Volt),
        ["gram"] = new(1e-3, Kilogram),
        ["gray"] = new(1, Joule / Kilogram),
        ["henry"] = new(1, Volt * Second / Ampere),
        ["hertz"] = new(1, Second.ToPower(-1)),
        ["item"] = new(1, Item),
        ["joule"] = new(1, Joule),
        ["katal"] = new(1, Mole / Second),
        ["kelvin"] = new(1, Kelvin),
        ["kilogram"] = new(1, Kilogram),
        ["liter"] = new(1e-3, Metre.ToPower(3)),
        ["litre"] = new(1e-3, Metre.ToPower(3)),
        ["lumen"] = new(1, Candela),
        ["lux"] = new(1, Candela / Metre.ToPower(2)),
        ["meter"] = new(1, Metre),
        ["metre"] = new(1, Metre),
        ["mole"] = new(1, Mole),
        ["newton"] = new(1, Joule / Metre),
        ["ohm"] = new(1, Volt / Ampere),
        ["pascal"] = new(1, Joule / Metre.ToPower(3)),
        ["radian"] = Unit.Dimensionless,
        ["second"] = new(1, Second),
        ["siemens"] = new(1, Ampere / Volt),
        ["sievert"] = new(1, Joule / Kilogram),
        ["steradian"] = Unit.Dimensionless,
        ["tesla"] = new(1, Volt * Second / Metre.ToPower(2)),
        ["volt"] = new(1, Volt),
        ["watt"] = new(1, Joule / Second),
        ["weber"] = new(1, Volt * Second),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
