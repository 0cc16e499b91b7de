using Anoikis.Numerics.Intervals;

namespace Anoikis.Studies.Results.Estimates;

/// <summary>
/// The ratio R = sum n_c / sum d_c over independent clusters c (founders; replicates of one founder are not independent), with its 95 % interval: that of a proportion as long as
/// every 0 &lt;= n_c &lt;= d_c, so that it stays between 0 and 1, otherwise that of a ratio (<see cref="ClusteredSums"/>).
/// </summary>
public sealed class ClusteredRatio
{
    private ClusteredSums _sums;
    private bool _isProportion = true;

    /// <summary>Adds a cluster.</summary>
    /// <param name="numerator">Its weighted count above, at least 0.</param>
    /// <param name="denominator">Its weighted count below, at least 0.</param>
    public void Add(double numerator, double denominator)
    {
        _sums = _sums.With(numerator, denominator);
        _isProportion &= numerator <= denominator * (1 + 1e-9);
    }

    /// <summary>The ratio and its interval; <see cref="Estimate.None"/> when the denominator is 0.</summary>
    public Estimate Estimate()
    {
        if (_sums.X <= 0)
        {
            return Estimates.Estimate.None;
        }

        Interval interval = _isProportion ? _sums.ProportionInterval(Confidence.Percent95) : _sums.RatioInterval(Confidence.Percent95);
        double variance = _sums.Variance;
        return new Estimate(interval.Value, interval.Lower, interval.Upper) { StandardError = double.IsFinite(variance) ? Math.Sqrt(variance) : double.NaN };
    }
}
