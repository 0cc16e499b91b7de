using System.Globalization;

namespace Anoikis.Kinetics.Units;

/// <summary>A unit as a multiple of base units.</summary>
/// <param name="Factor">How many of the base unit one of it is; above zero.</param>
/// <param name="Dimension">The powers of the base units.</param>
public readonly record struct Unit(double Factor, UnitDimension Dimension)
{
    /// <summary>A bare number.</summary>
    public static Unit Dimensionless => new(1, UnitDimension.None);

    /// <summary>The product of two units.</summary>
    public static Unit operator *(Unit a, Unit b) => new(a.Factor * b.Factor, a.Dimension * b.Dimension);

    /// <summary>The quotient of two units.</summary>
    public static Unit operator /(Unit a, Unit b) => new(a.Factor / b.Factor, a.Dimension / b.Dimension);

    /// <summary>A power of a unit.</summary>
    public Unit ToPower(double exponent) => new(Math.Pow(Factor, exponent), Dimension.ToPower(exponent));

    /// <summary>Whether both are the same unit, factors to a relative 1e-9.</summary>
    public bool IsSameAs(Unit other)
        => Dimension == other.Dimension && Math.Abs(Factor - other.Factor) <= 1e-9 * Math.Max(Math.Abs(Factor), Math.Abs(other.Factor));

    /// <summary>Such as "1e-06 mol m^-3".</summary>
    public override string ToString()
        => Factor == 1 ? Dimension.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Factor:g6} {Dimension}");
}
