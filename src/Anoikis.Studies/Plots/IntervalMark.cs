using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>Marks of an estimate: a dot on the line of its interval.</summary>
internal static class IntervalMark
{
    private const double BarHalf = 0.3;

    /// <summary>A dot at x on a line from lower to upper; hollow for a value that the axis cannot show.</summary>
    public static void Draw(Plot plot, double lower, double x, double upper, double y, Color colour, bool filled = true, float size = 8)
    {
        var line = plot.Add.Line(lower, y, upper, y);
        line.Color = colour;
        line.LineWidth = PlotTheme.LineWidth;
        var dot = plot.Add.Marker(x, y, filled ? MarkerShape.FilledCircle : MarkerShape.OpenCircle, size, colour);
        dot.MarkerLineWidth = filled ? 0 : 1.5f;
    }

    /// <summary>A pale bar behind a dot.</summary>
    public static void Bar(Plot plot, double from, double to, double y, Color colour, double half = BarHalf)
    {
        var bar = plot.Add.Rectangle(from, to, y - half, y + half);
        bar.FillColor = colour.WithOpacity(0.45);
        bar.LineWidth = 0;
    }
}
