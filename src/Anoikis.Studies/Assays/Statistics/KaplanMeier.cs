using System.Collections.Immutable;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>A step of a survival curve.</summary>
/// <param name="Time">When it steps.</param>
/// <param name="Survival">S from then on.</param>
/// <param name="Lower">Lower end of its interval.</param>
/// <param name="Upper">Upper end of its interval.</param>
/// <param name="AtRisk">Those who were at risk just before.</param>
/// <param name="Events">Those to whom it happened then.</param>
internal readonly record struct SurvivalStep(double Time, double Survival, double Lower, double Upper, int AtRisk, int Events);

/// <summary>
/// The Kaplan-Meier estimate S(t) = product over t_i &lt;= t of (1 - d_i / n_i) (J. Am. Stat. Assoc. 53 (1958) 457) with Greenwood's variance, the interval taken on log(-log S).
/// </summary>
internal static class KaplanMeier
{
    /// <summary>The curve's steps, at the times at which something happened.</summary>
    /// <param name="observed">Times with whether it happened then (else it was last seen without it).</param>
    /// <param name="confidence">Level of the intervals.</param>
    public static ImmutableArray<SurvivalStep> Of(IEnumerable<(double Time, bool Happened)> observed, Confidence confidence)
    {
        (double Time, bool Happened)[] sorted = [.. observed.OrderBy(o => o.Time)];
        var steps = ImmutableArray.CreateBuilder<SurvivalStep>();
        double survival = 1, greenwood = 0;
        double z = confidence.NormalQuantile;
        for (int i = 0; i < sorted.Length;)
        {
            int same = i, events = 0;
            while (same < sorted.Length && sorted[same].Time.Equals(sorted[i].Time))
            {
                events += sorted[same++].Happened ? 1 : 0;
            }

            int risk = sorted.Length - i;
            if (events > 0)
            {
                survival *= 1 - ((double)events / risk);
                greenwood += risk > events ? (double)events / ((double)risk * (risk - events)) : double.PositiveInfinity;
                (double lower, double upper) = Ends(survival, greenwood, z);
                steps.Add(new SurvivalStep(sorted[i].Time, survival, lower, upper, risk, events));
            }

            i = same;
        }

        return steps.ToImmutable();
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

    private static (double Lower, double Upper) Ends(double survival, double greenwood, double z)
    {
        if (survival <= 0 || survival >= 1)
        {
            return (survival, survival);
        }

        double log = PortableMath.Log(survival);
        double width = PortableMath.Exp(z * Math.Sqrt(greenwood) / Math.Abs(log));
        return (PortableMath.Exp(log * width), PortableMath.Exp(log / width));
    }
}
