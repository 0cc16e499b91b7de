using Anoikis.Numerics.Intervals;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>Sums and differences of shares among the same cells in several dishes: what befell one cell in them is one observation.</summary>
internal static class PairedShares
{
    /// <summary>The share of one dish less that of another.</summary>
    public static Interval Difference(bool[] one, bool[] other, Confidence confidence)
        => Contrast(one.Length, cell => (one[cell] ? 1 : 0) - (other[cell] ? 1 : 0), confidence);

    /// <summary>
    /// The mean of a number of each cell between -1 and 1, with m +- sqrt(z^2 s^2 / n + (z^2 / 2n)^2): the second term is half the width of Wilson's interval at a share of 0 or 1, so that cells which
    /// are all alike leave an interval of their own size and not none; it ends at -1 and 1.
    /// </summary>
    public static Interval Contrast(int cells, Func<int, double> value, Confidence confidence)
    {
        if (cells == 0)
        {
            return Interval.None;
        }

        double sum = 0, squares = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            double v = value(cell);
            sum += v;
            squares += v * v;
        }

        double mean = sum / cells;
        Interval interval = WithVariance(mean, Math.Max(0, (squares / cells) - (mean * mean)), cells, confidence);
        return new Interval(mean, Math.Max(-1, interval.Lower), Math.Min(1, interval.Upper));
    }

    /// <summary>The interval of a smooth function of shares whose value for one cell (its influence) has a variance.</summary>
    public static Interval WithVariance(double value, double variance, int cells, Confidence confidence)
    {
        double z = confidence.NormalQuantile;
        double floor = z * z / (2.0 * cells);
        double half = Math.Sqrt((z * z * variance / cells) + (floor * floor));
        return new Interval(value, value - half, value + half);
    }
}
