namespace Anoikis.Survival.Formulas;

/// <summary>
/// A cubic spline that is linear beyond its outer knots t_1 and t_k. Besides x itself its columns are, for j = 1..k-2,
/// [(x - t_j)+^3 - (x - t_{k-1})+^3 (t_k - t_j)/(t_k - t_{k-1}) + (x - t_k)+^3 (t_{k-1} - t_j)/(t_k - t_{k-1})] / (t_k - t_1)^2
/// (Harrell, Regression Modeling Strategies, 2nd ed. 2015, 2.4.5).
/// </summary>
public sealed class RestrictedCubicSpline
{
    private readonly double[] _knots;

    /// <summary>A spline with given knots.</summary>
    /// <param name="knots">At least 3, rising.</param>
    /// <exception cref="ArgumentException">Fewer than 3 knots, or not rising.</exception>
    public RestrictedCubicSpline(IReadOnlyList<double> knots)
    {
        _knots = [.. knots];
        if (_knots.Length < 3)
            throw new ArgumentException("A restricted cubic spline has at least 3 knots.", nameof(knots));
        for (int i = 1; i < _knots.Length; i++)
        {
            if (!(_knots[i] > _knots[i - 1]))
                throw new ArgumentException("Knots rise.", nameof(knots));
        }
    }

    /// <summary>The knots.</summary>
    public IReadOnlyList<double> Knots => _knots;

    /// <summary>Columns: x and knots - 2 more.</summary>
    public int Width => _knots.Length - 1;

    /// <summary>
    /// Knots at evenly spaced quantiles: the outer two at 0.10 and 0.90 for 3 knots, 0.05 and 0.95 for 4 to 6, 0.025 and 0.975 above (Harrell's table 2.3); below
    /// 100 values the outer two are the fifth smallest and fifth largest. An end value that at least 5 % of the values share is a knot's place no quantile
    /// should fall on: the next value is the outer knot then, where no inner value is as common. Null when fewer than 3 distinct knots result.
    /// </summary>
    /// <param name="values">Values without missing ones.</param>
    /// <param name="count">Knots wanted, 3 or more.</param>
    public static RestrictedCubicSpline? AtQuantiles(ReadOnlySpan<double> values, int count)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double[] distinct = [.. sorted.Distinct()];
        if (sorted.Length < 6 || distinct.Length < 5)
            return null;
        double[] knots = distinct.Length - 2 <= count ? distinct[1..^1] : Spread(sorted, distinct, count);
        knots = [.. knots.Distinct().Order()];
        return knots.Length < 3 ? null : new RestrictedCubicSpline(knots);
    }

    /// <summary>The columns of one value; NaN gives NaN.</summary>
    public void Fill(double x, Span<double> columns)
    {
        double last = _knots[^1];
        double beforeLast = _knots[^2];
        double scale = (last - _knots[0]) * (last - _knots[0]);
        columns[0] = x;
        for (int j = 0; j < _knots.Length - 2; j++)
        {
            columns[j + 1] = (Cube(x - _knots[j]) + ((((beforeLast - _knots[j]) * Cube(x - last)) - ((last - _knots[j]) * Cube(x - beforeLast))) / (last - beforeLast))) / scale;
        }
    }

    private static double[] Spread(double[] sorted, double[] distinct, int count)
    {
        double outer = count > 6 ? 0.025 : count > 3 ? 0.05 : 0.1;
        const double Common = 0.05;
        double Share(double value) => (double)sorted.Count(v => v == value) / sorted.Length;
        List<double> first = [];
        List<double> last = [];
        double[] inner = sorted;
        if (distinct[1..^1].Max(Share) < Common)
        {
            if (Share(distinct[0]) >= Common)
            {
                first.Add(distinct[1]);
                inner = [.. inner.Where(v => v > distinct[1])];
            }

            if (Share(distinct[^1]) >= Common)
            {
                double end = inner.Where(v => v < inner[^1]).Max();
                last.Add(end);
                inner = [.. inner.Where(v => v < end)];
            }
        }

        int remaining = count - first.Count - last.Count;
        double lower = remaining == 2 ? 0.5 : outer;
        double[] knots = [.. Enumerable.Range(0, remaining).Select(i => Quantile(inner, remaining == 1 ? 0.5 : lower + (i * (1 - outer - lower) / (remaining - 1))))];
        if (inner.Length < 100 && inner.Length >= 5)
        {
            if (first.Count == 0)
                knots[0] = inner[4];
            if (last.Count == 0)
                knots[^1] = inner[^5];
        }

        return [.. first, .. knots, .. last];
    }

    /// <summary>Linear interpolation of the order statistics at 1 + (n - 1) p (Hyndman and Fan, Am. Stat. 50 (1996) 361, type 7).</summary>
    internal static double Quantile(double[] sorted, double p)
    {
        double place = (sorted.Length - 1) * p;
        int below = Math.Min((int)Math.Floor(place + 1e-12), sorted.Length - 1);
        double part = Math.Max(0, place - below);
        return part < 1e-12 ? sorted[below] : sorted[below] + (part * (sorted[below + 1] - sorted[below]));
    }

    private static double Cube(double x) => x > 0 ? x * x * x : 0;
}
