namespace Anoikis.Kinetics.Reference;

/// <summary>
/// P A = L U of a square matrix with partial pivoting. Storage is dense; the work skips zeros, so that a sparse matrix costs little more than
/// its fill.
/// </summary>
internal sealed class PivotedLu
{
    private readonly int _n;
    private readonly double[][] _rows;
    private readonly int[] _order;
    private readonly int[] _columns;
    private readonly double[] _work;

    public PivotedLu(int n)
    {
        _n = n;
        _rows = [.. Enumerable.Range(0, n).Select(_ => new double[n])];
        _order = new int[n];
        _columns = new int[n];
        _work = new double[n];
    }

    /// <summary>Row i of the matrix, to be filled before <see cref="TryFactor"/>.</summary>
    public double[] Row(int i) => _rows[i];

    /// <summary>Makes all entries 0 and undoes the exchange of rows.</summary>
    public void Clear()
    {
        for (int i = 0; i < _n; i++)
        {
            Array.Clear(_rows[i]);
            _order[i] = i;
        }
    }

    /// <summary>Factors in place; false when a pivot is 0 or not finite.</summary>
    public bool TryFactor()
    {
        for (int k = 0; k < _n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < _n; i++)
            {
                if (Math.Abs(_rows[i][k]) > Math.Abs(_rows[pivot][k]))
                {
                    pivot = i;
                }
            }

            (_rows[k], _rows[pivot]) = (_rows[pivot], _rows[k]);
            (_order[k], _order[pivot]) = (_order[pivot], _order[k]);
            double[] row = _rows[k];
            if (row[k] == 0 || !double.IsFinite(row[k]))
            {
                return false;
            }

            Eliminate(k, row);
        }

        return true;
    }

    /// <summary>Solves A x = b in place.</summary>
    public void Solve(double[] b)
    {
        for (int i = 0; i < _n; i++)
        {
            double[] row = _rows[i];
            double sum = b[_order[i]];
            for (int j = 0; j < i; j++)
            {
                sum -= row[j] * _work[j];
            }

            _work[i] = sum;
        }

        for (int i = _n - 1; i >= 0; i--)
        {
            double[] row = _rows[i];
            double sum = _work[i];
            for (int j = i + 1; j < _n; j++)
            {
                sum -= row[j] * b[j];
            }

            b[i] = sum / row[i];
        }
    }

    private void Eliminate(int k, double[] row)
    {
        int filled = 0;
        for (int j = k + 1; j < _n; j++)
        {
            if (row[j] != 0)
            {
                _columns[filled++] = j;
            }
        }

        for (int i = k + 1; i < _n; i++)
        {
            double[] target = _rows[i];
            if (target[k] == 0)
            {
                continue;
            }

            double factor = target[k] / row[k];
            target[k] = factor;
            for (int c = 0; c < filled; c++)
            {
                target[_columns[c]] -= factor * row[_columns[c]];
            }
        }
    }
}
