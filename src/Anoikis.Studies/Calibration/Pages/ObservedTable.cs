using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Calibration.Pages;

/// <summary>Observed rows beside what the sets of a posterior give.</summary>
internal static class ObservedTable
{
    /// <summary>The rows of a fit.</summary>
    public static void Write(HtmlWriter page, FitResult fit)
    {
        page.Section("observed", "Fit of each observation");
        Rows(page, [.. fit.Observations.Select(o => (o.Quantity, o.Simulated, o.IsFitted ? "fitted" : o.Quantity.Judged ? "not fitted" : "reported", o.Inside))], "Posterior median (95 % interval)", "Sets inside");
        page.Close("section");
    }

    /// <summary>A table and a picture of rows.</summary>
    public static void Rows(
        HtmlWriter page, IReadOnlyList<(ObservedQuantity Quantity, Estimate Simulated, string Role, double Inside)> rows, string simulated, string inside)
    {
        page.Markup($"<div class=\"scroll\"><table><thead><tr><th>Quantity</th><th>Role</th><th class=\"n\">Observed</th><th class=\"n\">Pass bounds</th><th class=\"n\">{simulated}</th><th class=\"n\">{inside}</th><th>Median</th></tr></thead><tbody>");
        foreach ((ObservedQuantity q, Estimate s, string role, double share) in rows)
        {
            page.Open("tr").Open("td").Text(q.Quantity).Element("small", q.Measure is { } measure ? $"{q.Source}; here: {measure}" : q.Source).Close("td");
            page.Open("td").Element("span", role, "badge none").Close("td")
                .Element("td", ReportNumbers.Value(q.Observed, q.Measure), "n")
                .Element("td", ReportNumbers.Range(q.Lower, q.Upper, q.Measure), "n")
                .Element("td", ReportNumbers.With(s, q.Measure), "n")
                .Element("td", double.IsNaN(share) ? "–" : LogAxis.Percent(share), "n");
            (string words, string kind) = (q.Judged, s.IsKnown) switch
            {
                (_, false) => ("not simulated", "badge none"),
                (false, _) => ("not judged", "badge none"),
                _ => s.Value >= q.Lower && s.Value <= q.Upper ? ("inside", "badge in") : ("outside", "badge out"),
            };
            page.Open("td").Element("span", words, kind).Close("td").Close("tr");
        }

        page.Markup("</tbody></table></div>");
        ObservedRow[] drawn =
        [
            .. rows.Where(r => r.Simulated.IsKnown && r.Quantity.Measure is { Denominator: not null })
                .Select(r => new ObservedRow(r.Quantity.Quantity, r.Simulated.Value, r.Simulated.Lower, r.Simulated.Upper, r.Quantity.Observed, r.Quantity.Lower, r.Quantity.Upper)),
        ];
        if (drawn.Length > 0)
        {
            page.Figure(
                ObservedPlot.Draw("plot-observed", drawn),
                "How to read it: the dot is the median over the sets with the interval that holds 95 % of them, the diamond the published value, the band its pass bounds.");
        }
    }
}
