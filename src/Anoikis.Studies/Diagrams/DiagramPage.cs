using System.Globalization;
using System.Text.Json;
using Anoikis.Kinetics.Networks;
using Anoikis.Studies.Reports;

namespace Anoikis.Studies.Diagrams;

/// <summary>A diagram as a page that needs nothing but itself: it plays a cell's course frame by frame, and a species under the pointer shows its reactions in every card.</summary>
public static class DiagramPage
{
    private const int Levels = 100;

    /// <summary>The page.</summary>
    /// <param name="network">The network.</param>
    /// <param name="start">Amounts at the start by species, for the colours where there is no course; null for none.</param>
    /// <param name="course">A cell's course; null for none.</param>
    public static string Html(ReactionNetwork network, IReadOnlyDictionary<string, double>? start, DiagramCourse? course)
    {
        ArgumentNullException.ThrowIfNull(network);
        HtmlWriter page = new();
        ReportPage.Open(page, network.Name ?? network.Id);
        page.Markup($"<style>\n{Resource("diagram.css")}</style>");
        page.Open("header").Element("h1", network.Name ?? network.Id)
            .Element("p", string.Create(CultureInfo.InvariantCulture, $"{network.Species.Length} species, {network.Reactions.Length} reactions. Point at a species to see its reactions in every module."), "lead").Close("header");
        DiagramCourse? shown = course?.Thinned(DiagramCourse.MostFrames);
        if (shown is not null)
        {
            page.Markup("<div class=\"player\"><button id=\"play\" type=\"button\">Play</button><input id=\"frame\" type=\"range\" min=\"0\" value=\"0\" step=\"1\" aria-label=\"time\"><output id=\"time\"></output></div>");
        }

        page.Figure(shown is null ? NetworkDiagram.AtStart(network, start) : NetworkDiagram.AtFrame(network, shown, 0), NetworkDiagram.Reading);
        if (shown is not null)
        {
            page.Markup($"<script id=\"course\" type=\"application/json\">{Frames(network, shown)}</script>");
        }

        page.Markup($"<script>\n{Resource("diagram.js")}</script>");
        ReportPage.Close(page);
        return page.ToString();
    }

    // Activities in hundredths, so that two hundred frames of two hundred species stay small; colours by the hundredth.
    private static string Frames(ReactionNetwork network, DiagramCourse course)
    {
        var species = NetworkDiagram.Species(network);
        return JsonSerializer.Serialize(new
        {
            times = course.Times.Select(ReportNumbers.Time),
            fills = Enumerable.Range(0, Levels + 1).Select(l => DiagramDrawing.Fill(l / (double)Levels)),
            inks = Enumerable.Range(0, Levels + 1).Select(l => DiagramDrawing.Ink(l / (double)Levels)),
            frames = Enumerable.Range(0, course.Times.Length).Select(f => species.Select(s => course.Activity(s, f) is var a && double.IsNaN(a) ? -1 : (int)Math.Ceiling(a * Levels))),
        });
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(DiagramPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
