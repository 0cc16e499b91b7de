namespace Anoikis.Studies.Calibration.Sampling;

/// <summary>A positive definite matrix of a few rows by its Cholesky factor, A = L L^T.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[,] _lower;

    /// <summary>Factorises; a pivot that rounding left at or below zero is lifted to a billionth of its diagonal element.</summary>
    public CholeskyFactor(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        _lower = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= _lower[i, k] * _lower[j, k];
                }

                _lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, (1e-9 * matrix[i, i]) + 1e-300)) : sum / _lower[j, j];
            }
        }
    }

    /// <summary>Rows.</summary>
    public int Size => _lower.GetLength(0);

    /// <summary>ln det L, half of ln det A.</summary>
    public double HalfLogDeterminant()
    {
        double sum = 0;
        for (int i = 0; i < Size; i++)
        {
            sum += Numerics.Elementary.PortableMath.Log(_lower[i, i]);
        }

        return sum;
    }

    /// <summary>L x.</summary>
    public double[] Times(ReadOnlySpan<double> x)
    {
        double[] y = new double[Size];
        for (int i = 0; i < y.Length; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                y[i] += _lower[i, k] * x[k];
            }
        }

        return y;
    }

    /// <summary>x^T A^-1 x.</summary>
    public double InverseForm(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[Size];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double value = x[i];
            for (int k = 0; k < i; k++)
            {
                value -= _lower[i, k] * y[k];
            }

            y[i] = value / _lower[i, i];
            sum += y[i] * y[i];
        }

        return sum;
    }

    /// <summary>Element (i, i) of A^-1.</summary>
    public double InverseDiagonal(int i)
    {
        Span<double> unit = stackalloc double[Size];
        unit[i] = 1;
        return InverseForm(unit);
    }
}
