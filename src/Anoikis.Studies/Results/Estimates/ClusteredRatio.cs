namespace Anoikis.Studies.Results.Estimates;

/// <summary>
/// The ratio R = sum n_c / sum d_c over independent clusters c (founders; replicates of one founder are not independent), with its 95 % interval.
/// The variance is the linearised one, v = k/(k-1) sum (n_c - R d_c)^2 / (sum d_c)^2 over k clusters (Cochran 1977, Sampling Techniques, 6.3 and 9A).
/// A proportion (every 0 &lt;= n_c &lt;= d_c) has Wilson's interval at the effective number R (1 - R) / v of observations (Dean and Pagano 2015,
/// Survey Statistician), so it stays between 0 and 1 and has an upper end above 0 when nothing was seen; another ratio has R exp(+-1.96 sqrt(v) / R).
/// </summary>
public sealed class ClusteredRatio
{
    private double _numerator;
    private double _denominator;
    private double _squares;
    private double _products;
    private double _denominatorSquares;
    private long _clusters;
    private long _exposed;
    private bool _isProportion = true;

    /// <summary>Adds a cluster.</summary>
    /// <param name="numerator">Its weighted count above, at least 0.</param>
    /// <param name="denominator">Its weighted count below, at least 0.</param>
    public void Add(double numerator, double denominator)
    {
        _numerator += numerator;
        _denominator += denominator;
        _squares += numerator * numerator;
        _products += numerator * denominator;
        _denominatorSquares += denominator * denominator;
        _clusters++;
        _exposed += denominator > 0 ? 1 : 0;
        _isProportion &= numerator <= denominator * (1 + 1e-9);
    }

    /// <summary>The ratio and its interval; <see cref="Estimate.None"/> when the denominator is 0.</summary>
    public Estimate Estimate()
    {
        if (_denominator <= 0)
        {
            return Estimates.Estimate.None;
        }

        double ratio = _numerator / _denominator;
        double sum = Math.Max(0, _squares - (2 * ratio * _products) + (ratio * ratio * _denominatorSquares));
        double variance = _clusters > 1 ? _clusters / (double)(_clusters - 1) * sum / (_denominator * _denominator) : double.PositiveInfinity;
        Estimate estimate = _isProportion ? Wilson(ratio, variance) : LogNormal(ratio, variance);
        return estimate with { StandardError = double.IsFinite(variance) ? Math.Sqrt(variance) : double.NaN };
    }

    private Estimate Wilson(double ratio, double variance)
    {
        double spread = ratio * (1 - ratio);
        double size = spread > 1e-14 && variance > 0 ? Math.Max(spread / variance, 1e-9) : _exposed;
        const double z = StudentQuantile.Normal;
        double middle = ratio + (z * z / (2 * size));
        double half = z * Math.Sqrt(Math.Max(0, spread / size) + (z * z / (4 * size * size)));
        double scale = 1 + (z * z / size);
        double lower = ratio <= 0 ? 0 : Math.Max(0, (middle - half) / scale);
        double upper = ratio >= 1 - 1e-14 ? 1 : Math.Min(1, (middle + half) / scale);
        return new Estimate(ratio, lower, upper);
    }

    private static Estimate LogNormal(double ratio, double variance)
    {
        double factor = Math.Exp(StudentQuantile.Normal * Math.Sqrt(variance) / ratio);
        return new Estimate(ratio, ratio / factor, ratio * factor);
    }
}
