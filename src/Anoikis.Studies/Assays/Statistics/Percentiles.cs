using Anoikis.Numerics.Intervals;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>Percentile intervals of bootstrap samples.</summary>
internal static class Percentiles
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

    private static double At(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int low = (int)place;
        double rest = place - low;
        return rest == 0 || sorted[low].Equals(sorted[Math.Min(low + 1, sorted.Length - 1)])
            ? sorted[low]
            : sorted[low] + (rest * (sorted[low + 1] - sorted[low]));
    }
}
