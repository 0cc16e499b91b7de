using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>One row of the funnel: the share of the injected cells that entered a step.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Share">Share of the injected, 0 to 1.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end of its 95 % interval.</param>
public sealed record FunnelRow(string Step, double Share, double Lower, double Upper);

/// <summary>The funnel: how many of the injected cells enter each step, on a logarithmic scale, with 95 % intervals.</summary>
public static class FunnelPlot
{
    private const int RowHeight = 34;

    /// <summary>Draws the steps from top to bottom in the cascade's order.</summary>
    public static Figure Draw(string id, IReadOnlyList<FunnelRow> rows)
    {
        LogAxis axis = new(rows.SelectMany(r => new[] { r.Share, r.Lower, r.Upper }));
        Plot plot = PlotTheme.NewPlot("entered the step (% of injected cells, logarithmic)", "");
        for (int i = 0; i < rows.Count; i++)
        {
            double x = axis.Place(rows[i].Share);
            IntervalMark.Bar(plot, axis.Bottom, x, -i, PlotTheme.Series(i));
            IntervalMark.Draw(plot, axis.Place(rows[i].Lower), x, axis.Place(rows[i].Upper), -i, PlotTheme.Ink, filled: rows[i].Share > 0);
        }

        RowAxis.Set(plot, [.. rows.Select(r => r.Step)], [.. rows.Select(Note)]);
        plot.Axes.Bottom.TickGenerator = axis.Ticks();
        plot.Axes.SetLimitsX(axis.Bottom - 0.08, axis.Top + 0.05);
        plot.Layout.Fixed(new PixelPadding(170, 200, 48, 8));
        return SvgSheet.Draw(id, "Share of the injected cells that entered each step", plot, PlotTheme.Width, 56 + RowHeight * Math.Max(1, rows.Count));
    }

    private static string Note(FunnelRow row)
        => $"{LogAxis.Percent(row.Share)} ({LogAxis.Figures(row.Lower * 100)} – {LogAxis.Figures(row.Upper * 100)})";
}
