using Anoikis.Numerics.Intervals;

namespace Anoikis.Survival.Curves;

/// <summary>A survival curve: a step function that is 1 before its first time, with pointwise intervals.</summary>
public class SurvivalCurve
{
    private const double FlatTolerance = 1.4901161193847656e-8;
    private readonly double[] _time;
    private readonly double[] _survival;
    private readonly double[] _lower;
    private readonly double[] _upper;

    /// <summary>A curve of given values.</summary>
    protected SurvivalCurve(double[] time, double[] survival, double[] logError, double[] lower, double[] upper, double[] atRisk, double[] events)
    {
        (_time, _survival, _lower, _upper) = (time, survival, lower, upper);
        (LogError, AtRisk, Events) = (logError, atRisk, events);
    }

    /// <summary>Times of steps, rising.</summary>
    public IReadOnlyList<double> Time => _time;

    /// <summary>S at and after each time.</summary>
    public IReadOnlyList<double> Survival => _survival;

    /// <summary>Standard error of ln S; infinite where S is 0.</summary>
    public IReadOnlyList<double> LogError { get; }

    /// <summary>Lower ends; NaN where the scale has no value.</summary>
    public IReadOnlyList<double> Lower => _lower;

    /// <summary>Upper ends; NaN where the scale has no value.</summary>
    public IReadOnlyList<double> Upper => _upper;

    /// <summary>Weight at risk just before each time.</summary>
    public IReadOnlyList<double> AtRisk { get; }

    /// <summary>Weight of the events at each time.</summary>
    public IReadOnlyList<double> Events { get; }

    /// <summary>S(t).</summary>
    public double SurvivalAt(double time) => Data.OrderedSearch.CountAtMost(_time, time) is var k && k > 0 ? _survival[k - 1] : 1.0;

    /// <summary>S(t-), just before a time.</summary>
    public double SurvivalBefore(double time) => Data.OrderedSearch.CountBelow(_time, time) is var k && k > 0 ? _survival[k - 1] : 1.0;

    /// <summary>S(t) with its interval.</summary>
    public Interval At(double time) => Data.OrderedSearch.CountAtMost(_time, time) is var k && k > 0 ? new Interval(_survival[k - 1], _lower[k - 1], _upper[k - 1]) : new Interval(1, 1, 1);

    /// <summary>
    /// The time by which a part p has had the event: the first with S &lt;= 1 - p; where S equals 1 - p over a stretch, its middle. Its interval is of the times at which the curve's
    /// interval crosses 1 - p (Brookmeyer and Crowley, Biometrics 38 (1982) 29). NaN where a curve never gets so low.
    /// </summary>
    public Interval Quantile(double p) => new(Crossing(_survival, p), Crossing(_lower, p), Crossing(_upper, p));

    internal static SurvivalCurve Of(double[] time, double[] survival, double[] logError, double[] atRisk, double[] events, ConfidenceType type, double level)
    {
        (double[] lower, double[] upper) = Limits(survival, logError, type, level);
        return new SurvivalCurve(time, survival, logError, lower, upper, atRisk, events);
    }

    internal static (double[] Lower, double[] Upper) Limits(double[] survival, double[] logError, ConfidenceType type, double level)
    {
        double z = new Confidence(level).NormalQuantile;
        double[] lower = new double[survival.Length];
        double[] upper = new double[survival.Length];
        for (int k = 0; k < survival.Length; k++)
        {
            (lower[k], upper[k]) = Limit(survival[k], logError[k] * z, type);
        }

        return (lower, upper);
    }

    private static (double Lower, double Upper) Limit(double s, double spread, ConfidenceType type)
    {
        switch (type)
        {
            case ConfidenceType.Plain:
                double width = s == 0 ? double.NaN : s * spread;
                return (Math.Max(s - width, 0), Math.Min(s + width, 1));
            case ConfidenceType.Log:
                return s == 0 ? (double.NaN, double.NaN) : (s * Math.Exp(-spread), Math.Min(s * Math.Exp(spread), 1));
            default:
                if (s is 0 or 1)
                    return (double.NaN, double.NaN);
                double logLog = Math.Log(-Math.Log(s));
                double half = -spread / Math.Log(s);
                return (Math.Exp(-Math.Exp(logLog + half)), Math.Exp(-Math.Exp(logLog - half)));
        }
    }

    private double Crossing(double[] values, double p)
    {
        double level = 1.0 - p;
        for (int k = 0; k < values.Length; k++)
        {
            if (!(values[k] < level + FlatTolerance))
                continue;
            if (Math.Abs(values[k] - level) >= FlatTolerance)
                return _time[k];
            for (int next = k + 1; next < values.Length; next++)
            {
                if (values[next] < level - FlatTolerance)
                    return 0.5 * (_time[k] + _time[next]);
            }

            return _time[k];
        }

        return double.NaN;
    }
}
