namespace Anoikis.Survival.Multiplicity;

/// <summary>Probabilities corrected for the number of tests.</summary>
public static class AdjustedP
{
    /// <summary>
    /// The smallest false discovery rate at which each test is rejected: the running minimum, from the largest p down, of p n/rank (Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995) 289). NaN stays NaN and does not
    /// count.
    /// </summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        int[] order = Known(p);
        double[] adjusted = [.. p.Select(_ => double.NaN)];
        double least = 1;
        for (int k = order.Length - 1; k >= 0; k--)
        {
            least = Math.Min(least, p[order[k]] * order.Length / (k + 1));
            adjusted[order[k]] = least;
        }

        return adjusted;
    }

    /// <summary>The smallest family-wise error at which each test is rejected: the running maximum of p (n - rank + 1) (Holm, Scand. J. Stat. 6 (1979) 65).</summary>
    public static double[] Holm(IReadOnlyList<double> p)
    {
        int[] order = Known(p);
        double[] adjusted = [.. p.Select(_ => double.NaN)];
        double most = 0;
        for (int k = 0; k < order.Length; k++)
        {
            most = Math.Max(most, Math.Min(1, p[order[k]] * (order.Length - k)));
            adjusted[order[k]] = most;
        }

        return adjusted;
    }

    private static int[] Known(IReadOnlyList<double> p)
    {
        foreach (double value in p)
        {
            if (value is < 0 or > 1)
                throw new ArgumentOutOfRangeException(nameof(p), value, "A probability lies between 0 and 1.");
        }

        return [.. Enumerable.Range(0, p.Count).Where(i => !double.IsNaN(p[i])).OrderBy(i => p[i])];
    }
}
