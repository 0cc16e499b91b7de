using Anoikis.Numerics.Intervals;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>
/// How far two stimuli together kill more than they would independently (Bliss, Ann. Appl. Biol. 26 (1939) 585): E = f12 - (f1 + f2 - f1 f2) with f = 1 - v / v0, so that
/// E = v1 v2 / v0^2 - v12 / v0 for the shares alive v0 (neither), v1, v2 (one each), v12 (both). Above 0 is synergy.
/// </summary>
internal static class BlissExcess
{
    /// <summary>The excess with its interval by the delta method; the four outcomes of one cell are one observation, so that what they share is not counted as chance.</summary>
    /// <param name="neither">Whether each cell lives under neither.</param>
    /// <param name="first">Under the first alone.</param>
    /// <param name="second">Under the second alone.</param>
    /// <param name="both">Under both.</param>
    /// <param name="confidence">Level of the interval.</param>
    public static Interval Of(bool[] neither, bool[] first, bool[] second, bool[] both, Confidence confidence)
    {
        int n = neither.Length;
        double v0 = Share(neither), v1 = Share(first), v2 = Share(second), v12 = Share(both);
        if (n == 0 || v0 == 0)
        {
            return Interval.None;
        }

        double excess = (v1 * v2 / (v0 * v0)) - (v12 / v0);
        (double d0, double d1, double d2, double d12) = Slopes(v0, v1, v2, v12);
        double squares = 0;
        for (int i = 0; i < n; i++)
        {
            double influence = (d0 * (One(neither[i]) - v0)) + (d1 * (One(first[i]) - v1)) + (d2 * (One(second[i]) - v2)) + (d12 * (One(both[i]) - v12));
            squares += influence * influence;
        }

        return PairedShares.WithVariance(excess, squares / n, n, confidence);
    }

    /// <summary>The mean excess over all dishes of a matrix that have both stimuli, its interval likewise.</summary>
    /// <param name="alive">Whether each cell lives, by dish: rows of the first stimulus, columns of the second, rest first.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="confidence">Level of the interval.</param>
    public static Interval Mean(bool[][] alive, int rows, int columns, Confidence confidence)
    {
        int n = alive[0].Length;
        double v0 = n == 0 ? 0 : Share(alive[0]);
        if (v0 == 0)
        {
            return Interval.None;
        }

        double[] shares = [.. alive.Select(Share)];
        double[] influences = new double[n];
        double sum = 0;
        double part = 1.0 / ((rows - 1) * (columns - 1));
        for (int i = 1; i < rows; i++)
        {
            for (int j = 1; j < columns; j++)
            {
                (int first, int second, int both) = (i * columns, j, (i * columns) + j);
                (double v1, double v2, double v12) = (shares[first], shares[second], shares[both]);
                sum += part * ((v1 * v2 / (v0 * v0)) - (v12 / v0));
                (double d0, double d1, double d2, double d12) = Slopes(v0, v1, v2, v12);
                for (int cell = 0; cell < n; cell++)
                {
                    influences[cell] += part * ((d0 * (One(alive[0][cell]) - v0)) + (d1 * (One(alive[first][cell]) - v1)) + (d2 * (One(alive[second][cell]) - v2)) + (d12 * (One(alive[both][cell]) - v12)));
                }
            }
        }

        return PairedShares.WithVariance(sum, influences.Sum(f => f * f) / n, n, confidence);
    }

    private static (double D0, double D1, double D2, double D12) Slopes(double v0, double v1, double v2, double v12)
        => ((v12 / (v0 * v0)) - (2 * v1 * v2 / (v0 * v0 * v0)), v2 / (v0 * v0), v1 / (v0 * v0), -1 / v0);

    private static double Share(bool[] alive) => (double)alive.Count(a => a) / alive.Length;

    private static double One(bool alive) => alive ? 1 : 0;
}
