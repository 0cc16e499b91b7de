using System.Net;
using Anoikis.Studies.Reports.Sections;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Reports;

/// <summary>The report of a run: one page that needs nothing but itself, no script and no link to follow.</summary>
public static class ReportPage
{
    /// <summary>Writes the report into a run's folder and returns its path.</summary>
    public static string Write(RunRecord run, string directory)
    {
        string path = Path.Combine(directory, RunFolder.ReportName);
        FileText.Replace(path, Html(run));
        return path;
    }

    /// <summary>The page.</summary>
    public static string Html(RunRecord run)
    {
        RunSummary summary = RunSummary.Of(run);
        HtmlWriter page = new();
        Open(page, run.Manifest.Title);
        TitleSection.Write(page, run.Manifest);
        ObservedSection.Write(page, summary);
        FunnelSection.Write(page, run.Manifest, summary);
        StatesSection.Write(page, run);
        DeathsSection.Write(page, run);
        RegulatorsSection.Write(page, run);
        CoursesSection.Write(page, run);
        DiagramSection.Write(page, run);
        FailuresSection.Write(page, run, summary);
        ParametersSection.Write(page, run.Manifest);
        ReproductionSection.Write(page, run.Manifest);
        Close(page);
        return page.ToString();
    }

    /// <summary>Opens a page with the report's style.</summary>
    internal static void Open(HtmlWriter page, string title)
    {
        page.Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Markup("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Anoikis\">");
        page.Markup($"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Style()}</style>\n</head>\n<body>\n<main>");
    }

    /// <summary>Closes a page.</summary>
    internal static void Close(HtmlWriter page) => page.Markup("</main>\n</body>\n</html>");

    private static string Style()
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The program was built without report.css.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
