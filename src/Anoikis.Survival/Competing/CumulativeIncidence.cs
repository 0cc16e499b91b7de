using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Competing;

/// <summary>
/// The probability to have ended by one cause until t with the other causes in force: F_k(t) = sum over times of S(t-) d_k/n (Aalen and Johansen, Scand. J. Stat. 5 (1978) 141), and its variance
/// sum (F_k(t) - F_k(s))^2 d/(n (n - d)) + sum S(s-)^2 d_k (n - d_k)/n^3 - 2 sum (F_k(t) - F_k(s)) S(s-) d_k/n^2 (Gaynor et al., J. Am. Stat. Assoc. 88 (1993) 400).
/// </summary>
public sealed class CumulativeIncidence
{
    private readonly double[] _time;
    private readonly double[] _incidence;
    private readonly double[] _error;

    private CumulativeIncidence(string cause, int count, int events, double[] time, double[] incidence, double[] error, double[] atRisk)
        => (Cause, Count, Events, _time, _incidence, _error, AtRisk) = (cause, count, events, time, incidence, error, atRisk);

    /// <summary>The cause's name.</summary>
    public string Cause { get; }

    /// <summary>Subjects.</summary>
    public int Count { get; }

    /// <summary>Ends by the cause.</summary>
    public int Events { get; }

    /// <summary>All distinct ends of observation, rising.</summary>
    public IReadOnlyList<double> Time => _time;

    /// <summary>F_k at and after each time.</summary>
    public IReadOnlyList<double> Incidence => _incidence;

    /// <summary>Its standard error.</summary>
    public IReadOnlyList<double> StandardError => _error;

    /// <summary>At risk just before each time.</summary>
    public IReadOnlyList<double> AtRisk { get; }

    /// <summary>Estimates the incidence of a cause.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="cause">Number of the cause, from 1.</param>
    public static CumulativeIncidence Estimate(CompetingTimes times, int cause)
    {
        int[] order = TimeOrder.Ascending(times.Time);
        List<double> time = [];
        List<double> incidence = [];
        List<double> variance = [];
        List<double> atRisk = [];
        double s = 1;
        double f = 0;
        // Sums of a, a F and a F^2 with a = d/(n (n - d)); of b = S^2 d_k (n - d_k)/n^3; of c and c F with c = S d_k/n^2.
        double a = 0, af = 0, aff = 0, b = 0, c = 0, cf = 0;
        int events = 0;
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            double d = 0;
            double dk = 0;
            for (; to < order.Length && times.Time[order[to]] == times.Time[order[from]]; to++)
            {
                d += times.Cause[order[to]] > 0 ? 1 : 0;
                dk += times.Cause[order[to]] == cause ? 1 : 0;
            }

            double n = order.Length - from;
            f += s * dk / n;
            if (d > 0)
            {
                // Where all who are left end, S is 0 and nothing later adds to F: the term's factor F(t) - F(s) is 0.
                double step = n > d ? d / (n * (n - d)) : 0.0;
                a += step;
                af += step * f;
                aff += step * f * f;
                b += s * s * dk * (n - dk) / (n * n * n);
                c += s * dk / (n * n);
                cf += s * dk / (n * n) * f;
                s *= (n - d) / n;
                events += (int)dk;
            }

            time.Add(times.Time[order[from]]);
            incidence.Add(f);
            variance.Add((f * f * a) - (2 * f * af) + aff + b - (2 * ((f * c) - cf)));
            atRisk.Add(n);
            from = to;
        }

        return new CumulativeIncidence(times.CauseNames[cause - 1], times.Count, events, [.. time], [.. incidence], [.. variance.Select(v => Math.Sqrt(Math.Max(0, v)))], [.. atRisk]);
    }

    /// <summary>F_k(t) with its interval, symmetric on the scale of ln(-ln F).</summary>
    public Interval At(double time, double level = 0.95)
    {
        int k = OrderedSearch.CountAtMost(_time, time);
        if (k == 0 || _incidence[k - 1] is 0 or 1)
            return new Interval(k == 0 ? 0 : _incidence[k - 1], double.NaN, double.NaN);
        double f = _incidence[k - 1];
        double half = -new Confidence(level).NormalQuantile * _error[k - 1] / (f * Math.Log(f));
        return new Interval(f, Math.Pow(f, Math.Exp(half)), Math.Pow(f, Math.Exp(-half)));
    }
}
