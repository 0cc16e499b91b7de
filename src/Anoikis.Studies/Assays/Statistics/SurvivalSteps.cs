using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>A step of a survival curve.</summary>
/// <param name="Time">When it steps.</param>
/// <param name="Survival">S from then on.</param>
/// <param name="Lower">Lower end of its interval.</param>
/// <param name="Upper">Upper end of its interval.</param>
internal readonly record struct SurvivalStep(double Time, double Survival, double Lower, double Upper);

/// <summary>The Kaplan-Meier estimate as its steps, the interval taken on log(-log S); where S is 0 or 1 that scale has no value, and the interval is S itself.</summary>
internal static class SurvivalSteps
{
    /// <summary>The curve's steps, at the times at which something happened.</summary>
    /// <param name="observed">Times with whether it happened then (else it was last seen without it).</param>
    /// <param name="confidence">Level of the intervals.</param>
    public static ImmutableArray<SurvivalStep> Of(IEnumerable<(double Time, bool Happened)> observed, Confidence confidence)
    {
        (double Time, bool Happened)[] all = [.. observed];
        if (all.Length == 0)
        {
            return [];
        }

        KaplanMeierCurve curve = KaplanMeier.Estimate(
            new SurvivalTimes([.. all.Select(o => o.Time)], [.. all.Select(o => o.Happened)]), new CurveOptions { Type = ConfidenceType.LogLog, Level = confidence.Level });
        double End(double end, int step) => double.IsNaN(end) ? curve.Survival[step] : end;
        return
        [
            .. Enumerable.Range(0, curve.Time.Count).Where(i => curve.Events[i] > 0)
                .Select(i => new SurvivalStep(curve.Time[i], curve.Survival[i], End(curve.Lower[i], i), End(curve.Upper[i], i))),
        ];
    }

    /// <summary>S at a time.</summary>
    public static double At(ImmutableArray<SurvivalStep> steps, double time)
    {
        double survival = 1;
        foreach (SurvivalStep step in steps)
        {
            if (step.Time > time)
            {
                break;
            }

            survival = step.Survival;
        }

        return survival;
    }
}
