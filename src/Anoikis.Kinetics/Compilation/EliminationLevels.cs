namespace Anoikis.Kinetics.Compilation;

/// <summary>Which rows of an elimination may be worked on at the same time.</summary>
internal static class EliminationLevels
{
    /// <summary>
    /// A level for each row of a matrix that is eliminated from the first row to the last: one above the highest level of the rows that are eliminated from it,
    /// fill included. Rows of one level do not need each other.
    /// </summary>
    /// <param name="rows">The columns of each row's entries.</param>
    public static int[] Of(IReadOnlyList<IEnumerable<int>> rows)
    {
        var upper = new List<int>[rows.Count];
        int[] levels = new int[rows.Count];
        for (int k = 0; k < rows.Count; k++)
        {
            var columns = new SortedSet<int>(rows[k]);
            for (int j = 0; j < k; j++)
            {
                if (columns.Contains(j))
                {
                    columns.UnionWith(upper[j]);
                    levels[k] = Math.Max(levels[k], levels[j] + 1);
                }
            }

            upper[k] = [.. columns.Where(c => c > k)];
        }

        return levels;
    }
}
