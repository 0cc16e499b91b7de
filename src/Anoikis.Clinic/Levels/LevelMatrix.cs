using System.Collections.Immutable;

namespace Anoikis.Clinic.Levels;

/// <summary>Levels of some regulators, row by row, as multiples of the network's own: what a score reads. A row is a patient in a draw of the mapping, or one with a level changed.</summary>
public sealed class LevelMatrix
{
    private readonly double[] _folds;

    /// <summary>A matrix.</summary>
    /// <param name="symbols">HGNC symbols, all different.</param>
    /// <param name="folds">Levels, row by row, finite and at least 0.</param>
    /// <exception cref="ArgumentException">The lengths do not agree, or a level is none.</exception>
    public LevelMatrix(ImmutableArray<string> symbols, double[] folds)
    {
        ArgumentNullException.ThrowIfNull(folds);
        if (symbols.IsDefaultOrEmpty || folds.Length % symbols.Length != 0 || !folds.All(f => f >= 0 && double.IsFinite(f)))
        {
            throw new ArgumentException("every row needs a level, finite and at least 0, of every regulator", nameof(folds));
        }

        (Symbols, _folds) = (symbols, folds);
    }

    /// <summary>HGNC symbols.</summary>
    public ImmutableArray<string> Symbols { get; }

    /// <summary>Rows.</summary>
    public int Rows => _folds.Length / Symbols.Length;

    /// <summary>The levels of a row, in the order of <see cref="Symbols"/>.</summary>
    public ReadOnlySpan<double> Row(int row) => _folds.AsSpan(row * Symbols.Length, Symbols.Length);

    /// <summary>The places in a row of some regulators; -1 for one that the matrix lacks, which is at the network's own level.</summary>
    public int[] Places(IEnumerable<string> symbols) => [.. symbols.Select(s => Symbols.IndexOf(s))];
}
