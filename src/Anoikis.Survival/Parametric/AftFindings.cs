using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Parametric;

/// <summary>What a reader of an accelerated failure time model must be told.</summary>
public static class AftFindings
{
    /// <summary>Adds the warnings that a fit gives cause for.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="events">Events it was fitted to.</param>
    /// <param name="findings">Gets the warnings.</param>
    public static void Add(AftFit fit, int events, FindingList findings)
    {
        if (fit.Dependent.Count > 0)
            findings.Warning($"{string.Join(", ", fit.Dependent)}: constant, or a combination of the columns before; left out, without an estimate");
        if (!fit.Converged)
            findings.Warning("the likelihood did not reach its maximum: the estimates mean nothing, and a column may separate those with the event from those without");
        EventsPerColumn.Check(events, fit.Coefficients.Count - 1 - fit.Dependent.Count, findings);
    }
}
