using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>What a fit says of one number.</summary>
/// <param name="Axis">The number and its range.</param>
/// <param name="Values">Its value in each set.</param>
/// <param name="Weights">Weights that sum up to 1.</param>
public sealed record Marginal(FreeNumberAxis Axis, IReadOnlyList<double> Values, IReadOnlyList<double> Weights);

/// <summary>Posterior densities of free numbers, a panel each, in units of the density that their ranges gave beforehand.</summary>
public static class MarginalsPlot
{
    private const int PanelHeight = 210;
    private const int MostBins = 24;

    /// <summary>Draws the panels, up to three a row.</summary>
    public static Figure Draw(string id, IReadOnlyList<Marginal> numbers)
    {
        int columns = Math.Clamp(numbers.Count, 1, 3);
        List<(Plot, PixelRect)> panels = [.. numbers.Select((n, i) => (DrawOne(n), SvgSheet.Cell(i, columns, PlotTheme.Width, PanelHeight)))];
        int rows = (Math.Max(1, numbers.Count) + columns - 1) / columns;
        return SvgSheet.Draw(
            id, "Posterior densities of the free numbers", panels, PlotTheme.Width, rows * PanelHeight,
            LegendEntry.Of("after the fit", PlotTheme.Lived), LegendEntry.Of("beforehand", PlotTheme.Lost));
    }

    private static Plot DrawOne(Marginal number)
    {
        FreeNumberAxis axis = number.Axis;
        Plot plot = PlotTheme.NewPlot("", "density (beforehand = 1)");
        int bins = Math.Clamp((int)Math.Sqrt(2.0 * number.Values.Count), 8, MostBins);
        double[] density = Histogram(number, bins);
        double width = (axis.Most - axis.Least) / bins;
        for (int b = 0; b < bins; b++)
        {
            if (density[b] > 0)
            {
                var bar = plot.Add.Rectangle(axis.Least + (b * width), axis.Least + ((b + 1) * width), 0, density[b]);
                bar.FillColor = PlotTheme.Lived.WithOpacity(0.75);
                bar.LineWidth = 0;
            }
        }

        var prior = plot.Add.Line(axis.Least, 1, axis.Most, 1);
        prior.Color = PlotTheme.Lost;
        prior.LineWidth = PlotTheme.LineWidth;
        plot.Axes.Bottom.TickGenerator = axis.Ticks();
        double margin = 0.03 * (axis.Most - axis.Least);
        plot.Axes.SetLimits(axis.Least - margin, axis.Most + margin, 0, Math.Max(1.15, density.Max() * 1.08));
        PanelTitle.Set(plot, axis.Label, 40);
        plot.Layout.Fixed(new PixelPadding(PlotTheme.LeftAxis, 16, 34, 30));
        return plot;
    }

    private static double[] Histogram(Marginal number, int bins)
    {
        double[] density = new double[bins];
        double length = number.Axis.Most - number.Axis.Least;
        for (int i = 0; i < number.Values.Count; i++)
        {
            double share = (number.Axis.Place(number.Values[i]) - number.Axis.Least) / length;
            density[Math.Clamp((int)(share * bins), 0, bins - 1)] += number.Weights[i] * bins;
        }

        return density;
    }
}
