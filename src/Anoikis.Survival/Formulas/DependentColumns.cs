using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Formulas;

/// <summary>Finds columns of a design that are constant, or combinations of an intercept and the columns before them.</summary>
internal static class DependentColumns
{
    private const double Tolerance = 1e-10;

    /// <summary>The columns that depend on none before them, rising.</summary>
    public static int[] Independent(DesignMatrix covariates)
    {
        int p = covariates.ColumnCount;
        int n = covariates.RowCount;
        double[] mean = new double[p];
        double[] scale = new double[p];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < p; j++)
            {
                mean[j] += covariates.Row(i)[j] / n;
            }
        }

        double[,] gram = new double[p, p];
        double[] centred = new double[p];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < p; j++)
            {
                centred[j] = covariates.Row(i)[j] - mean[j];
                for (int k = 0; k <= j; k++)
                {
                    gram[j, k] += centred[j] * centred[k] / n;
                }
            }
        }

        for (int j = 0; j < p; j++)
        {
            // What rounding leaves of a constant column is no variance.
            scale[j] = Math.Sqrt(gram[j, j]) > 1e-12 * Math.Abs(mean[j]) ? Math.Sqrt(gram[j, j]) : double.PositiveInfinity;
        }

        for (int j = 0; j < p; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                gram[j, k] /= scale[j] * scale[k];
            }
        }

        SymmetricFactor factor = new(gram, Tolerance);
        return [.. Enumerable.Range(0, p).Where(j => !factor.IsDependent(j))];
    }
}
