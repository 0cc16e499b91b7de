using Anoikis.Studies.Results;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>What could not be computed.</summary>
internal static class FailuresSection
{
    public static void Write(HtmlWriter page, RunRecord run, RunSummary summary)
    {
        page.Section("failures", "What could not be computed");
        page.Element(
            "p",
            summary.FailedCells == 0
                ? "Nothing: the numbers of every cell were computed to its end."
                : $"The numbers of {ReportNumbers.Whole(summary.FailedCells)} {(summary.FailedCells == 1 ? "cell" : "cells")} could not be computed to the end. They count neither as alive nor as dead, and are left out of the simulated quantities, of what is counted and of what it is divided by.",
            summary.FailedCells == 0 ? null : "warning");
        page.Table(
            ["How the integration of a cell came to a stop", "#Times"],
            run.Manifest.LaneStatuses.Select(s => (IReadOnlyList<string>)[s.Key, ReportNumbers.Whole(s.Value)]));
        page.Element("p", $"The integration took {ReportNumbers.Whole(run.Manifest.LaneSteps)} steps{(run.Manifest.PivotingSteps is { } pivoting ? $" ({ReportNumbers.Whole(pivoting)} tried with row exchanges)" : "")} at a relative tolerance of {Plots.LogAxis.Figures(run.Manifest.RelativeTolerance)} and an absolute one of {Plots.LogAxis.Figures(run.Manifest.AbsoluteTolerance)} copies.", "note");
        page.Close("section");
    }
}
