using Anoikis.Numerics.Random;

namespace Anoikis.Survival.Imputation;

/// <summary>How gaps are filled.</summary>
public sealed record ImputationOptions
{
    /// <summary>Completed tables.</summary>
    public int Tables { get; init; } = 20;

    /// <summary>Rounds over all columns for each table.</summary>
    public int Rounds { get; init; } = 10;

    /// <summary>Donors of predictive mean matching.</summary>
    public int Donors { get; init; } = 5;

    /// <summary>Seed.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>
/// Multiple imputation by chained equations (van Buuren et al., Stat. Med. 18 (1999) 681): each column with gaps is drawn in turn given all others. Numbers come from rows of like prediction (predictive mean matching with a
/// draw of the regression's coefficients; Little, J. Bus. Econ. Stat. 6 (1988) 287), levels from a discriminant analysis of a bootstrap sample. The outcome belongs among the columns, as event and
/// Nelson-Aalen hazard (White and Royston, Stat. Med. 28 (2009) 1982).
/// </summary>
public static class ChainedEquations
{
    /// <summary>Completes a table several times.</summary>
    /// <param name="columns">Columns of equal length; each has at least one value.</param>
    /// <param name="options">How.</param>
    /// <returns>For each table, for each column, its values: observed ones unchanged.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a column has no value.</exception>
    public static IReadOnlyList<double[][]> Impute(IReadOnlyList<ImputedColumn> columns, ImputationOptions? options = null)
    {
        options ??= new ImputationOptions();
        int n = columns.Count == 0 ? 0 : columns[0].Values.Length;
        foreach (ImputedColumn column in columns)
        {
            if (column.Values.Length != n || column.Values.ToArray().All(double.IsNaN))
                throw new ArgumentException($"Column {column.Name} has another length, or no value at all.", nameof(columns));
        }

        List<double[][]> tables = [];
        for (int t = 0; t < options.Tables; t++)
        {
            tables.Add(Complete(columns, n, options, t));
        }

        return tables;
    }

    private static double[][] Complete(IReadOnlyList<ImputedColumn> columns, int n, ImputationOptions options, int table)
    {
        double[][] values = [.. columns.Select((c, j) => Filled(c, new RandomStream(options.Seed, (ulong)table, (uint)j)))];
        int[][] gaps = [.. columns.Select(c => Enumerable.Range(0, n).Where(i => double.IsNaN(c.Values[i])).ToArray())];
        int[] open = [.. Enumerable.Range(0, columns.Count).Where(j => gaps[j].Length > 0).OrderBy(j => gaps[j].Length)];
        for (int round = 0; round < options.Rounds && open.Length > 0; round++)
        {
            foreach (int j in open)
            {
                RandomStream random = new(options.Seed, (ulong)table, (uint)(((round + 1) * columns.Count) + j));
                double[][] predictors = Predictors(columns, values, j, n);
                int[] known = [.. Enumerable.Range(0, n).Except(gaps[j])];
                if (columns[j].Levels > 0)
                    DiscriminantDraw.Fill(predictors, values[j], known, gaps[j], columns[j].Levels, ref random);
                else
                    MeanMatching.Fill(predictors, values[j], known, gaps[j], options.Donors, ref random);
            }
        }

        return values;
    }

    // Gaps begin as values of other rows.
    private static double[] Filled(ImputedColumn column, RandomStream random)
    {
        double[] values = column.Values.ToArray();
        double[] known = [.. values.Where(v => !double.IsNaN(v))];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                values[i] = known[random.NextBelow(known.Length)];
        }

        return values;
    }

    // An intercept, numbers scaled to unit variance, and one column for each level but the first.
    private static double[][] Predictors(IReadOnlyList<ImputedColumn> columns, double[][] values, int left, int n)
    {
        List<double[]> parts = [[.. Enumerable.Repeat(1.0, n)]];
        for (int j = 0; j < columns.Count; j++)
        {
            if (j == left)
                continue;
            if (columns[j].Levels == 0)
            {
                double mean = values[j].Average();
                double sd = Math.Sqrt(values[j].Average(v => (v - mean) * (v - mean)));
                if (sd > 0)
                    parts.Add([.. values[j].Select(v => (v - mean) / sd)]);
            }

            for (int level = 1; level < columns[j].Levels; level++)
            {
                parts.Add([.. values[j].Select(v => v == level ? 1.0 : 0.0)]);
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => parts.Select(p => p[i]).ToArray())];
    }
}
