namespace Anoikis.Survival.Imputation;

/// <summary>One column of a table with gaps: a number, or a level.</summary>
public sealed class ImputedColumn
{
    private readonly double[] _values;

    private ImputedColumn(string name, double[] values, int levels) => (Name, _values, Levels) = (name, values, levels);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Numbers, or codes of levels; NaN where missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Number of levels; 0 for numbers.</summary>
    public int Levels { get; }

    /// <summary>A column of numbers; NaN is missing.</summary>
    public static ImputedColumn OfNumbers(string name, double[] values) => new(name, values, 0);

    /// <summary>A column of levels 0 to <paramref name="levels"/> - 1; negative is missing.</summary>
    public static ImputedColumn OfLevels(string name, int[] codes, int levels) => new(name, [.. codes.Select(c => c < 0 ? double.NaN : c)], levels);
}
