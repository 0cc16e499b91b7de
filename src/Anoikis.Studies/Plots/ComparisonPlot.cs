using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>One row of a comparison; a null is a number that is not to be had.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="First">Value, lower and upper end of the 95 % interval in the first run.</param>
/// <param name="Second">The same in the second run.</param>
public sealed record ComparisonRow(string Quantity, (double Value, double Lower, double Upper)? First, (double Value, double Lower, double Upper)? Second);

/// <summary>Two runs side by side: two dots a row with their 95 % intervals, on a logarithmic scale.</summary>
public static class ComparisonPlot
{
    private const int RowHeight = 40;

    /// <summary>Draws one row a quantity.</summary>
    public static Figure Draw(string id, IReadOnlyList<ComparisonRow> rows)
    {
        LogAxis axis = new(rows.SelectMany(r => new[] { r.First, r.Second }).SelectMany(v => v is { } e ? new[] { e.Value, e.Upper } : []));
        Plot plot = PlotTheme.NewPlot("share (%, logarithmic)", "");
        for (int i = 0; i < rows.Count; i++)
        {
            DrawValue(plot, axis, rows[i].First, -i + 0.15, PlotTheme.Lived);
            DrawValue(plot, axis, rows[i].Second, -i - 0.15, PlotTheme.Died);
        }

        RowAxis.Set(plot, [.. rows.Select(r => r.Quantity)]);
        plot.Axes.Bottom.TickGenerator = axis.Ticks();
        plot.Axes.SetLimitsX(axis.Bottom - 0.08, axis.Top + 0.05);
        plot.Layout.Fixed(new PixelPadding(310, 30, 48, 8));
        return SvgSheet.Draw(
            id, "Both runs, quantity by quantity", plot, PlotTheme.Width, 56 + (RowHeight * Math.Max(1, rows.Count)),
            LegendEntry.Of("first run, 95 % interval", PlotTheme.Lived), LegendEntry.Of("second run, 95 % interval", PlotTheme.Died));
    }

    private static void DrawValue(Plot plot, LogAxis axis, (double Value, double Lower, double Upper)? value, double y, Color colour)
    {
        if (value is { } v)
        {
            IntervalMark.Draw(plot, axis.Place(v.Lower), axis.Place(v.Value), axis.Place(v.Upper), y, colour, filled: v.Value > 0);
        }
    }
}
