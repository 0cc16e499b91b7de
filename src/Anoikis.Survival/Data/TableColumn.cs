using System.Globalization;

namespace Anoikis.Survival.Data;

/// <summary>What the cells of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Numbers; a missing one is NaN.</summary>
    Numbers,

    /// <summary>Words; a missing one has code -1.</summary>
    Words,
}

/// <summary>One column of a table: numbers, or words as codes into their levels.</summary>
public sealed class TableColumn
{
    private readonly double[] _numbers;
    private readonly int[] _codes;
    private readonly string[] _levels;

    private TableColumn(string name, ColumnKind kind, double[] numbers, int[] codes, string[] levels)
        => (Name, Kind, _numbers, _codes, _levels) = (name, kind, numbers, codes, levels);

    /// <summary>The name in the table's head.</summary>
    public string Name { get; }

    /// <summary>What its cells are.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Rows.</summary>
    public int Count => Kind == ColumnKind.Numbers ? _numbers.Length : _codes.Length;

    /// <summary>The numbers, NaN where missing; empty for words.</summary>
    public ReadOnlySpan<double> Numbers => _numbers;

    /// <summary>Codes into <see cref="Levels"/>, -1 where missing; empty for numbers.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The distinct words in ordinal order; empty for numbers.</summary>
    public IReadOnlyList<string> Levels => _levels;

    /// <summary>A column of numbers; NaN is missing.</summary>
    public static TableColumn OfNumbers(string name, double[] numbers) => new(name, ColumnKind.Numbers, numbers, [], []);

    /// <summary>A column of words; null is missing.</summary>
    public static TableColumn OfWords(string name, IReadOnlyList<string?> words)
    {
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        int[] codes = new int[words.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            if (words[i] is not { } word)
            {
                codes[i] = -1;
            }
            else if (!found.TryGetValue(word, out codes[i]))
            {
                codes[i] = found.Count;
                found.Add(word, codes[i]);
            }
        }

        return OfCodes(name, codes, [.. found.OrderBy(f => f.Value).Select(f => f.Key)]);
    }

    /// <summary>A column of words by code; levels come in any order and are sorted here.</summary>
    internal static TableColumn OfCodes(string name, int[] codes, string[] levels)
    {
        int[] order = [.. Enumerable.Range(0, levels.Length).OrderBy(i => levels[i], StringComparer.Ordinal)];
        int[] rank = new int[levels.Length];
        for (int r = 0; r < order.Length; r++)
        {
            rank[order[r]] = r;
        }

        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = codes[i] < 0 ? -1 : rank[codes[i]];
        }

        return new TableColumn(name, ColumnKind.Words, [], codes, [.. order.Select(i => levels[i])]);
    }

    /// <summary>Whether a cell is missing.</summary>
    public bool IsMissing(int row) => Kind == ColumnKind.Numbers ? double.IsNaN(_numbers[row]) : _codes[row] < 0;

    /// <summary>A cell as text, numbers with up to 15 significant digits; null where missing.</summary>
    public string? Text(int row) => IsMissing(row) ? null : Kind == ColumnKind.Numbers ? Format(_numbers[row]) : _levels[_codes[row]];

    /// <summary>A number as a level's name: 15 significant digits.</summary>
    public static string Format(double number) => number.ToString("G15", CultureInfo.InvariantCulture);
}
