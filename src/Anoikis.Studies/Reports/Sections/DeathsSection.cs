using Anoikis.Apoptosis.Networks;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>Deaths by step and cause over time.</summary>
internal static class DeathsSection
{
    public static void Write(HtmlWriter page, RunRecord run)
    {
        (double bin, var courses) = DeathCourses.Of(run.Deaths, run.Entities, run.Manifest.Cells);
        page.Section("deaths", "When, where and of what cells die");
        if (courses.Length == 0)
        {
            page.Element("p", "No single cell died or was lost in this run.");
        }
        else
        {
            page.Figure(
                DeathsPlot.Draw("plot-deaths", bin, run.Entities.Steps, courses),
                "How to read it: one panel a cause; the height of a bar is the share of the injected cells that died in that span of time, its colours the steps in which they were. Cells of colonies are not counted here. The panels' scales differ.");
        }

        double inColonies = Enumerable.Range(0, run.Deaths.Steps).Sum(step => run.Deaths.Total(step, DeathTally.CauseOf(DeathCause.Apoptosis), true));
        if (inColonies > 0)
        {
            page.Element("p", $"Besides, {ReportNumbers.Count(inColonies)} cells of colonies died by apoptosis (weighted; beyond a colony's cell cap their expected number).", "note");
        }

        page.Close("section");
    }
}
