namespace Anoikis.Survival.Data;

/// <summary>Counts in rising numbers.</summary>
internal static class OrderedSearch
{
    /// <summary>How many are below a value.</summary>
    public static int CountBelow(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>How many are at most a value.</summary>
    public static int CountAtMost(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
