using ScottPlot;
using SkiaSharp;

namespace Anoikis.Studies.Plots;

/// <summary>Draws plots side by side into one SVG.</summary>
internal static class SvgSheet
{
    /// <summary>One panel across the whole width.</summary>
    public static Figure Draw(string id, string title, Plot plot, int width, int height, params IReadOnlyList<LegendEntry> legend)
        => Draw(id, title, [(plot, new PixelRect(0, width, height, 0))], width, height, legend);

    /// <summary>Place of panel i of equal panels, so many a row.</summary>
    public static PixelRect Cell(int index, int columns, int width, int height)
    {
        float panel = width / (float)columns;
        int row = index / columns;
        int column = index % columns;
        return new PixelRect(column * panel, (column + 1) * panel, (row + 1) * height, row * height);
    }

    /// <summary>Panels at given places, all of one picture.</summary>
    /// <param name="id">Name of the picture in its page, unique there: the picture's own ids start with it.</param>
    /// <param name="title">What the picture shows, for readers who hear the page.</param>
    /// <param name="panels">Each plot and the rectangle that it fills, px.</param>
    /// <param name="width">Width of the picture, px.</param>
    /// <param name="height">Height of the picture, px.</param>
    /// <param name="legend">What its colours mean.</param>
    public static Figure Draw(
        string id, string title, IReadOnlyList<(Plot Plot, PixelRect Place)> panels, int width, int height, params IReadOnlyList<LegendEntry> legend)
    {
        // The first render of a plot at a new size draws it twice, the second time with the layout settled, and an SVG keeps both: the first goes nowhere.
        using (SKNoDrawCanvas nowhere = new(width, height))
        {
            foreach ((Plot plot, PixelRect place) in panels)
            {
                plot.Render(nowhere, place);
            }
        }

        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            foreach ((Plot plot, PixelRect place) in panels)
            {
                plot.Render(canvas, place);
            }
        }

        return new Figure(SvgText.Inline(System.Text.Encoding.UTF8.GetString(stream.ToArray()), id, title, width, height), legend, width, height);
    }
}
