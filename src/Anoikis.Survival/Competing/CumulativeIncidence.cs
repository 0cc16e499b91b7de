using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Competing;

/// <summary>
/// The probability to have ended by one cause until t with the other causes in force: F_k(t) = sum over times of S(t-) d_k/n (Aalen and Johansen, Scand. J. Stat. 5 (1978) 141). Its variance is the sum of
/// squared influences (w D_i)^2, D_i(t) = integral up to t of S(u-) dM_ik/n - (F_k(t) - F_k(u)) dM_i/(n - d), M the subject's events less those expected; without weights that is
/// the formula of Gaynor et al., J. Am. Stat. Assoc. 88 (1993) 400. Rows count in (start, time].
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

    /// <summary>Weight at risk just before each time.</summary>
    public IReadOnlyList<double> AtRisk { get; }

    /// <summary>Estimates the incidence of a cause.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="cause">Number of the cause, from 1.</param>
    public static CumulativeIncidence Estimate(CompetingTimes times, int cause)
    {
        SurvivalTimes own = times.CauseSpecific(cause);
        RiskTable table = RiskTable.Of(own);
        double[] ends = RiskTable.Of(times.Marked(c => c > 0)).Events;
        int steps = table.Time.Length;
        InfluenceSums sums = new(steps);
        double[] incidence = new double[steps];
        double[] endFactor = new double[steps];
        double[] before = new double[steps];
        double s = 1;
        double f = 0;
        for (int k = 0; k < steps; k++)
        {
            (double d, double dk, double n) = (ends[k], table.Events[k], table.AtRisk[k]);
            before[k] = s;
            f += dk > 0 ? s * dk / n : 0.0;
            // Where all who are left end, S is 0 and nothing later adds to F: the factor F(t) - F(u) is 0.
            endFactor[k] = d > 0 && n > d ? 1.0 / (n - d) : 0.0;
            double drift = d > 0 ? d / n * endFactor[k] : 0.0;
            sums.A[k + 1] = sums.A[k] - drift;
            sums.B[k + 1] = sums.B[k] - (drift * f) - (dk > 0 ? s * dk / (n * n) : 0.0);
            s *= d > 0 ? (n - d) / n : 1.0;
            incidence[k] = f;
        }

        for (int i = 0; i < times.Count; i++)
        {
            int leave = OrderedSearch.CountBelow(table.Time, times.Time[i]);
            bool ended = times.Cause[i] > 0;
            double step = ended ? endFactor[leave] : 0.0;
            double gain = times.Cause[i] == cause ? before[leave] / table.AtRisk[leave] : 0.0;
            int enter = times.IsTruncated ? OrderedSearch.CountAtMost(table.Time, times.Start[i]) : 0;
            sums.Add(enter, leave, times.WeightOf(i), step, (step * incidence[leave]) + gain);
        }

        return new CumulativeIncidence(times.CauseNames[cause - 1], times.Count, own.EventCount, table.Time, incidence, sums.Errors(incidence), table.AtRisk);
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
