using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Anoikis.Survival.Cox;

/// <summary>G = sum of c_i x_i x_i' over rows, in tiles of four rows by eight columns that stay in registers.</summary>
internal sealed unsafe class WeightedGram
{
    private const int Lanes = 4;
    private readonly int _stride;
    private readonly double[] _sum;

    /// <param name="stride">Length of a row, a multiple of 4.</param>
    public WeightedGram(int stride)
    {
        _stride = stride;
        _sum = new double[stride * stride];
    }

    /// <summary>Adds rows: few enough at a time that they stay in the nearest cache.</summary>
    public void Add(ReadOnlySpan<double> rows, ReadOnlySpan<double> factors)
    {
        fixed (double* x = rows, c = factors, g = _sum)
        {
            for (int j = 0; j < _stride; j += Lanes)
            {
                int k = 0;
                for (; k <= j && k + (2 * Lanes) <= _stride; k += 2 * Lanes)
                {
                    Tile(x, c, factors.Length, g + (j * _stride) + k, j, k, two: true);
                }

                if (k <= j)
                    Tile(x, c, factors.Length, g + (j * _stride) + k, j, k, two: false);
            }
        }
    }

    /// <summary>The sum's lower triangle, mirrored, of so many columns.</summary>
    public double[,] Matrix(int width)
    {
        double[,] matrix = new double[width, width];
        for (int j = 0; j < width; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                matrix[j, k] = matrix[k, j] = _sum[(j * _stride) + k];
            }
        }

        return matrix;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tile(double* x, double* c, int count, double* g, int j, int k, bool two)
    {
        Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (int i = 0; i < count; i++)
        {
            double* row = x + (i * (long)_stride);
            Vector256<double> near = Vector256.Load(row + k) * c[i];
            a0 += near * row[j];
            a1 += near * row[j + 1];
            a2 += near * row[j + 2];
            a3 += near * row[j + 3];
            if (!two)
                continue;
            Vector256<double> far = Vector256.Load(row + k + Lanes) * c[i];
            b0 += far * row[j];
            b1 += far * row[j + 1];
            b2 += far * row[j + 2];
            b3 += far * row[j + 3];
        }

        Store(g, a0, a1, a2, a3);
        if (two)
            Store(g + Lanes, b0, b1, b2, b3);
    }

    private void Store(double* g, Vector256<double> r0, Vector256<double> r1, Vector256<double> r2, Vector256<double> r3)
    {
        (Vector256.Load(g) + r0).Store(g);
        (Vector256.Load(g + _stride) + r1).Store(g + _stride);
        (Vector256.Load(g + (2 * _stride)) + r2).Store(g + (2 * _stride));
        (Vector256.Load(g + (3 * _stride)) + r3).Store(g + (3 * _stride));
    }
}
