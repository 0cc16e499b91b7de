using System.Globalization;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Runs;

namespace Anoikis.Studies.Reports;

/// <summary>The replicates of a run as one page, in the report's style, and as a table of values: medians and ranges, and what the medians say.</summary>
public static class ReplicatesPage
{
    /// <summary>Name of the page.</summary>
    public const string PageName = "replicates.html";

    /// <summary>Writes page and table into a folder and returns the page's path.</summary>
    /// <param name="first">Manifest of the first replicate.</param>
    /// <param name="summary">All of them.</param>
    /// <param name="directory">The folder, in which the replicates' own folders are.</param>
    public static string Write(RunManifest first, ReplicateSummary summary, string directory)
    {
        FileText.Replace(Path.Combine(directory, ReplicateSummary.FileName), summary.ToCsv());
        string path = Path.Combine(directory, PageName);
        FileText.Replace(path, Html(first, summary));
        return path;
    }

    /// <summary>The page.</summary>
    public static string Html(RunManifest first, ReplicateSummary summary)
    {
        HtmlWriter page = new();
        string title = $"{first.Title}: {Number(summary.Count)} replicates";
        ReportPage.Open(page, title);
        page.Open("header").Element("h1", title).Element("p", Verdict(summary), "verdict").Close("header");
        WriteObserved(page, summary);
        WriteSteps(page, summary);
        WriteRuns(page, first, summary);
        ReportPage.Close(page);
        return page.ToString();
    }

    private static string Verdict(ReplicateSummary summary)
    {
        int judged = summary.Observed.Count(o => o.MedianInside is not null);
        int inside = summary.Observed.Count(o => o.MedianInside == true);
        return judged == 0 ? "Nothing was judged."
            : inside == judged ? $"The median over the replicates lies inside the bounds of every quantity that is judged ({Number(judged)})."
            : $"The median over the replicates lies inside the bounds of {Number(inside)} of the {Number(judged)} quantities that are judged.";
    }

    private static void WriteObserved(HtmlWriter page, ReplicateSummary summary)
    {
        if (summary.Observed.IsEmpty)
        {
            return;
        }

        page.Section("observed", "Published numbers beside the replicates");
        page.Table(
            ["Quantity", "#Observed", "#Pass bounds", "#Median (range)", "#Inside", "Median"],
            summary.Observed.Select(o => (IReadOnlyList<string>)
            [
                $"{o.First.Quantity.Quantity} ({o.First.Quantity.Source})",
                ReportNumbers.Value(o.First.Quantity.Observed, o.First.Quantity.Measure),
                ReportNumbers.Range(o.First.Quantity.Lower, o.First.Quantity.Upper, o.First.Quantity.Measure),
                o.Simulated.Known == 0 ? "–"
                    : $"{ReportNumbers.Value(o.Simulated.Median, o.First.Quantity.Measure)} ({ReportNumbers.Range(o.Simulated.Least, o.Simulated.Greatest, o.First.Quantity.Measure)})",
                o.First.Quantity.Judged ? $"{Number(o.Inside)} of {Number(summary.Count)}" : "–",
                o.MedianInside switch { true => "inside", false => "outside", null => o.Simulated.Known == 0 ? "not simulated" : "not judged" },
            ]));
        ObservedRow[] rows = [.. summary.Observed.Where(o => o.First.Quantity.Measure is not { Denominator: null }).Select(PlotRow)];
        if (rows.Length > 0)
        {
            page.Figure(
                ObservedPlot.Draw("plot-replicates", rows),
                "How to read it: the dot is the median over the replicates, the line through it reaches from the least to the greatest, the diamond is the published value, the band its pass bounds.");
        }

        page.Close("section");
    }

    private static void WriteSteps(HtmlWriter page, ReplicateSummary summary)
    {
        page.Section("funnel", "Cells that entered each step");
        page.Table(
            ["Step", "#Median", "#Range"],
            summary.Steps.Select(s => (IReadOnlyList<string>)
                [s.Step, ReportNumbers.Count(s.Entered.Median), $"{ReportNumbers.Count(s.Entered.Least)} – {ReportNumbers.Count(s.Entered.Greatest)}"]));
        page.Close("section");
    }

    private static void WriteRuns(HtmlWriter page, RunManifest first, ReplicateSummary summary)
    {
        page.Section("replicates", "The replicates");
        page.Table(
            ["Folder", "#Seed", "#Cells", "#Cells that could not be computed"],
            summary.FailedCells.Select((failed, i) => (IReadOnlyList<string>)
                [ReplicateSeeds.Folder("", i, summary.Count), (first.Seed + (ulong)i).ToString(CultureInfo.InvariantCulture), ReportNumbers.Whole(first.Cells), ReportNumbers.Whole(failed)]));
        page.Element("p", "Each folder holds a replicate's own results and report. They differ in the seed alone; the range is that of the replicates, not an interval of confidence.", "note");
        page.Element("pre", first.Command);
        page.Close("section");
    }

    private static ObservedRow PlotRow(ReplicatedOutcome outcome)
    {
        var q = outcome.First.Quantity;
        ReplicateSpread s = outcome.Simulated;
        return new ObservedRow(q.Quantity, Known(s.Median), Known(s.Least), Known(s.Greatest), q.Observed, q.Lower, q.Upper);
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static string Number(int value) => ReportNumbers.Whole(value);
}
