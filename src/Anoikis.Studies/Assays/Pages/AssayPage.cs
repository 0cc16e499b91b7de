using System.Globalization;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Reports.Sections;
using Anoikis.Studies.Results;

namespace Anoikis.Studies.Assays.Pages;

/// <summary>The report of an assay: one page that needs nothing but itself.</summary>
internal static class AssayPage
{
    /// <summary>The page.</summary>
    public static string Html(AssayOutcome outcome, RunManifest manifest)
    {
        HtmlWriter page = new();
        ReportPage.Open(page, manifest.Title);
        Title(page, outcome, manifest);
        Observed(page, outcome);
        foreach (FindingSection section in outcome.Evaluation.Sections)
        {
            SectionWriter.Write(page, section);
        }

        Conditions(page, outcome);
        ParametersSection.Write(page, manifest);
        ReproductionSection.Write(page, manifest);
        ReportPage.Close(page);
        return page.ToString();
    }

    private static void Title(HtmlWriter page, AssayOutcome outcome, RunManifest manifest)
    {
        AssayScenario scenario = outcome.Scenario;
        page.Open("header").Element("h1", manifest.Title);
        if (manifest.Description.Length > 0)
        {
            page.Element("p", manifest.Description, "lead");
        }

        page.Open("dl", "facts");
        Fact(page, "Assay", AssayKindText.Of(scenario.Kind));
        Fact(page, "Cells", $"{ReportNumbers.Whole(scenario.Cells)} of each clone in every dish, the same cells in all of them");
        Fact(page, scenario.Clones.Count() == 1 ? "Clone" : "Clones", string.Join(", ", scenario.Clones));
        Fact(page, "Conditions", scenario.Conditions.Count().ToString(CultureInfo.InvariantCulture));
        Fact(page, "Network", $"{manifest.Network.Name}: {manifest.Network.Description}");
        Fact(page, "Seed", manifest.Seed.ToString(CultureInfo.InvariantCulture));
        page.Close("dl").Close("header");
        if (outcome.Failed > 0)
        {
            page.Element("p", $"{ReportNumbers.Whole(outcome.Failed)} of {ReportNumbers.Whole(scenario.Courses)} courses of cells could not be computed. They count neither as dead nor as alive.", "warning");
        }

        if (manifest.Limits.Length > 0)
        {
            page.Open("aside", "limits").Element("strong", "Before reading this as biology").Open("ul");
            foreach (string limit in manifest.Limits)
            {
                page.Element("li", limit);
            }

            page.Close("ul").Close("aside");
        }
    }

    private static void Observed(HtmlWriter page, AssayOutcome outcome)
    {
        if (outcome.Scenario.Observed.IsEmpty)
        {
            return;
        }

        page.Section("observed", "Beside published numbers");
        (IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows) = ObservedText.Of(outcome);
        page.Table([head[0], head[1], "#" + head[2], "#" + head[3], "#" + head[4], "=" + head[5]], rows);
        page.Element("p", "A row with bounds is judged, one without is shown beside. Numbers of the assay stand with 95 % intervals, which tell what chance does among its cells and not whether the network is right.", "note");
        page.Close("section");
    }

    private static void Conditions(HtmlWriter page, AssayOutcome outcome)
    {
        page.Section("conditions", "Every dish");
        page.Element("p", "Times of death are those of the cells that died; switching is the time from a tenth to half of the cell's PARP cut; at rest are living cells none of whose marks of death holds at the end.", "note");
        page.Open("details").Element("summary", "Cells by clone and condition, to the end of the assay");
        SectionWriter.Table(page, outcome.Evaluation.Tables.First(t => t.Name == CommonFindings.Conditions));
        page.Close("details").Close("section");
    }

    private static void Fact(HtmlWriter page, string name, string value) => page.Open("div").Element("dt", name).Element("dd", value).Close("div");
}
