using System.Globalization;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>Findings as sentences.</summary>
internal static class ScoreText
{
    /// <summary>A p as people read it.</summary>
    public static string P(double p) => TableText.Probability(p);

    /// <summary>"1.21 (1.02 to 1.43)".</summary>
    public static string Ratio(Interval ratio) => ratio.IsKnown
        ? string.Create(CultureInfo.InvariantCulture, $"{Figures(ratio.Value)} ({Figures(ratio.Lower)} to {Figures(ratio.Upper)})")
        : "not estimated";

    /// <summary>What was found of a score, or that nothing was.</summary>
    public static string Finding(ScoreResult score, string outcome, bool severalScores)
    {
        HazardRatio ratio = score.Effect.Main;
        string adjusted = score.Effect.Adjusted is null ? "" : ", clinical factors in the model";
        string corrected = severalScores ? $" (p {P(score.AdjustedP)} after correction for the number of scores)" : "";
        string numbers = string.Create(
            CultureInfo.InvariantCulture, $"hazard ratio per SD {Ratio(ratio.Ratio)}{adjusted}, likelihood-ratio p {P(score.Effect.Added.P)}{corrected}; {ratio.Count:N0} patients, {ratio.Events:N0} events");
        return score.IsFinding
            ? $"{score.Plan.Name}: {(ratio.Ratio.Value > 1 ? "higher scores go with earlier" : "higher scores go with later")} {outcome}; {numbers}."
            : $"{score.Plan.Name}: no association with {outcome} was shown; {numbers}.";
    }

    /// <summary>What gives cause for care with a score's finding.</summary>
    public static IEnumerable<string> Cares(ScoreResult score)
    {
        if (score.IsFindingOnlyWhenSplit)
            yield return $"{score.Plan.Name}: p is {P(score.Cut.MedianP)} when patients are split at the median and {P(score.Effect.Alone.P)} for the score itself. The split throws away what patients on one side differ in and is one of many that might have been made; the score itself is the finding.";
        if (score.Effect.Linearity is { P: < PrognosisResult.Level } linearity)
            yield return $"{score.Plan.Name}: the log hazard is not a straight line in the score (spline against line, p {P(linearity.P)}): one ratio per SD does not tell it all; see the curve.";
        if (score.Effect.Hazards.P < PrognosisResult.Level)
            yield return $"{score.Plan.Name}: the hazard ratio changes with time (p {P(score.Effect.Hazards.P)}): it is an average over the follow-up.";
        if (score.Mapping is { Reliability: < 0.7 } mapping)
            yield return string.Create(CultureInfo.InvariantCulture, $"{score.Plan.Name}: {LogAxis.Percent(1 - mapping.Reliability)} of the score's variance is uncertainty of its markers.");
    }

    private static string Figures(double value) => double.IsPositiveInfinity(value) ? "infinity" : LogAxis.Figures(value);
}
