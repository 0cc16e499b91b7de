namespace Anoikis.Survival.Data;

/// <summary>
/// Times that differ by rounding alone are one time: 0.1 + 0.2 and 0.3 are a tie. Two neighbours tie when they differ by at most 1.5e-8, absolutely
/// or relative to the mean size of the times; a run of such neighbours becomes its smallest.
/// </summary>
internal static class NearTies
{
    private const double Tolerance = 1.4901161193847656e-8;
    private const double LargestWhole = 1e7;

    /// <summary>Merges near ties of both arrays, which are of one set of clocks; starts may be empty. Returns how many distinct times there are, and how many after merging; 0 where there was nothing to look at.</summary>
    public static (int Before, int After) Merge(double[] times, double[] starts)
    {
        if (AreWhole(times) && AreWhole(starts))
            return (0, 0);
        double[] all = [.. times.Concat(starts).Where(double.IsFinite).Distinct()];
        Array.Sort(all);
        if (all.Length < 2)
            return (all.Length, all.Length);
        // Halves keep the sum of the largest doubles finite.
        double size = 2 * all.Sum(v => 0.5 * Math.Abs(v) / all.Length);
        Dictionary<double, double> replaced = [];
        double first = all[0];
        for (int i = 1; i < all.Length; i++)
        {
            double gap = all[i] - all[i - 1];
            if (gap > Tolerance && gap > Tolerance * size)
                first = all[i];
            else
                replaced[all[i]] = first;
        }

        Replace(times, replaced);
        Replace(starts, replaced);
        return (all.Length, all.Length - replaced.Count);
    }

    private static void Replace(double[] values, Dictionary<double, double> replaced)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (replaced.TryGetValue(values[i], out double merged))
                values[i] = merged;
        }
    }

    private static bool AreWhole(double[] values)
    {
        foreach (double value in values)
        {
            if (value != Math.Floor(value) || Math.Abs(value) > LargestWhole)
                return false;
        }

        return true;
    }
}
