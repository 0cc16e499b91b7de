using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>Courses of several quantities over time in one panel, as a simulation of one model gives them.</summary>
public static class TimeCoursePlot
{
    /// <summary>Draws one line a series.</summary>
    /// <param name="id">Name of the picture in its page.</param>
    /// <param name="times">Times, in <paramref name="timeUnit"/>, rising.</param>
    /// <param name="series">Each name and its values, one a time.</param>
    /// <param name="timeUnit">Unit of the times, for the axis.</param>
    /// <param name="valueLabel">What the values are, with their unit, for the axis.</param>
    public static Figure Draw(
        string id, IReadOnlyList<double> times, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series, string timeUnit, string valueLabel)
    {
        Plot plot = PlotTheme.NewPlot($"time ({timeUnit})", valueLabel);
        double[] xs = [.. times];
        List<LegendEntry> legend = [];
        for (int i = 0; i < series.Count; i++)
        {
            var line = plot.Add.ScatterLine(xs, series[i].Values.ToArray());
            line.Color = PlotTheme.Series(i);
            line.LineWidth = PlotTheme.LineWidth;
            legend.Add(LegendEntry.Of(series[i].Name, PlotTheme.Series(i)));
        }

        plot.Axes.Left.TickGenerator = new AmountTicks();
        plot.Axes.Margins(0, 0.05);
        plot.Layout.Fixed(new PixelPadding(PlotTheme.LeftAxis, 40, 48, 12));
        return SvgSheet.Draw(id, $"{string.Join(", ", series.Take(8).Select(s => s.Name))} over time", plot, PlotTheme.Width, 420, legend);
    }
}
