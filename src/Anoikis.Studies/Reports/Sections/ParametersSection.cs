using Anoikis.Studies.Results;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>Parameters and their sources.</summary>
internal static class ParametersSection
{
    public static void Write(HtmlWriter page, RunManifest run)
    {
        if (run.Parameters.Length == 0)
        {
            return;
        }

        int assumed = run.Parameters.Count(p => p.Assumed);
        page.Section("parameters", "Parameters and where they come from");
        page.Element(
            "p",
            assumed == 0 ? "Every parameter listed has a source." : $"{assumed} of {run.Parameters.Length} {(assumed == 1 ? "is" : "are")} assumed: no source gives {(assumed == 1 ? "it" : "them")}.",
            assumed == 0 ? null : "warning");
        page.Markup("<div class=\"scroll\"><table><thead><tr><th>Parameter</th><th>Value</th><th>Source</th></tr></thead><tbody>");
        foreach (ParameterNote parameter in run.Parameters)
        {
            page.Open("tr", parameter.Assumed ? "assumed" : null).Element("td", parameter.Name).Element("td", parameter.Value).Open("td", "source");
            if (parameter.Assumed)
            {
                page.Element("span", "assumed", "badge out").Text(" ");
            }

            page.Text(parameter.Assumed ? BesideTheBadge(parameter.Source) : parameter.Source).Close("td").Close("tr");
        }

        page.Markup("</tbody></table></div>").Close("section");
    }

    // The badge has said "assumed" already.
    private static string BesideTheBadge(string source)
        => source.StartsWith("assumed", StringComparison.OrdinalIgnoreCase) ? source["assumed".Length..].TrimStart(':', ';', ',', ' ') : source;
}
