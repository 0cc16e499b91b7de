using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>The verdict: published numbers beside the run's.</summary>
internal static class ObservedSection
{
    public static void Write(HtmlWriter page, RunSummary summary)
    {
        if (summary.Observed.Length == 0)
        {
            return;
        }

        page.Section("observed", "Published numbers beside this run");
        page.Element("p", Verdict(summary), "verdict");
        page.Markup("<div class=\"scroll\"><table><thead><tr><th>Quantity</th><th class=\"n\">Observed</th><th class=\"n\">Pass bounds</th><th class=\"n\">Simulated (95 % interval)</th><th>Verdict</th></tr></thead><tbody>");
        foreach (ObservedOutcome outcome in summary.Observed)
        {
            Row(page, outcome);
        }

        page.Markup("</tbody></table></div>");
        ObservedRow[] rows = [.. summary.Observed.Where(o => o.Quantity.Measure is not { Denominator: null }).Select(PlotRow)];
        if (rows.Length > 0)
        {
            page.Figure(
                ObservedPlot.Draw("plot-observed", rows),
                "How to read it: the dot is this run with its 95 % interval, the diamond the published value, the band its pass bounds. A run passes a row when its dot lies in the band; a hollow dot at the left edge is none at all.");
        }

        page.Close("section");
    }

    private static string Verdict(RunSummary summary)
    {
        int judged = summary.Observed.Count(o => o.Inside is not null);
        int inside = summary.Observed.Count(o => o.Inside == true);
        int reported = summary.Observed.Length - judged;
        string rest = reported == 0 ? "" : $" {Quantities(reported)} {(reported == 1 ? "is" : "are")} reported without being judged.";
        return judged == 0
            ? $"Nothing was judged.{rest}"
            : inside == judged
                ? $"All {Quantities(judged)} that are judged lie inside their bounds.{rest}"
                : $"{inside} of {Quantities(judged)} that are judged {(inside == 1 ? "lies" : "lie")} inside their bounds, {judged - inside} outside.{rest}";
    }

    private static string Quantities(int count) => count == 1 ? "1 quantity" : $"{count} quantities";

    private static void Row(HtmlWriter page, ObservedOutcome outcome)
    {
        var q = outcome.Quantity;
        page.Open("tr").Open("td").Text(q.Quantity);
        page.Element("small", q.Measure is { } measure ? $"{q.Source}; here: {measure}" : q.Source);

        page.Close("td")
            .Element("td", ReportNumbers.Value(q.Observed, q.Measure), "n")
            .Element("td", ReportNumbers.Range(q.Lower, q.Upper, q.Measure), "n")
            .Element("td", ReportNumbers.With(outcome.Simulated, q.Measure), "n");
        (string words, string kind) = outcome switch
        {
            { Inside: true } => ("inside", "badge in"),
            { Inside: false } => ("outside", "badge out"),
            { Simulated.IsKnown: false } => ("not simulated", "badge none"),
            _ => ("not judged", "badge none"),
        };
        page.Open("td").Element("span", words, kind).Close("td").Close("tr");
    }

    private static ObservedRow PlotRow(ObservedOutcome outcome)
    {
        var q = outcome.Quantity;
        var s = outcome.Simulated;
        return new ObservedRow(q.Quantity, Known(s.Value), Known(s.Lower), Known(s.Upper), q.Observed, q.Lower, q.Upper);
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
