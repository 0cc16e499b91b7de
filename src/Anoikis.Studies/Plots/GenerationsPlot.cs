using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>A generation of a fit.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Tolerance">Largest distance that is kept.</param>
/// <param name="Acceptance">Share of its sets within the tolerance before.</param>
/// <param name="EffectiveSize">Effective number of kept sets.</param>
public sealed record GenerationPoint(int Number, double Tolerance, double Acceptance, double EffectiveSize);

/// <summary>How a fit came nearer: tolerance, acceptance and effective sample size by generation.</summary>
public static class GenerationsPlot
{
    private const int PanelHeight = 220;

    /// <summary>Draws the three panels.</summary>
    public static Figure Draw(string id, IReadOnlyList<GenerationPoint> generations)
    {
        GenerationPoint[] known = [.. generations.Where(g => double.IsFinite(g.Tolerance) && g.Tolerance > 0)];
        Plot tolerance = DrawOne("tolerance (half-widths, logarithmic)", [.. known.Select(g => (g.Number, Math.Log10(g.Tolerance)))], generations.Count);
        if (known.Length > 0)
        {
            FreeNumberAxis axis = new("", "", known.Min(g => g.Tolerance) / 1.3, known.Max(g => g.Tolerance) * 1.3, IsLog: true);
            tolerance.Axes.Left.TickGenerator = axis.Ticks();
            tolerance.Axes.SetLimitsY(axis.Least, axis.Most);
        }

        Plot acceptance = DrawOne("accepted of the new sets (%)", [.. generations.Select(g => (g.Number, 100 * g.Acceptance))], generations.Count);
        acceptance.Axes.SetLimitsY(0, 105);
        Plot size = DrawOne("effective sample size", [.. generations.Select(g => (g.Number, g.EffectiveSize))], generations.Count);
        size.Axes.SetLimitsY(0, Math.Max(1, generations.Max(g => g.EffectiveSize)) * 1.08);
        (Plot, PixelRect)[] panels = [.. new[] { tolerance, acceptance, size }.Select((p, i) => (p, SvgSheet.Cell(i, 3, PlotTheme.Width, PanelHeight)))];
        return SvgSheet.Draw(id, "Tolerance, acceptance and effective sample size by generation", panels, PlotTheme.Width, PanelHeight);
    }

    private static Plot DrawOne(string title, IReadOnlyList<(int Number, double Value)> points, int generations)
    {
        Plot plot = PlotTheme.NewPlot("generation", "");
        var line = plot.Add.Scatter(points.Select(p => (double)p.Number).ToArray(), points.Select(p => p.Value).ToArray());
        line.Color = PlotTheme.Lived;
        line.LineWidth = PlotTheme.LineWidth;
        line.MarkerSize = 7;
        int every = Math.Max(1, (generations + 9) / 10);
        ScottPlot.TickGenerators.NumericManual ticks = new();
        for (int g = 1; g <= generations; g += every)
        {
            ticks.AddMajor(g, g.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.SetLimitsX(0.5, generations + 0.5);
        PanelTitle.Set(plot, title);
        plot.Layout.Fixed(new PixelPadding(58, 16, 48, 30));
        return plot;
    }
}
