using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Quantities;

/// <summary>The units in which a key of a scenario may be stated and what one of each is in the unit that the program computes with.</summary>
/// <param name="Noun">What is measured, for messages: "a time".</param>
/// <param name="Example">A value as a user would write it.</param>
/// <param name="Factors">Spelling and factor; the first is the one to name first.</param>
public sealed record UnitScale(string Noun, string Example, ImmutableArray<KeyValuePair<string, double>> Factors)
{
    private static readonly ImmutableArray<KeyValuePair<string, double>> MassConcentrations =
        [new("ng/mL", 1), new("pg/mL", 1e-3), new("ug/mL", 1e3), new("mg/mL", 1e6), new("ng/L", 1e-3), new("ug/L", 1), new("mg/L", 1e3)];

    private static readonly ImmutableArray<KeyValuePair<string, double>> MolarConcentrations =
        [new("nM", 1), new("pM", 1e-3), new("uM", 1e3), new("mM", 1e6)];

    /// <summary>A number of whatever unit, for values whose unit cannot be known because something else is wrong.</summary>
    public static UnitScale Unknown { get; } = new("a strength", "50 ng/mL", [new("", 1)]);

    /// <summary>Bare numbers: multiples of a level, copies per cell.</summary>
    public static UnitScale Number { get; } = new("a number", "2", [new("", 1)]);

    /// <summary>Times, in seconds.</summary>
    public static UnitScale Time { get; } = new("a time", "24 h", [new("s", 1), new("min", 60), new("h", 3600), new("d", 86400), new("wk", 7 * 86400)]);

    /// <summary>Occasions per time, per second.</summary>
    public static UnitScale Rate { get; } = new(
        "a rate",
        "0.06 per d",
        [.. Time.Factors.Select(t => new KeyValuePair<string, double>("per " + t.Key, 1 / t.Value)), .. Time.Factors.Select(t => new KeyValuePair<string, double>("/" + t.Key, 1 / t.Value))]);

    /// <summary>Lengths, in micrometres.</summary>
    public static UnitScale Micrometres { get; } = new("a length", "15 um", [new("um", 1), new("mm", 1000), new("cm", 10_000), new("nm", 1e-3)]);

    /// <summary>Sizes of colonies, in cells.</summary>
    public static UnitScale Cells { get; } = new("a number of cells", "30 cells", [new("cells", 1)]);

    /// <summary>Strengths of a stimulus, in the network's unit.</summary>
    /// <param name="unit">The unit in which the network's catalogue states it; empty or "1" for a bare number.</param>
    /// <param name="perUnit">The network's unit per one of it.</param>
    /// <param name="networkUnit">Name of the network's own unit.</param>
    public static UnitScale Strength(string unit, double perUnit, string networkUnit = "copies")
    {
        ImmutableArray<KeyValuePair<string, double>> family = Family(unit, MassConcentrations) ?? Family(unit, MolarConcentrations) ?? [new(unit is "1" or "dimensionless" ? "" : unit, 1)];
        bool bare = family[0].Key.Length == 0;
        IEnumerable<KeyValuePair<string, double>> stated = family.Select(f => new KeyValuePair<string, double>(f.Key, f.Value * perUnit)).OrderBy(f => f.Key == unit ? 0 : 1);
        return bare
            ? new("a strength", "0.5", [.. stated])
            : new("a strength", "50 " + unit, [.. stated, .. unit == networkUnit ? Enumerable.Empty<KeyValuePair<string, double>>() : [new(networkUnit, 1)]]);
    }

    /// <summary>The factor of a unit, or null.</summary>
    public double? Factor(string unit)
    {
        if (ReferenceEquals(this, Unknown))
        {
            return 1;
        }

        string plain = unit.Replace('µ', 'u').Replace('μ', 'u');
        foreach ((string name, double factor) in Factors)
        {
            if (name == plain)
            {
                return factor;
            }
        }

        return null;
    }

    /// <summary>What is allowed, to follow "allowed is".</summary>
    public string Allowed => Factors.Length == 1 && Factors[0].Key.Length == 0
        ? $"{Noun} without unit, such as {Example}"
        : $"{Noun} with its unit ({string.Join(", ", Factors.Select(f => f.Key))}), such as {Example}";

    /// <summary>The unit that a misspelt one probably meant, as a hint.</summary>
    public string Hint(string unit) => NearestName.Hint(unit, Factors.Select(f => f.Key).Where(f => f.Length > 0));

    private static ImmutableArray<KeyValuePair<string, double>>? Family(string unit, ImmutableArray<KeyValuePair<string, double>> family)
    {
        foreach ((string name, double factor) in family)
        {
            if (name == unit)
            {
                return [.. family.Select(f => new KeyValuePair<string, double>(f.Key, f.Value / factor))];
            }
        }

        return null;
    }
}
