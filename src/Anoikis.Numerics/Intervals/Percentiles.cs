namespace Anoikis.Numerics.Intervals;

/// <summary>Percentiles of samples, and the intervals that bootstrap samples and draws give by them.</summary>
public static class Percentiles
{
    /// <summary>The interval between the (1 - level)/2 points on both sides of the samples that are numbers; infinite values count as such. None where fewer than nine in ten are.</summary>
    public static Interval Of(double value, IEnumerable<double> samples, Confidence confidence)
    {
        double[] all = [.. samples];
        double[] known = [.. all.Where(s => !double.IsNaN(s)).Order()];
        if (double.IsNaN(value) || known.Length == 0 || known.Length < 0.9 * all.Length)
        {
            return double.IsNaN(value) ? Interval.None : new Interval(value, double.NaN, double.NaN);
        }

        double tail = 0.5 * (1 - confidence.Level);
        return new Interval(value, At(known, tail), At(known, 1 - tail));
    }

    /// <summary>The point that has a share of sorted numbers below it, between neighbours in proportion (R's type 7); NaN of no numbers.</summary>
    /// <param name="sorted">Numbers in rising order.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double At(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        double place = share * (sorted.Length - 1);
        int low = (int)place;
        double rest = place - low;
        return rest == 0 || sorted[low].Equals(sorted[Math.Min(low + 1, sorted.Length - 1)])
            ? sorted[low]
            : sorted[low] + (rest * (sorted[low + 1] - sorted[low]));
    }
}
