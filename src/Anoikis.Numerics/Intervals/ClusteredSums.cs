using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Intervals;

/// <summary>
/// Weighted sums over independent clusters, and the ratio of two of them with its interval. A cluster is a founder: the
/// replicates that weighted splitting makes of it are not independent of one another.
/// </summary>
/// <remarks>
/// For R = sum y_c / sum x_c over k clusters the linearised variance is v = k/(k - 1) sum (y_c - R x_c)^2 / (sum x_c)^2
/// (Cochran, Sampling Techniques, 3rd ed. 1977, 6.3 and 9A). Mergeable, so that ranges of cells can be added up.
/// </remarks>
/// <param name="Clusters">Clusters added.</param>
/// <param name="Exposed">Clusters with x &gt; 0.</param>
/// <param name="Y">Sum of y.</param>
/// <param name="X">Sum of x.</param>
/// <param name="YY">Sum of y squared.</param>
/// <param name="XY">Sum of x y.</param>
/// <param name="XX">Sum of x squared.</param>
public readonly record struct ClusteredSums(long Clusters, long Exposed, double Y, double X, double YY, double XY, double XX)
{
    /// <summary>R, NaN without x.</summary>
    public double Ratio => X > 0.0 ? Y / X : double.NaN;

    /// <summary>Linearised variance of R; infinite for a single cluster.</summary>
    public double Variance
    {
        get
        {
            double ratio = Ratio;
            double squares = Math.Max(0.0, YY - (2.0 * ratio * XY) + (ratio * ratio * XX));
            return Clusters > 1 ? Clusters / (Clusters - 1.0) * squares / (X * X) : double.PositiveInfinity;
        }
    }

    /// <summary>The sums with one more cluster: its weighted counts y and x, both at least 0.</summary>
    public ClusteredSums With(double y, double x)
    {
        if (!(y >= 0.0 && double.IsFinite(y)))
            throw new ArgumentOutOfRangeException(nameof(y), y, "A weighted count is zero or positive, and finite.");
        if (!(x >= 0.0 && double.IsFinite(x)))
            throw new ArgumentOutOfRangeException(nameof(x), x, "A weighted count is zero or positive, and finite.");
        return new(Clusters + 1, Exposed + (x > 0.0 ? 1 : 0), Y + y, X + x, YY + (y * y), XY + (x * y), XX + (x * x));
    }

    /// <summary>Both sums together.</summary>
    public static ClusteredSums operator +(ClusteredSums a, ClusteredSums b)
        => new(a.Clusters + b.Clusters, a.Exposed + b.Exposed, a.Y + b.Y, a.X + b.X, a.YY + b.YY, a.XY + b.XY, a.XX + b.XX);

    /// <summary>
    /// R e^(+-t sqrt(v)/R), the interval on the logarithmic scale, with Student's t of k - 1 degrees; for ratios that may
    /// pass 1. Where nothing was counted (R = 0) the upper end is that of a Poisson count of zero: -ln((1 - level)/2)
    /// clusters' mean weight, over X.
    /// </summary>
    public Interval RatioInterval(Confidence confidence)
    {
        if (!(X > 0.0))
            return Interval.None;
        if (Y == 0.0)
            return new Interval(0.0, 0.0, -PortableMath.Log(0.5 * (1.0 - confidence.Level)) / Exposed);
        if (Clusters < 2)
            return new Interval(Ratio, 0.0, double.PositiveInfinity);
        double factor = PortableMath.Exp(confidence.StudentQuantile(Clusters - 1) * Math.Sqrt(Variance) / Ratio);
        return new Interval(Ratio, Ratio / factor, Ratio * factor);
    }

    /// <summary>
    /// Wilson's interval for a proportion (y_c &lt;= x_c in every cluster) at the effective number R (1 - R)/v of trials
    /// (Dean and Pagano, Surv. Stat. Methodol. 3 (2015) 484), or the exposed clusters where all or none succeeded.
    /// </summary>
    public Interval ProportionInterval(Confidence confidence)
    {
        if (!(X > 0.0))
            return Interval.None;
        double ratio = Math.Min(1.0, Ratio);
        return WilsonInterval.OfProportion(ratio, EffectiveTrials(ratio), confidence);
    }

    /// <summary>v over the variance that X independent trials would have, R (1 - R)/X: what weights and clusters cost.</summary>
    public double DesignEffect => Variance * X / (Ratio * (1.0 - Ratio));

    private double EffectiveTrials(double ratio)
    {
        double spread = ratio * (1.0 - ratio);
        double variance = Variance;
        return spread > 1e-14 && variance > 0.0 && double.IsFinite(variance) ? spread / variance : Exposed;
    }
}
