using System.Globalization;
using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>Two free numbers over a posterior.</summary>
/// <param name="X">The one.</param>
/// <param name="Y">The other.</param>
/// <param name="Points">Draws of equal weight.</param>
/// <param name="Correlation">Their correlation.</param>
public sealed record NumberScatter(FreeNumberAxis X, FreeNumberAxis Y, IReadOnlyList<(double X, double Y)> Points, double Correlation);

/// <summary>Pairs of free numbers over a posterior, a panel each, over the whole of their ranges: a ridge is what the observations cannot tell apart.</summary>
public static class PairsPlot
{
    private const int PanelHeight = 290;

    /// <summary>Draws the panels, up to three a row.</summary>
    public static Figure Draw(string id, IReadOnlyList<NumberScatter> pairs)
    {
        int columns = Math.Clamp(pairs.Count, 1, 3);
        List<(Plot, PixelRect)> panels = [.. pairs.Select((p, i) => (DrawOne(p), SvgSheet.Cell(i, columns, PlotTheme.Width, PanelHeight)))];
        int rows = (Math.Max(1, pairs.Count) + columns - 1) / columns;
        return SvgSheet.Draw(id, "Pairs of free numbers over the posterior", panels, PlotTheme.Width, rows * PanelHeight);
    }

    private static Plot DrawOne(NumberScatter pair)
    {
        Plot plot = PlotTheme.NewPlot(pair.X.Label, Shortened(pair.Y.Label));
        plot.Axes.Bottom.Label.Text = Shortened(pair.X.Label);
        var dots = plot.Add.ScatterPoints(pair.Points.Select(p => pair.X.Place(p.X)).ToArray(), pair.Points.Select(p => pair.Y.Place(p.Y)).ToArray());
        dots.MarkerSize = 5;
        dots.MarkerShape = MarkerShape.FilledCircle;
        dots.Color = PlotTheme.Lived.WithOpacity(0.5);
        plot.Axes.Bottom.TickGenerator = pair.X.Ticks();
        plot.Axes.Left.TickGenerator = pair.Y.Ticks();

        // A little room, so that a dot at the end of a range is whole.
        double x = 0.03 * (pair.X.Most - pair.X.Least);
        double y = 0.03 * (pair.Y.Most - pair.Y.Least);
        plot.Axes.SetLimits(pair.X.Least - x, pair.X.Most + x, pair.Y.Least - y, pair.Y.Most + y);
        PanelTitle.Set(plot, string.Create(CultureInfo.InvariantCulture, $"correlation {pair.Correlation:+0.00;-0.00;0.00}"));
        plot.Layout.Fixed(new PixelPadding(PlotTheme.LeftAxis, 22, 52, 30));
        return plot;
    }

    private static string Shortened(string label) => label.Length <= 34 ? label : label[..33] + "…";
}
