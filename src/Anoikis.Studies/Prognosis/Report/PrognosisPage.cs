using System.Globalization;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>The report of a cohort: one page that needs nothing but itself. What was not found comes first.</summary>
internal static class PrognosisPage
{
    /// <summary>The page.</summary>
    public static string Html(PrognosisResult result, PrognosisManifest manifest)
    {
        HtmlWriter page = new();
        ReportPage.Open(page, result.Plan.Name);
        Title(page, result);
        Findings(page, result);
        foreach (FindingSection section in PrognosisSections.All(result))
        {
            SectionWriter.Write(page, section);
        }

        Checklist(page, "remark", "REMARK checklist", "What a report of a prognostic marker should state (McShane et al. 2005; Altman et al. 2012), answered by what this run knows.", Checklists.Remark(result));
        Checklist(page, "tripod", "TRIPOD checklist", "What a report of a prediction model should state (Collins et al. 2015), answered by what this run knows.", Checklists.Tripod(result));
        Reproduction(page, manifest);
        ReportPage.Close(page);
        return page.ToString();
    }

    private static void Title(HtmlWriter page, PrognosisResult result)
    {
        page.Open("header").Element("h1", result.Plan.Name);
        if (result.Plan.Description.Length > 0)
            page.Element("p", result.Plan.Description, "lead");
        page.Open("dl", "facts");
        Fact(page, "Patients", $"{ReportNumbers.Whole(result.Cohort.Flow.Used)} of {ReportNumbers.Whole(result.Cohort.Flow.Read)} rows");
        Fact(page, "Events", $"{ReportNumbers.Whole(result.Cohort.Frame.Times.EventCount)}, {result.Plan.FollowUp.Outcome}");
        Fact(page, "Median follow-up", double.IsNaN(result.MedianFollowUp.Value) ? "not reached" : result.Plan.FollowUp.Unit.Text(result.MedianFollowUp.Value, result.Plan.FollowUp.Unit.Handiest(result.MedianFollowUp.Value)));
        Fact(page, "Events per variable", string.Create(CultureInfo.InvariantCulture, $"{result.EventsPerVariable:0.#}{(result.EventsPerVariable < 10 ? ", fewer than 10" : "")}"));
        Fact(page, "Clinical factors", result.Plan.Clinical?.Text ?? "none");
        Fact(page, "Strata", result.Plan.Strata.Length > 0 ? string.Join(", ", result.Plan.Strata) : "none");
        Fact(page, "Scores", string.Join(", ", result.Plan.Scores.Select(s => s.Name)));
        Fact(page, "Seed", result.Plan.Seed.ToString(CultureInfo.InvariantCulture));
        page.Close("dl").Close("header");
        page.Open("aside", "limits").Element("strong", "Before reading this as medicine").Open("ul");
        page.Element("li", "This is an analysis of a cohort and no advice about a patient. Associations are not causes.");
        page.Element("li", "A score that was chosen after looking at these patients will look better here than in others; only other patients can tell.");
        page.Close("ul").Close("aside");
    }

    private static void Findings(HtmlWriter page, PrognosisResult result)
    {
        page.Section("findings", "What was found, and what was not");
        bool several = result.Scores.Count > 1;
        List(page, "Not shown", [.. result.Scores.Where(s => !s.IsFinding).Select(s => ScoreText.Finding(s, result.Plan.FollowUp.Outcome, several))]);
        List(page, "Shown", [.. result.Scores.Where(s => s.IsFinding).Select(s => ScoreText.Finding(s, result.Plan.FollowUp.Outcome, several))]);
        string[] cares = [.. result.Scores.SelectMany(ScoreText.Cares)];
        string[] warnings = [.. result.Findings.Where(f => f.Severity == FindingSeverity.Warning).Select(f => f.Message)];
        if (cares.Length + warnings.Length > 0)
        {
            page.Open("div", "warning").Element("strong", "Reasons for care").Open("ul");
            foreach (string care in cares.Concat(warnings))
            {
                page.Element("li", care);
            }

            page.Close("ul").Close("div");
        }

        page.Element("p", "\"Not shown\" is not \"no effect\": the interval says which ratios the data leave open.", "note");
        page.Close("section");
    }

    private static void List(HtmlWriter page, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        page.Element("p", heading, "verdict").Open("ul");
        foreach (string item in items)
        {
            page.Element("li", item);
        }

        page.Close("ul");
    }

    private static void Checklist(HtmlWriter page, string id, string heading, string about, IReadOnlyList<ChecklistItem> items)
    {
        page.Section(id, heading).Element("p", about, "note");
        int gaps = items.Count(i => i.Answer is null);
        int parts = items.Count(i => i.Answer?.Contains("GAP", StringComparison.Ordinal) == true);
        page.Element("p", string.Create(CultureInfo.InvariantCulture, $"{items.Count - gaps - parts} of {items.Count} items are answered, {parts} in part; {gaps} are gaps that the authors have to fill."));
        page.Open("details").Element("summary", "All items");
        page.Table(["=item", "topic", "answer"], items.Select(i => (IReadOnlyList<string>)[i.Number, i.Topic, i.Answer ?? "GAP: not known to this run"]));
        page.Close("details").Close("section");
    }

    private static void Reproduction(HtmlWriter page, PrognosisManifest manifest)
    {
        page.Section("reproduce", "How to reproduce this report").Element("pre", manifest.Command);
        page.Element("p", $"Anoikis {manifest.Version}, seed {manifest.Seed.ToString(CultureInfo.InvariantCulture)}. The tables come out the same, to the last digit.");
        page.Open("p", "note").Text($"Table of patients: {manifest.Data} ").Element("code", $"SHA-256 {manifest.DataSha256}").Close("p");
        page.Open("details").Open("summary").Text("Cohort file ").Element("code", $"SHA-256 {manifest.CohortSha256}").Close("summary").Element("pre", manifest.Cohort).Close("details");
        page.Close("section");
    }

    private static void Fact(HtmlWriter page, string name, string value) => page.Open("div").Element("dt", name).Element("dd", value).Close("div");
}
