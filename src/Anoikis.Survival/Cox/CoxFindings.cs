using System.Globalization;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Cox;

/// <summary>What a reader of a Cox model must be told: columns left out, estimates at infinity, too few events.</summary>
public static class CoxFindings
{
    /// <summary>Adds the warnings that a fit gives cause for.</summary>
    public static void Add(CoxFit fit, FindingList findings)
    {
        if (fit.Dependent.Count > 0)
            findings.Warning($"{string.Join(", ", fit.Dependent)}: constant, or a combination of the columns before; left out, without an estimate");
        if (fit.Infinite.Count > 0)
            findings.Warning($"{string.Join(", ", fit.Infinite)}: the estimate runs to infinity because the column separates those with the event from those without; its error and p mean nothing, a profile interval or a penalised model does");
        if (!fit.Converged)
            findings.Warning(string.Create(CultureInfo.InvariantCulture, $"the likelihood did not reach its maximum in {fit.Iterations} steps"));
        EventsPerColumn.Check(fit.Events, fit.Columns.Length, findings);
    }
}
