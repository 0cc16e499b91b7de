using System.Globalization;
using Anoikis.Studies.Calibration.Predictions;
using Anoikis.Studies.Reports;

namespace Anoikis.Studies.Calibration.Pages;

/// <summary>A prediction as one page in the report's style.</summary>
internal static class PredictionPage
{
    public const string Name = "prediction.html";

    /// <summary>The page.</summary>
    public static string Html(PredictionResult prediction)
    {
        HtmlWriter page = new();
        string title = $"{prediction.Scenario.Name}: prediction";
        ReportPage.Open(page, title);
        page.Open("header").Element("h1", title);
        if (prediction.Scenario.Description.Length > 0)
        {
            page.Element("p", prediction.Scenario.Description, "lead");
        }

        PredictedRow[] judged = [.. prediction.Rows.Where(r => r.Quantity.Judged && r.Simulated.IsKnown)];
        int inside = judged.Count(r => r.Simulated.Value >= r.Quantity.Lower && r.Simulated.Value <= r.Quantity.Upper);
        page.Element("p", judged.Length == 0 ? "Nothing was judged." : $"The median over the sets lies inside the bounds of {inside} of {judged.Length} judged quantities.", "verdict");
        page.Open("dl", "facts");
        Fact(page, "Parameter sets", string.Create(CultureInfo.InvariantCulture, $"{prediction.Sets:N0}, drawn by weight from {Path.GetFileName(prediction.Posterior)}"));
        Fact(page, "Cells", string.Create(CultureInfo.InvariantCulture, $"{prediction.Cells:N0} for each set"));
        page.Close("dl").Close("header");
        if (prediction.FailedCells > 0)
        {
            page.Element("p", string.Create(CultureInfo.InvariantCulture, $"{prediction.FailedCells:N0} cells could not be computed; they count neither as dead nor as alive."), "warning");
        }

        if (prediction.LeftOut.Length + prediction.Moved.Length > 0)
        {
            page.Open("aside", "limits").Element("strong", "Numbers of the posterior that are not where they were fitted").Open("ul");
            foreach ((string there, string here) in prediction.Moved)
            {
                page.Element("li", $"{there} stands here as {here}");
            }

            foreach (PosteriorPath left in prediction.LeftOut)
            {
                page.Element("li", $"{left.Path} is left out: {left.Reason}");
            }

            page.Close("ul").Close("aside");
        }

        page.Section("observed", "Predicted and observed");
        ObservedTable.Rows(page, [.. prediction.Rows.Select(r => (r.Quantity, r.Simulated, r.Quantity.Judged ? "judged" : "reported", r.Inside))], "Predicted median (95 % interval)", "Sets inside");
        page.Close("section");
        if (prediction.Paired is { } paired)
        {
            Ratios(page, paired);
        }

        page.Section("reproduce", "How to reproduce it");
        page.Element("pre", prediction.Paired is { } beside ? $"{beside.AgainstCommand}\n{prediction.Command}" : prediction.Command);
        page.Element("p", $"Anoikis {prediction.Version}. Intervals hold what the posterior leaves open and the chance of a run of so many cells.", "note");
        page.Close("section");
        ReportPage.Close(page);
        return page.ToString();
    }

    private static void Ratios(HtmlWriter page, PairedPrediction paired)
    {
        page.Section("ratios", $"Against {paired.Against}, in the same sets on the same cells");
        page.Markup("<div class=\"scroll\"><table><thead><tr><th>Quantity</th><th class=\"n\">Ratio of means (95 % interval)</th><th class=\"n\">Median over sets (95 % interval)</th><th class=\"n\">Sets</th></tr></thead><tbody>");
        foreach (PairedRatio r in paired.Ratios)
        {
            page.Open("tr").Element("td", r.Quantity)
                .Element("td", PairedPrediction.InWords(r.OfMeans, Number), "n")
                .Element("td", PairedPrediction.InWords(r.OfSets, Number), "n")
                .Element("td", string.Create(CultureInfo.InvariantCulture, $"{r.Sets:N0} of {r.Pairs:N0}"), "n")
                .Close("tr");
        }

        page.Markup("</tbody></table></div>");
        page.Element("p", "The ratio of means has the interval that the number of sets and cells leaves to it. The median is over the sets that saw the quantity in the other scenario; of a rare one few do.", "note");
        page.Close("section");

        static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
    }

    private static void Fact(HtmlWriter page, string name, string value) => page.Open("div").Element("dt", name).Element("dd", value).Close("div");
}
