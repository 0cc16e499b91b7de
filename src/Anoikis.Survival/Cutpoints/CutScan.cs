using Anoikis.Numerics.Random;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Cutpoints;

/// <summary>
/// The standardised sum of scores at or below each cut, the subjects standing in the order of their marker. With n_s subjects of stratum s, m_s of them at or below the cut, and scores centred within strata, the sum has
/// mean 0 and variance sum over s of m_s (n_s - m_s) / (n_s (n_s - 1)) sum of the stratum's squared scores, when scores are given at random within strata (Strasser and Weber, Math. Methods Stat. 8 (1999) 220).
/// </summary>
internal sealed class CutScan
{
    private const double Nothing = 1e-12;
    private readonly double[] _scores;
    private readonly int[][] _places;
    private readonly int[] _cuts;
    private readonly double[] _errors;

    /// <summary>Takes subjects in the order of their marker.</summary>
    /// <param name="scores">Their scores.</param>
    /// <param name="strata">Their strata, or null for one.</param>
    /// <param name="cuts">Numbers of subjects at or below each cut that may be made, rising.</param>
    public CutScan(double[] scores, RowGroups? strata, int[] cuts)
    {
        _places = [.. Enumerable.Range(0, strata?.Count ?? 1).Select(s => strata is null ? [.. Enumerable.Range(0, scores.Length)] : strata.RowsOf(s))];
        _scores = [.. scores];
        double[] spread = new double[_places.Length];
        for (int s = 0; s < _places.Length; s++)
        {
            int n = _places[s].Length;
            double mean = n == 0 ? 0 : _places[s].Average(i => scores[i]);
            foreach (int i in _places[s])
            {
                _scores[i] -= mean;
            }

            spread[s] = n < 2 ? 0 : _places[s].Sum(i => _scores[i] * _scores[i]) / (n * (n - 1.0));
        }

        double[] variances = Variances(strata?.Codes ?? new int[scores.Length], spread, cuts);
        // A cut that leaves every stratum whole has variance 0, but for rounding, and says nothing.
        double least = Nothing * _places.Zip(spread, (p, v) => p.Length * (double)p.Length * v).Sum();
        int[] told = [.. Enumerable.Range(0, cuts.Length).Where(k => variances[k] > least)];
        (_cuts, _errors) = ([.. told.Select(k => cuts[k])], [.. told.Select(k => Math.Sqrt(variances[k]))]);
    }

    /// <summary>Whether some cut divides some stratum in which scores differ.</summary>
    public bool HasCut => _cuts.Length > 0;

    /// <summary>Gives scores to other subjects of the same stratum at random.</summary>
    public void Permute(ref RandomStream random)
    {
        foreach (int[] places in _places)
        {
            for (int i = places.Length - 1; i > 0; i--)
            {
                int j = (int)random.NextBelow(i + 1);
                (_scores[places[i]], _scores[places[j]]) = (_scores[places[j]], _scores[places[i]]);
            }
        }
    }

    /// <summary>The largest absolute value over all cuts, and the subjects at or below its cut.</summary>
    public (double Statistic, int Cut) Largest()
    {
        double sum = 0;
        int at = 0;
        (double Statistic, int Cut) best = (-1, 0);
        for (int k = 0; k < _cuts.Length; k++)
        {
            for (; at < _cuts[k]; at++)
            {
                sum += _scores[at];
            }

            double statistic = Math.Abs(sum) / _errors[k];
            if (statistic > best.Statistic)
                best = (statistic, _cuts[k]);
        }

        return best;
    }

    private double[] Variances(int[] stratum, double[] spread, int[] cuts)
    {
        int[] below = new int[_places.Length];
        double[] variances = new double[cuts.Length];
        double variance = 0;
        int at = 0;
        for (int k = 0; k < cuts.Length; k++)
        {
            for (; at < cuts[k]; at++)
            {
                // m (n - m) grows by n - 2 m - 1 with each subject.
                int s = stratum[at];
                variance += (_places[s].Length - (2.0 * below[s]) - 1) * spread[s];
                below[s]++;
            }

            variances[k] = variance;
        }

        return variances;
    }
}
