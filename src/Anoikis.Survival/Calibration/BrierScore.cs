using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Calibration;

/// <summary>
/// The mean squared error of predicted survival at t, with weights against censoring: S(t | x)^2/G(T-) for those dead by t, (1 - S(t | x))^2/G(t) for those who live beyond it (Graf et al.,
/// Stat. Med. 18 (1999) 2529). 0.25 is what a prediction of one half for everybody gets.
/// </summary>
public static class BrierScore
{
    /// <summary>The score at one time.</summary>
    /// <param name="times">Follow-up without late entries.</param>
    /// <param name="survival">Each subject's predicted probability to live beyond t.</param>
    /// <param name="time">t.</param>
    /// <exception cref="ArgumentException">Sizes differ, or there are late entries.</exception>
    public static double At(SurvivalTimes times, IReadOnlyList<double> survival, double time) => At(times, survival, time, CensoringCurve.Of(times));

    /// <summary>
    /// The integral of the score over times 0 to the horizon, divided by it; the trapezoid between the given times, the score being 0 at 0.
    /// </summary>
    /// <param name="times">Follow-up without late entries.</param>
    /// <param name="survivalAt">Predicted survival of all subjects at a time.</param>
    /// <param name="grid">Times, rising, above 0; the last is the horizon.</param>
    public static double Integrated(SurvivalTimes times, Func<double, IReadOnlyList<double>> survivalAt, IReadOnlyList<double> grid)
    {
        CensoringCurve censoring = CensoringCurve.Of(times);
        double before = 0;
        double last = 0;
        double area = 0;
        foreach (double time in grid)
        {
            double score = At(times, survivalAt(time), time, censoring);
            area += 0.5 * (score + before) * (time - last);
            (before, last) = (score, time);
        }

        return area / last;
    }

    private static double At(SurvivalTimes times, IReadOnlyList<double> survival, double time, CensoringCurve censoring)
    {
        if (survival.Count != times.Count || times.IsTruncated)
            throw new ArgumentException("There is one prediction for each subject, and no late entry.", nameof(survival));
        double alive = censoring.At(time);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < times.Count; i++)
        {
            double w = times.WeightOf(i);
            weights += w;
            if (times.Time[i] > time)
                sum += w * (1 - survival[i]) * (1 - survival[i]) / alive;
            else if (times.Event[i])
                sum += w * survival[i] * survival[i] / censoring.Before(times.Time[i]);
        }

        return sum / weights;
    }
}
