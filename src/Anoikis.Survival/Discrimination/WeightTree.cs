namespace Anoikis.Survival.Discrimination;

/// <summary>Sums of weights over ranks: adding, and the sum below a rank, take time logarithmic in the number of ranks (Fenwick, Softw. Pract. Exp. 24 (1994) 327).</summary>
internal sealed class WeightTree(int ranks)
{
    private readonly double[] _partial = new double[ranks + 1];
    private readonly double[] _own = new double[ranks];

    /// <summary>The sum of all weights.</summary>
    public double Total { get; private set; }

    public void Clear()
    {
        Array.Clear(_partial);
        Array.Clear(_own);
        Total = 0;
    }

    public void Add(int rank, double weight)
    {
        Total += weight;
        _own[rank] += weight;
        for (int i = rank + 1; i < _partial.Length; i += i & -i)
        {
            _partial[i] += weight;
        }
    }

    /// <summary>Weight at a rank.</summary>
    public double At(int rank) => _own[rank];

    /// <summary>Weight below a rank.</summary>
    public double Below(int rank)
    {
        double sum = 0;
        for (int i = rank; i > 0; i -= i & -i)
        {
            sum += _partial[i];
        }

        return sum;
    }
}
