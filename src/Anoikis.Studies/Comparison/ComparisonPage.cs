using System.Globalization;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Comparison;

/// <summary>A comparison as one page, in the report's style, and as a table of values.</summary>
public static class ComparisonPage
{
    /// <summary>Name of the page.</summary>
    public const string PageName = "compare.html";

    /// <summary>Name of the table.</summary>
    public const string TableName = "compare.csv";

    /// <summary>Writes both files into a folder, which is made when missing, and returns the page's path.</summary>
    public static string Write(RunComparison comparison, string directory)
    {
        Directory.CreateDirectory(directory);
        FileText.Replace(Path.Combine(directory, TableName), ComparisonText.Csv(comparison));
        string path = Path.Combine(directory, PageName);
        FileText.Replace(path, Html(comparison));
        return path;
    }

    /// <summary>The page.</summary>
    public static string Html(RunComparison comparison)
    {
        HtmlWriter page = new();
        string title = comparison.First.Title == comparison.Second.Title ? $"{comparison.First.Title}: two runs" : $"{comparison.First.Title} | {comparison.Second.Title}";
        ReportPage.Open(page, title);
        page.Open("header").Element("h1", title).Element("p", ComparisonText.Headline(comparison), "verdict").Open("dl", "facts");
        Run(page, "First run", comparison.First);
        Run(page, "Second run", comparison.Second);
        page.Close("dl").Close("header");
        WriteDepartures(page, comparison);
        if (comparison.Quantities.Length > 0)
        {
            WriteQuantities(page, comparison);
        }

        ReportPage.Close(page);
        return page.ToString();
    }

    private static void Run(HtmlWriter page, string name, RunManifest run)
        => page.Open("div").Element("dt", name).Element("dd", run.Command)
            .Element("dd", $"{ReportNumbers.Whole(run.Cells)} cells, seed {run.Seed.ToString(CultureInfo.InvariantCulture)}, version {run.Version}", "note").Close("div");

    private static void WriteDepartures(HtmlWriter page, RunComparison comparison)
    {
        page.Section("departures", "In what the runs differ");
        if (comparison.Departures.Length == 0)
        {
            page.Element("p", "In nothing that their manifests hold.");
        }
        else
        {
            page.Open("ul");
            foreach (string departure in comparison.Departures)
            {
                page.Element("li", departure);
            }

            page.Close("ul").Element("p", "The first run stands before the bar, the second behind it.", "note");
        }

        page.Close("section");
    }

    private static void WriteQuantities(HtmlWriter page, RunComparison comparison)
    {
        page.Section("quantities", "Quantity by quantity");
        page.Table(
            ["Quantity", "#First", "#Second", "#Change (95 % interval)", $"#{char.ToUpperInvariant(comparison.Subject[0])}{comparison.Subject[1..]}s that differ", "Clear"],
            comparison.Quantities.Select(q => (IReadOnlyList<string>)
            [
                q.Name,
                ReportNumbers.Value(ComparisonText.Known(q.Difference.First.Value), q.IsCount),
                ReportNumbers.Value(ComparisonText.Known(q.Difference.Second.Value), q.IsCount),
                ComparisonText.Change(q),
                q.Difference.Changed?.ToString("#,0", CultureInfo.InvariantCulture) ?? "not paired",
                !q.Difference.Change.IsKnown ? "not simulated" : q.Difference.IsClear ? (q.Difference.Change.Value > 0 ? "more" : "less") : "no",
            ]));
        page.Element("p", $"Changes are second less first, pp are percentage points; a change is clear when its interval, taken over {comparison.Subject}s, leaves out 0.{(comparison.Quantities.Any(q => q.Kind == ComparedKind.Apoptosis) ? " Apoptosis in a step is the share of the cells that entered it." : "")}", "note");
        page.Figure(
            ComparisonPlot.Draw("plot-comparison", [.. comparison.Quantities.Where(q => !q.IsCount).Select(q => new ComparisonRow(q.Name, Place(q.Difference.First), Place(q.Difference.Second)))]),
            "How to read it: one dot a run with its 95 % interval. Intervals of paired runs may overlap although the change is clear: the same cells are in both, so the table's intervals are the ones to judge by.");
        page.Close("section");
    }

    private static (double, double, double)? Place(Estimate estimate) => estimate.IsKnown ? (estimate.Value, estimate.Lower, estimate.Upper) : null;
}
