namespace Anoikis.Survival.Formulas;

/// <summary>A term's columns in a design matrix.</summary>
/// <param name="Label">The term as the formula names it.</param>
/// <param name="First">Its first column.</param>
/// <param name="Count">Its columns.</param>
public sealed record DesignTerm(string Label, int First, int Count);

/// <summary>The covariates of n subjects in p columns, stored row by row.</summary>
public sealed class DesignMatrix
{
    private readonly double[] _values;

    /// <summary>A matrix with names.</summary>
    /// <param name="values">n p numbers, row by row, all finite.</param>
    /// <param name="names">Names of the p columns.</param>
    /// <param name="terms">Terms in order; null when every column is a term.</param>
    /// <exception cref="ArgumentException">The length is no multiple of p, or a value is not finite.</exception>
    public DesignMatrix(double[] values, IReadOnlyList<string> names, IReadOnlyList<DesignTerm>? terms = null)
    {
        if (names.Count == 0 ? values.Length != 0 : values.Length % names.Count != 0)
            throw new ArgumentException("A design matrix has one value for each row and column.", nameof(values));
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException("Covariates are finite.", nameof(values));
        }

        _values = values;
        Names = names;
        Terms = terms ?? [.. names.Select((n, i) => new DesignTerm(n, i, 1))];
    }

    /// <summary>Columns' names: R's names of coefficients.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Which columns belong to which term.</summary>
    public IReadOnlyList<DesignTerm> Terms { get; }

    /// <summary>Rows; 0 when there are no columns.</summary>
    public int RowCount => Names.Count == 0 ? 0 : _values.Length / Names.Count;

    /// <summary>Columns.</summary>
    public int ColumnCount => Names.Count;

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The covariates of a subject.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Names.Count, Names.Count);

    /// <summary>A matrix of one column for each given array.</summary>
    public static DesignMatrix OfColumns(params IReadOnlyList<(string Name, double[] Values)> columns)
    {
        int p = columns.Count;
        int n = p == 0 ? 0 : columns[0].Values.Length;
        double[] values = new double[n * p];
        for (int j = 0; j < p; j++)
        {
            for (int i = 0; i < n; i++)
            {
                values[(i * p) + j] = columns[j].Values[i];
            }
        }

        return new DesignMatrix(values, [.. columns.Select(c => c.Name)]);
    }

    /// <summary>The covariates of some subjects, in the order given.</summary>
    public DesignMatrix Subset(ReadOnlySpan<int> rows)
    {
        int p = Names.Count;
        double[] values = new double[rows.Length * p];
        for (int i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * p, p));
        }

        return new DesignMatrix(values, Names, Terms);
    }

    /// <summary>x'b for each row.</summary>
    public double[] Times(ReadOnlySpan<double> coefficients)
    {
        double[] product = new double[RowCount];
        for (int i = 0; i < product.Length; i++)
        {
            ReadOnlySpan<double> row = Row(i);
            double sum = 0.0;
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] * coefficients[j];
            }

            product[i] = sum;
        }

        return product;
    }
}
