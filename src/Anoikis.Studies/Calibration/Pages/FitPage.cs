using System.Globalization;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Studies.Calibration.Pages;

/// <summary>A fit as one page in the report's style: what was chosen, how well, and what the observations cannot tell.</summary>
internal static class FitPage
{
    public const string Name = "fit.html";

    private const int MostPairs = 15;
    private const int MostPoints = 400;
    private const uint Drawing = 0x64726177;

    /// <summary>The page.</summary>
    public static string Html(FitResult fit)
    {
        HtmlWriter page = new();
        ReportPage.Open(page, $"{fit.Scenario.Name}: fit");
        Title(page, fit);
        Numbers(page, fit);
        Pairs(page, fit);
        ObservedTable.Write(page, fit);
        Generations(page, fit);
        Method(page, fit);
        ReportPage.Close(page);
        return page.ToString();
    }

    /// <summary>A value of a free number with its unit.</summary>
    internal static string Value(double value, string unit) => (LogAxis.Figures(value) + " " + unit).TrimEnd();

    private static void Title(HtmlWriter page, FitResult fit)
    {
        page.Open("header").Element("h1", $"{fit.Scenario.Name}: fit");
        if (fit.Scenario.Description.Length > 0)
        {
            page.Element("p", fit.Scenario.Description, "lead");
        }

        page.Element("p", Verdict(fit), "verdict").Open("dl", "facts");
        Fact(page, "Free numbers", $"{fit.Plan.Free.Length}, chosen by {fit.Plan.Observations.Length} observations");
        Fact(page, "Parameter sets kept", string.Create(CultureInfo.InvariantCulture, $"{fit.Posterior.Sets.Length:N0}, worth {fit.Posterior.EffectiveSize():N0} of equal weight"));
        Fact(page, "Simulated", string.Create(CultureInfo.InvariantCulture, $"{fit.Generations.Sum(g => (long)g.Simulated):N0} sets in {fit.Generations.Length} generations, {fit.Plan.Cells:N0} cells each"));
        Fact(page, "Tolerance", $"{LogAxis.Figures(fit.Posterior.Tolerance)} half-widths of the bounds ({FitFiles.Words(fit.End)}; {LogAxis.Figures(fit.Plan.Tolerance)} was asked for)");
        Fact(page, "Network", fit.Scenario.Experiment.Network.Name);
        Fact(page, "Seed", fit.Scenario.Experiment.Seed.ToString(CultureInfo.InvariantCulture));
        page.Close("dl").Close("header");
        if (fit.FailedCells > 0)
        {
            page.Element("p", string.Create(CultureInfo.InvariantCulture, $"{fit.FailedCells:N0} cells of the kept sets could not be computed; they count neither as dead nor as alive."), "warning");
        }
    }

    private static string Verdict(FitResult fit)
    {
        FittedObservation[] fitted = [.. fit.Observations.Where(o => o.IsFitted)];
        int inside = fitted.Count(o => o.Simulated.Value >= o.Quantity.Lower && o.Simulated.Value <= o.Quantity.Upper);
        return inside == fitted.Length
            ? $"The posterior's median lies inside the bounds of all {fitted.Length} fitted observations."
            : $"The posterior's median lies inside the bounds of {inside} of {fitted.Length} fitted observations, outside those of {fitted.Length - inside}.";
    }

    private static void Numbers(HtmlWriter page, FitResult fit)
    {
        page.Section("numbers", "What was fitted");
        page.Markup("<div class=\"scroll\"><table><thead><tr><th>Free number</th><th class=\"n\">In the scenario</th><th class=\"n\">Range beforehand</th><th class=\"n\">Fitted (95 % interval)</th><th class=\"n\">Spread left</th></tr></thead><tbody>");
        foreach (FittedNumber row in fit.Numbers)
        {
            FreeNumber number = row.Number;
            page.Open("tr").Open("td").Text(number.Name).Element("small", string.Join(", ", number.Paths)).Element("small", (number.Assumed ? "assumed: " : "") + number.Source).Close("td");
            page.Element("td", row.Start, "n")
                .Element("td", $"{LogAxis.Figures(number.From)} – {Value(number.To, number.Unit)}{(number.Scale == PriorScale.Log ? ", log" : "")}", "n")
                .Element("td", Interval(row.Value, number.Unit), "n")
                .Element("td", row.Spread.ToString("0.00", CultureInfo.InvariantCulture), "n")
                .Close("tr");
        }

        page.Markup("</tbody></table></div>");
        double[] weights = fit.Posterior.NormalisedWeights();
        page.Figure(
            MarginalsPlot.Draw("plot-marginals", [.. fit.Plan.Free.Select((n, k) => new Marginal(Axis(n), [.. fit.Posterior.Sets.Select(s => s.Numbers[k])], weights))]),
            "How to read it: bars are what the fit leaves of each number's range, the line what was assumed beforehand. Bars as low as the line: the observations say nothing. The spread left is that of the number's normal score, 1 beforehand.");
        page.Close("section");
    }

    private static void Pairs(HtmlWriter page, FitResult fit)
    {
        page.Section("pairs", "What the observations cannot tell apart");
        page.Open("ul");
        foreach (string sentence in Identifiability.Sentences(fit))
        {
            page.Element("li", sentence);
        }

        page.Close("ul");
        if (fit.Pairs.Length > 0)
        {
            double[] weights = fit.Posterior.NormalisedWeights();
            double start = new RandomStream(fit.Scenario.Experiment.Seed, 0, Drawing).NextDouble();
            int[] drawn = WeightedSample.Resample(weights, Math.Min(MostPoints, fit.Posterior.Sets.Length), start);
            NumberScatter[] pairs =
            [
                .. fit.Pairs.Take(MostPairs).Select(p => new NumberScatter(
                    Axis(fit.Plan.Free[p.First]),
                    Axis(fit.Plan.Free[p.Second]),
                    [.. drawn.Select(d => (fit.Posterior.Sets[d].Numbers[p.First], fit.Posterior.Sets[d].Numbers[p.Second]))],
                    p.Correlation)),
            ];
            string left = fit.Pairs.Length > pairs.Length ? $" {fit.Pairs.Length - pairs.Length} pairs of smaller correlation are left out." : "";
            page.Figure(
                PairsPlot.Draw("plot-pairs", pairs),
                "How to read it: a dot is a parameter set, drawn by weight, over the whole range of both numbers. A narrow ridge is a trade: along it all observations are met alike." + left);
        }

        page.Close("section");
    }

    private static void Generations(HtmlWriter page, FitResult fit)
    {
        page.Section("generations", "How the fit came nearer");
        page.Figure(
            GenerationsPlot.Draw("plot-generations", [.. fit.Generations.Select(g => new GenerationPoint(g.Generation, g.Tolerance, g.Acceptance, g.EffectiveSize))]),
            "How to read it: tolerance is the largest distance that is kept, in half-widths of the bounds. Accepted are the new sets within the tolerance of the generation before.");
        page.Close("section");
    }

    private static void Method(HtmlWriter page, FitResult fit)
    {
        page.Section("method", "How it was done");
        page.Element(
            "p",
            "Approximate Bayesian computation by adaptive population Monte Carlo (Beaumont et al. 2009; Lenormand et al. 2013) with optimal local kernels (Filippi et al. 2013) and weights over the mixture of all proposals (Cornuet et al. 2012). "
            + "A set's distance is the largest of |g(simulated) - g(observed)| / h over the fitted observations, with g the logit of a share or the logarithm of a ratio, and h half the width of the bounds on that scale. "
            + "Intervals of simulated values hold the chance of a run of so many cells as well.");
        page.Element("pre", fit.Command);
        page.Element("p", $"Anoikis {fit.Version}. The posterior comes out the same, to the last digit, on any number of threads.", "note");
        page.Close("section");
    }

    private static FreeNumberAxis Axis(FreeNumber number) => new(number.Name, number.Unit, number.From, number.To, number.Scale == PriorScale.Log);

    private static string Interval(Estimate value, string unit) => $"{Value(value.Value, unit)} ({LogAxis.Figures(value.Lower)} – {LogAxis.Figures(value.Upper)})";

    private static void Fact(HtmlWriter page, string name, string value) => page.Open("div").Element("dt", name).Element("dd", value).Close("div");
}
