using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Competing;

/// <summary>
/// G(t-) H(t-) at each subject's own end: G the probability to be uncensored, H the probability to have entered by then. One who ended otherwise at T stays at risk at t with weight
/// G(t-) H(t-)/(G(T-) H(T-)) (Geskus, Biometrics 67 (2011) 39).
/// </summary>
internal static class ObservationWeights
{
    /// <summary>G as cmprsk has it: those who end otherwise at a time are at risk of censoring then.</summary>
    public static double[] WithEndsAtRisk(CompetingTimes times)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(times.Marked(c => c == 0));
        return Before(times, curve.SurvivalBefore);
    }

    /// <summary>G and H as finegray of R's survival has them: those who end at a time are no longer at risk of censoring then; case weights do not count.</summary>
    public static double[] Of(CompetingTimes times)
    {
        SurvivalTimes ends = times.Marked(c => c > 0);
        CensoringCurve censoring = CensoringCurve.Of(new SurvivalTimes(ends.Time, ends.Event, ends.Start));
        Func<double, double> entered = Entered(times);
        return Before(times, t => censoring.Before(t) * entered(t));
    }

    private static double[] Before(CompetingTimes times, Func<double, double> factor)
    {
        double[] before = new double[times.Count];
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = factor(times.Time[i]);
        }

        return before;
    }

    // H(t-), the Kaplan-Meier curve of entries in reversed time; 1 where all enter before the first end.
    private static Func<double, double> Entered(CompetingTimes times)
    {
        double first = times.Count == 0 ? 0 : times.Time.ToArray().Min();
        if (!times.IsTruncated || times.Start.ToArray().Max() <= first)
            return _ => 1.0;
        double[] entries = new double[times.Count];
        double[] ends = new double[times.Count];
        bool[] all = new bool[times.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            (entries[i], ends[i], all[i]) = (-times.Start[i], -times.Time[i], true);
        }

        KaplanMeierCurve reversed = KaplanMeier.Estimate(new SurvivalTimes(entries, all, ends));
        return t => reversed.SurvivalAt(-t);
    }
}
