using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>The funnel and the table of steps.</summary>
internal static class FunnelSection
{
    public static void Write(HtmlWriter page, RunManifest run, RunSummary summary)
    {
        page.Section("funnel", "The funnel, step by step");
        page.Figure(
            FunnelPlot.Draw("plot-funnel", [.. summary.Steps.Select(s => new FunnelRow(s.Account.Step, s.Share.Value, s.Share.Lower, s.Share.Upper))]),
            "How to read it: each bar ends at the share of the injected cells that ever entered the step; the line through the dot is the 95 % interval over founding cells. The scale is logarithmic: one grid line is a factor of ten.");
        string[] causes = [.. summary.Steps.SelectMany(s => s.Other.Keys).Distinct().Where(c => summary.Steps.Any(s => s.Other.GetValueOrDefault(c) > 0))];
        bool independent = summary.Steps.Any(s => s.Account.CaspaseIndependent > 0);
        bool failed = summary.Steps.Any(s => s.Account.Failed > 0);
        page.Table(
            ["Step", "#Entered", "#Went on", "#Apoptosis", .. independent ? ["#Death without caspases"] : Array.Empty<string>(), .. causes.Select(c => $"#Lost: {c}"), "#Still there", .. failed ? ["#Not computed"] : Array.Empty<string>()],
            summary.Steps.Select(s => (IReadOnlyList<string>)
            [
                s.Account.Step,
                ReportNumbers.Count(s.Account.Entered),
                ReportNumbers.Count(s.Account.Advanced),
                ReportNumbers.Count(s.Account.Apoptosis),
                .. independent ? [ReportNumbers.Count(s.Account.CaspaseIndependent)] : Array.Empty<string>(),
                .. causes.Select(c => ReportNumbers.Count(s.Other.GetValueOrDefault(c))),
                ReportNumbers.Count(s.Account.StillThere),
                .. failed ? [ReportNumbers.Count(s.Account.Failed)] : Array.Empty<string>(),
            ]));
        page.Element("p", "Counts are founding cells, weighted where a rare step was split; a colony counts as the one cell that founded it.", "note");
        page.Open("dl", "steps");
        foreach (NamedPart step in run.Steps)
        {
            page.Element("dt", step.Name).Element("dd", step.Description);
        }

        page.Close("dl").Close("section");
    }
}
