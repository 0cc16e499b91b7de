using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>One row of the comparison with published numbers; a null is a number that is not to be had.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Simulated">Simulated share.</param>
/// <param name="SimulatedLower">Lower end of its 95 % interval.</param>
/// <param name="SimulatedUpper">Upper end of its 95 % interval.</param>
/// <param name="Observed">Published value.</param>
/// <param name="Lower">Lower pass bound.</param>
/// <param name="Upper">Upper pass bound.</param>
public sealed record ObservedRow(
    string Quantity, double? Simulated, double? SimulatedLower, double? SimulatedUpper, double? Observed, double? Lower, double? Upper);

/// <summary>Published numbers with their bounds beside the simulated ones with their 95 % intervals, on a logarithmic scale.</summary>
public static class ObservedPlot
{
    private const int RowHeight = 46;

    /// <summary>Draws one row a quantity.</summary>
    public static Figure Draw(string id, IReadOnlyList<ObservedRow> rows)
    {
        LogAxis axis = new(rows.SelectMany(r => new[] { r.Simulated, r.Observed, r.Lower, r.Upper, r.SimulatedLower, r.SimulatedUpper }).Select(v => v ?? 0));
        Plot plot = PlotTheme.NewPlot("share (%, logarithmic)", "");
        for (int i = 0; i < rows.Count; i++)
        {
            DrawRow(plot, axis, rows[i], -i);
        }

        RowAxis.Set(plot, [.. rows.Select(r => r.Quantity)]);
        plot.Axes.Bottom.TickGenerator = axis.Ticks();
        plot.Axes.SetLimitsX(axis.Bottom - 0.08, axis.Top + 0.05);
        plot.Layout.Fixed(new PixelPadding(310, 30, 48, 8));
        return SvgSheet.Draw(
            id, "Observed quantities beside simulated ones", plot, PlotTheme.Width, 56 + RowHeight * Math.Max(1, rows.Count),
            LegendEntry.Of("simulated, 95 % interval", PlotTheme.Lived), LegendEntry.Of("observed value (diamond) and pass bounds (band)", PlotTheme.Observed));
    }

    private static void DrawRow(Plot plot, LogAxis axis, ObservedRow row, double y)
    {
        if (row.Lower is { } lower && row.Upper is { } upper)
        {
            IntervalMark.Bar(plot, axis.Place(lower), axis.Place(upper), y, PlotTheme.Observed, half: 0.36);
        }

        if (row.Observed is { } observed)
        {
            plot.Add.Marker(axis.Place(observed), y + 0.16, MarkerShape.FilledDiamond, 12, PlotTheme.Observed);
        }

        if (row.Simulated is { } simulated)
        {
            double x = axis.Place(simulated);
            IntervalMark.Draw(
                plot, axis.Place(row.SimulatedLower ?? simulated), x, axis.Place(row.SimulatedUpper ?? simulated), y - 0.16, PlotTheme.Lived, filled: simulated > 0);
        }
    }
}
