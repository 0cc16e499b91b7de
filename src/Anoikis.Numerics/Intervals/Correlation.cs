using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Intervals;

/// <summary>Pearson's correlation with Fisher's interval: atanh r +- z / sqrt(n - 3).</summary>
public static class Correlation
{
    /// <summary>The correlation of pairs; none below four of them.</summary>
    public static Interval Of(IReadOnlyList<(double X, double Y)> pairs, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count < 4)
        {
            return Interval.None;
        }

        double x = pairs.Average(p => p.X), y = pairs.Average(p => p.Y);
        double xy = pairs.Sum(p => (p.X - x) * (p.Y - y)), xx = pairs.Sum(p => (p.X - x) * (p.X - x)), yy = pairs.Sum(p => (p.Y - y) * (p.Y - y));
        if (xx == 0 || yy == 0)
        {
            return Interval.None;
        }

        double r = Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
        if (Math.Abs(r) > 1 - 1e-12)
        {
            return new Interval(r, r, r);
        }

        double middle = 0.5 * PortableMath.Log((1 + r) / (1 - r));
        double half = confidence.NormalQuantile / Math.Sqrt(pairs.Count - 3);
        return new Interval(r, Back(middle - half), Back(middle + half));
    }

    private static double Back(double z)
    {
        double e = PortableMath.Exp(2 * z);
        return (e - 1) / (e + 1);
    }
}
