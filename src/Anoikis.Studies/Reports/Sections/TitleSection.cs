using Anoikis.Studies.Results;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>What was run, and what to know before reading on.</summary>
internal static class TitleSection
{
    public static void Write(HtmlWriter page, RunManifest run)
    {
        page.Open("header").Element("h1", run.Title);
        if (run.Description.Length > 0)
        {
            page.Element("p", run.Description, "lead");
        }

        page.Open("dl", "facts");
        Fact(page, "Cells", $"{ReportNumbers.Whole(run.Cells)}, each with a network of its own");
        Fact(page, "Followed for", ReportNumbers.Time(run.Horizon));
        Fact(page, run.Clones.Length == 1 ? "Clone" : "Clones", Clones(run));
        Fact(page, "Network", Line(run.Network));
        Fact(page, "Cascade", Line(run.Cascade));
        Fact(page, "Seed", run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        page.Close("dl").Close("header");
        if (run.Limits.Length > 0)
        {
            page.Open("aside", "limits").Element("strong", "Before reading this as biology");
            page.Open("ul");
            foreach (string limit in run.Limits)
            {
                page.Element("li", limit);
            }

            page.Close("ul").Close("aside");
        }
    }

    private static string Clones(RunManifest run)
    {
        double total = run.Clones.Sum(c => c.Share);
        return run.Clones.Length == 1
            ? run.Clones[0].Name
            : string.Join(", ", run.Clones.Select(c => $"{c.Name} ({Plots.LogAxis.Percent(c.Share / total)})"));
    }

    private static string Line(NamedPart part) => part.Description.Length > 0 ? $"{part.Name}: {part.Description}" : part.Name;

    private static void Fact(HtmlWriter page, string name, string value) => page.Open("div").Element("dt", name).Element("dd", value).Close("div");
}
