namespace Anoikis.Survival.Data;

/// <summary>Orders rows by time with a stable radix sort: linear in rows.</summary>
internal static class TimeOrder
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;

    /// <summary>Rows in rising order of key; rows of equal keys keep their order.</summary>
    public static int[] Ascending(ReadOnlySpan<double> keys)
    {
        int n = keys.Length;
        ulong[] bits = new ulong[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++)
        {
            // Adding 0 makes -0 equal to 0; flipping makes the bits of numbers order as the numbers do.
            long raw = BitConverter.DoubleToInt64Bits(keys[i] + 0.0);
            bits[i] = (ulong)(raw ^ ((raw >> 63) | long.MinValue));
            order[i] = i;
        }

        ulong[] otherBits = new ulong[n];
        int[] otherOrder = new int[n];
        int[] counts = new int[Buckets];
        for (int shift = 0; shift < 64; shift += Bits)
        {
            Array.Clear(counts);
            foreach (ulong key in bits)
            {
                counts[(int)(key >> shift) & (Buckets - 1)]++;
            }

            if (n == 0 || counts[(int)(bits[0] >> shift) & (Buckets - 1)] == n)
                continue;
            int sum = 0;
            for (int b = 0; b < Buckets; b++)
            {
                (counts[b], sum) = (sum, sum + counts[b]);
            }

            for (int i = 0; i < n; i++)
            {
                int place = counts[(int)(bits[i] >> shift) & (Buckets - 1)]++;
                otherBits[place] = bits[i];
                otherOrder[place] = order[i];
            }

            (bits, otherBits) = (otherBits, bits);
            (order, otherOrder) = (otherOrder, order);
        }

        return order;
    }

    /// <summary>Rows by group, then in rising order of key.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="group">Group of each row, 0 to <paramref name="groups"/> - 1; empty for one group.</param>
    /// <param name="groups">Number of groups.</param>
    public static int[] Ascending(ReadOnlySpan<double> keys, ReadOnlySpan<int> group, int groups)
    {
        int[] order = Ascending(keys);
        if (group.Length == 0 || groups < 2)
            return order;
        int[] next = new int[groups + 1];
        foreach (int g in group)
        {
            next[g + 1]++;
        }

        for (int g = 0; g < groups; g++)
        {
            next[g + 1] += next[g];
        }

        int[] grouped = new int[order.Length];
        foreach (int row in order)
        {
            grouped[next[group[row]]++] = row;
        }

        return grouped;
    }
}
