using Anoikis.Numerics.Random;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>
/// Draws cells again, with replacement, and counts them in every dish. Cell i is the same cell in all dishes, so a drawn cell brings what befell it everywhere: differences between dishes keep their
/// pairing. Cells to which the same befell are drawn together, by a multinomial number.
/// </summary>
internal sealed class CellBootstrap
{
    /// <summary>What a stream of random numbers is for: no other purpose has this number.</summary>
    public const uint Purpose = 0x626F6F74;

    /// <summary>Samples from which intervals are taken.</summary>
    public const int Samples = 500;

    private readonly (bool[] Happened, int Cells)[] _patterns;

    /// <summary>Prepares the drawing.</summary>
    /// <param name="happened">Whether it happened, by dish and cell; every dish has as many cells.</param>
    public CellBootstrap(IReadOnlyList<bool[]> happened)
    {
        Dishes = happened.Count;
        Cells = happened.Count == 0 ? 0 : happened[0].Length;
        var patterns = new SortedDictionary<string, (bool[] Happened, int Cells)>(StringComparer.Ordinal);
        char[] key = new char[Dishes];
        for (int cell = 0; cell < Cells; cell++)
        {
            for (int dish = 0; dish < key.Length; dish++)
            {
                key[dish] = happened[dish][cell] ? '1' : '0';
            }

            string text = new(key);
            patterns[text] = patterns.TryGetValue(text, out var known)
                ? (known.Happened, known.Cells + 1)
                : ([.. key.Select(c => c == '1')], 1);
        }

        _patterns = [.. patterns.Values];
    }

    /// <summary>Dishes.</summary>
    public int Dishes { get; }

    /// <summary>Cells.</summary>
    public int Cells { get; }

    /// <summary>The numbers as they are.</summary>
    public double[] Counts()
    {
        double[] counts = new double[Dishes];
        foreach ((bool[] happened, int cells) in _patterns)
        {
            Add(counts, happened, cells);
        }

        return counts;
    }

    /// <summary>The numbers among as many cells drawn again.</summary>
    public void Draw(ref RandomStream stream, Span<double> counts)
    {
        counts.Clear();
        int left = Cells;
        int unseen = Cells;
        foreach ((bool[] happened, int cells) in _patterns)
        {
            long drawn = cells == unseen ? left : stream.NextBinomial(left, (double)cells / unseen);
            unseen -= cells;
            left -= (int)drawn;
            Add(counts, happened, drawn);
            if (left == 0)
            {
                return;
            }
        }
    }

    private static void Add(Span<double> counts, bool[] happened, double cells)
    {
        for (int dish = 0; dish < counts.Length; dish++)
        {
            counts[dish] += happened[dish] ? cells : 0;
        }
    }
}
