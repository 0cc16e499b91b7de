using System.Collections.Immutable;
using Anoikis.Clinic.Levels;

namespace Anoikis.Benchmarks.Truth;

/// <summary>Patients as they are and with one regulator after the other put to a reference level.</summary>
internal static class Reversal
{
    /// <summary>Row by row: each patient as it is, then with each regulator reversed.</summary>
    /// <param name="symbols">The regulators.</param>
    /// <param name="folds">Levels, patient by patient.</param>
    /// <param name="references">What each level is reversed to, likewise.</param>
    public static LevelMatrix Of(ImmutableArray<string> symbols, double[] folds, double[] references)
    {
        int count = symbols.Length, variants = count + 1;
        double[] rows = new double[folds.Length * variants];
        for (int row = 0; row < rows.Length / count; row++)
        {
            int patient = row / variants, reversed = (row % variants) - 1;
            folds.AsSpan(patient * count, count).CopyTo(rows.AsSpan(row * count, count));
            if (reversed >= 0)
            {
                rows[(row * count) + reversed] = references[(patient * count) + reversed];
            }
        }

        return new LevelMatrix(symbols, rows);
    }
}
