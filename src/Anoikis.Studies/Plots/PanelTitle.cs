using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>The name above a panel.</summary>
internal static class PanelTitle
{
    /// <summary>Longest title that a panel half the page wide can hold.</summary>
    private const int Longest = 56;

    public static void Set(Plot plot, string title, int longest = Longest)
    {
        plot.Axes.Title.Label.Text = title.Length > longest ? title[..(longest - 1)] + "…" : title;
        plot.Axes.Title.Label.FontSize = PlotTheme.FontSize;
        plot.Axes.Title.Label.FontName = PlotFont.Name;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = PlotTheme.Ink;
        plot.Axes.Title.IsVisible = true;
    }
}
