namespace Anoikis.Kinetics.Compilation;

/// <summary>
/// A static elimination order for a sparse matrix with a full diagonal: at each step the diagonal pivot whose row and column promise the least
/// fill, (r - 1)(c - 1) after Markowitz (1957), then the shortest row, then the lowest index. The pivots stay on the diagonal because the step
/// matrix M/(gamma h) - J is dominated by it at the step sizes that accuracy allows; a pivot that is not shows at run time.
/// </summary>
internal static class MarkowitzOrdering
{
    /// <summary>The states in the order of elimination.</summary>
    /// <param name="size">Rows of the matrix.</param>
    /// <param name="entries">Positions of its off-diagonal entries; the diagonal counts as full.</param>
    public static int[] Of(int size, IEnumerable<(int Row, int Column)> entries)
    {
        HashSet<int>[] rows = Sets(size);
        HashSet<int>[] columns = Sets(size);
        foreach ((int row, int column) in entries.Where(e => e.Row != e.Column))
        {
            rows[row].Add(column);
            columns[column].Add(row);
        }

        var remaining = new SortedSet<int>(Enumerable.Range(0, size));
        int[] order = new int[size];
        for (int k = 0; k < size; k++)
        {
            int pivot = remaining.MinBy(i => ((long)rows[i].Count * columns[i].Count, rows[i].Count, i));
            order[k] = pivot;
            remaining.Remove(pivot);
            Eliminate(pivot, rows, columns);
        }

        return order;
    }

    private static void Eliminate(int pivot, HashSet<int>[] rows, HashSet<int>[] columns)
    {
        foreach (int row in columns[pivot])
        {
            rows[row].Remove(pivot);
            foreach (int column in rows[pivot])
            {
                if (row != column && rows[row].Add(column))
                {
                    columns[column].Add(row);
                }
            }
        }

        foreach (int column in rows[pivot])
        {
            columns[column].Remove(pivot);
        }
    }

    private static HashSet<int>[] Sets(int size) => [.. Enumerable.Range(0, size).Select(_ => new HashSet<int>())];
}
