using System.Globalization;

namespace Anoikis.Kinetics.Units;

/// <summary>The powers of the base units in a unit; equal where all powers agree to 1e-9.</summary>
public readonly struct UnitDimension : IEquatable<UnitDimension>
{
    private const int Count = 8;

    private static readonly string[] Symbols = ["m", "kg", "s", "A", "K", "mol", "cd", "item"];

    private readonly double[]? _powers;

    private UnitDimension(double[] powers) => _powers = powers;

    /// <summary>No dimension.</summary>
    public static UnitDimension None => default;

    /// <summary>The first power of one base unit.</summary>
    public static UnitDimension Of(BaseUnit unit)
    {
        double[] powers = new double[Count];
        powers[(int)unit] = 1;
        return new UnitDimension(powers);
    }

    /// <summary>The power of one base unit.</summary>
    public double this[BaseUnit unit] => _powers?[(int)unit] ?? 0;

    /// <summary>The dimension of a product.</summary>
    public static UnitDimension operator *(UnitDimension a, UnitDimension b) => Combine(a, b, 1);

    /// <summary>The dimension of a quotient.</summary>
    public static UnitDimension operator /(UnitDimension a, UnitDimension b) => Combine(a, b, -1);

    /// <summary>Whether both have the same powers.</summary>
    public static bool operator ==(UnitDimension a, UnitDimension b) => a.Equals(b);

    /// <summary>Whether any power differs.</summary>
    public static bool operator !=(UnitDimension a, UnitDimension b) => !a.Equals(b);

    /// <summary>The dimension of a power.</summary>
    public UnitDimension ToPower(double exponent) => Combine(default, this, exponent);

    /// <inheritdoc/>
    public bool Equals(UnitDimension other)
    {
        for (int i = 0; i < Count; i++)
        {
            if (!(Math.Abs((_powers?[i] ?? 0) - (other._powers?[i] ?? 0)) <= 1e-9))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnitDimension other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (int i = 0; i < Count; i++)
        {
            hash.Add(Math.Round(_powers?[i] ?? 0, 6) + 0.0);
        }

        return hash.ToHashCode();
    }

    /// <summary>Such as "mol m^-3 s^-1", positive powers first; "dimensionless" for none.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        double[] powers = _powers ?? new double[Count];
        foreach (int i in Enumerable.Range(0, Count).OrderBy(i => powers[i] < 0))
        {
            double power = powers[i];
            if (Math.Abs(power) > 1e-9)
            {
                parts.Add(power == 1 ? Symbols[i] : string.Create(CultureInfo.InvariantCulture, $"{Symbols[i]}^{power:0.####}"));
            }
        }

        return parts.Count == 0 ? "dimensionless" : string.Join(' ', parts);
    }

    private static UnitDimension Combine(UnitDimension a, UnitDimension b, double exponent)
    {
        double[] powers = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            powers[i] = (a._powers?[i] ?? 0) + ((b._powers?[i] ?? 0) * exponent);
        }

        return new UnitDimension(powers);
    }
}
