namespace Anoikis.Survival.Linear;

/// <summary>
/// A = L D L' of a symmetric, positive semidefinite matrix without exchanges. A row whose pivot falls to a small part of its diagonal depends on the rows
/// before it: it is left out, and its entries of solutions and of the generalised inverse are 0 (Searle, Linear Models, 1971, 1.5).
/// </summary>
internal sealed class SymmetricFactor
{
    private readonly double[,] _lower;
    private readonly double[] _pivot;

    /// <summary>Factorises; the upper triangle is not read.</summary>
    public SymmetricFactor(double[,] matrix, double tolerance = 1e-11)
    {
        int n = matrix.GetLength(0);
        _lower = new double[n, n];
        _pivot = new double[n];
        for (int j = 0; j < n; j++)
        {
            double pivot = matrix[j, j];
            for (int k = 0; k < j; k++)
            {
                pivot -= _lower[j, k] * _lower[j, k] * _pivot[k];
            }

            _lower[j, j] = 1.0;
            if (!(pivot > tolerance * matrix[j, j]) || !(matrix[j, j] > double.MinValue))
                continue;
            _pivot[j] = pivot;
            Rank++;
            for (int i = j + 1; i < n; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= _lower[i, k] * _lower[j, k] * _pivot[k];
                }

                _lower[i, j] = sum / pivot;
            }
        }
    }

    /// <summary>Rows that do not depend on rows before them.</summary>
    public int Rank { get; }

    /// <summary>Whether a row depends on the rows before it.</summary>
    public bool IsDependent(int row) => _pivot[row] == 0.0;

    /// <summary>x with A x = b; 0 for dependent rows.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        int n = _pivot.Length;
        double[] x = right.ToArray();
        for (int i = 0; i < n; i++)
        {
            if (_pivot[i] == 0.0)
            {
                x[i] = 0.0;
                continue;
            }

            for (int k = 0; k < i; k++)
            {
                x[i] -= _lower[i, k] * x[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            if (_pivot[i] == 0.0)
                continue;
            x[i] /= _pivot[i];
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= _lower[k, i] * x[k];
            }
        }

        return x;
    }

    /// <summary>The inverse, with rows and columns of 0 for dependent rows.</summary>
    public double[,] Inverse()
    {
        int n = _pivot.Length;
        double[,] inverse = new double[n, n];
        double[] unit = new double[n];
        for (int j = 0; j < n; j++)
        {
            if (_pivot[j] == 0.0)
                continue;
            Array.Clear(unit);
            unit[j] = 1.0;
            double[] column = Solve(unit);
            for (int i = 0; i < n; i++)
            {
                inverse[i, j] = column[i];
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                inverse[i, j] = inverse[j, i] = 0.5 * (inverse[i, j] + inverse[j, i]);
            }
        }

        return inverse;
    }

    /// <summary>b' A^-1 b.</summary>
    public double QuadraticForm(ReadOnlySpan<double> b)
    {
        double[] x = Solve(b);
        double sum = 0.0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * b[i];
        }

        return sum;
    }
}
