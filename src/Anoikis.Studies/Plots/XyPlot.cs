using ScottPlot;
using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>A measured value with its interval.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Y">The value; a point without one is not drawn.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
internal readonly record struct XyPoint(double X, double Y, double Lower, double Upper);

/// <summary>Points and a line of one colour.</summary>
/// <param name="Name">What the legend calls it; equal names share one entry.</param>
/// <param name="Colour">Number of the colour.</param>
internal sealed record XySeries(string Name, int Colour)
{
    /// <summary>Points with intervals.</summary>
    public IReadOnlyList<XyPoint> Points { get; init; } = [];

    /// <summary>A line through these places.</summary>
    public IReadOnlyList<(double X, double Y)> Line { get; init; } = [];

    /// <summary>Whether the line is dashed.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether the line goes in steps: each value holds until the next place.</summary>
    public bool IsSteps { get; init; }

    /// <summary>Where the colour stands on a ramp from pale to dark, 0 to 1, in the place of a colour of its own; null for none: series in an order, such as doses.</summary>
    public double? Shade { get; init; }

    /// <summary>Its colour.</summary>
    public Color Ink => Shade is { } shade ? PlotTheme.Ramp(shade) : PlotTheme.Series(Colour);

    /// <summary>Size of a point, px.</summary>
    public float PointSize { get; init; } = 7;
}

/// <summary>A panel of curves.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="XLabel">What runs along x, with its unit.</param>
/// <param name="YLabel">What runs along y, with its unit.</param>
/// <param name="Series">The curves.</param>
internal sealed record XyPanel(string Title, string XLabel, string YLabel, IReadOnlyList<XySeries> Series)
{
    /// <summary>Whether x is logarithmic; a point at 0 then stands at the left, set apart.</summary>
    public bool IsLog { get; init; }

    /// <summary>Whether y is a share from 0 to 1, shown as per cent.</summary>
    public bool IsShare { get; init; }

    /// <summary>Range of y; null for what the data need, from 0.</summary>
    public (double Least, double Most)? YRange { get; init; }

    /// <summary>Range of x; null for what the data need.</summary>
    public (double Least, double Most)? XRange { get; init; }

    /// <summary>A value of y to mark by a thin line; NaN for none.</summary>
    public double Level { get; init; } = double.NaN;
}

/// <summary>Curves with points and intervals, in panels two a row.</summary>
internal static class XyPlot
{
    private const int PanelHeight = 300;
    private const double Apart = 0.35;

    /// <summary>Draws the panels with one legend.</summary>
    public static Figure Draw(string id, string title, IReadOnlyList<XyPanel> panels)
    {
        int columns = Math.Clamp(panels.Count, 1, 2);
        int rows = (panels.Count + columns - 1) / columns;
        List<(Plot, PixelRect)> drawn = [.. panels.Select((panel, i) => (Panel(panel), SvgSheet.Cell(i, columns, PlotTheme.Width, PanelHeight)))];
        LegendEntry[] legend =
        [
            .. panels.SelectMany(p => p.Series).Where(s => s.Name.Length > 0).DistinctBy(s => s.Name).Select(s => LegendEntry.Of(s.Name, s.Ink)),
        ];
        return SvgSheet.Draw(id, title, drawn, PlotTheme.Width, rows * PanelHeight, legend.Length > 1 ? legend : []);
    }

    private static Plot Panel(XyPanel panel)
    {
        Plot plot = PlotTheme.NewPlot(panel.XLabel, panel.YLabel);
        double[] xs = [.. panel.Series.SelectMany(s => s.Points.Select(p => p.X).Concat(s.Line.Select(l => l.X))).Where(double.IsFinite)];
        double leastPositive = xs.Where(x => x > 0).DefaultIfEmpty(1).Min();
        double mostX = panel.XRange?.Most ?? xs.DefaultIfEmpty(1).Max();
        double zero = Math.Log10(leastPositive) - Math.Max(Apart, 0.12 * Math.Log10(Math.Max(mostX / leastPositive, 1)));
        double X(double x) => !panel.IsLog ? x : x > 0 ? Math.Log10(x) : zero;
        double scale = panel.IsShare ? 100 : 1;
        if (!double.IsNaN(panel.Level))
        {
            var level = plot.Add.HorizontalLine(scale * panel.Level, 1, PlotTheme.Lost);
            level.LinePattern = LinePattern.Dashed;
        }

        for (int i = 0; i < panel.Series.Count; i++)
        {
            int above = panel.Series.Skip(i + 1).Count(later => Covers(later, panel.Series[i]));
            DrawSeries(plot, panel.Series[i], X, scale, above);
        }

        double[] ys = [.. panel.Series.SelectMany(s => s.Points.SelectMany(p => new[] { p.Upper, p.Y }).Concat(s.Line.Select(l => l.Y))).Where(double.IsFinite).Append(0)];
        (double leastY, double mostY) = panel.YRange ?? (panel.IsShare ? (0, 1) : (0, ys.Max() > 0 ? ys.Max() * 1.08 : 1));
        double left = panel.XRange is { } range ? X(range.Least) : xs.Length == 0 ? 0 : xs.Min(X);
        double right = X(mostX);
        double margin = 0.03 * (right - left);
        double height = scale * (mostY - leastY);
        plot.Axes.SetLimits(left - margin, right + margin, (scale * leastY) - (0.02 * height), (scale * mostY) + (0.03 * height));
        if (panel.IsLog)
        {
            plot.Axes.Bottom.TickGenerator = LogTicks(leastPositive, mostX, xs.Any(x => x <= 0) ? zero : double.NaN);
        }
        else
        {
            plot.Axes.Bottom.TickGenerator = new AmountTicks { MinimumTickSpacing = 50 };
        }

        plot.Axes.Left.TickGenerator = new AmountTicks();
        PanelTitle.Set(plot, panel.Title);
        plot.Layout.Fixed(new PixelPadding(PlotTheme.LeftAxis, 18, 48, 30));
        return plot;
    }

    // Whether one curve hides another: the same places with nearly the same values.
    private static bool Covers(XySeries later, XySeries series)
    {
        (double X, double Y)[] own = [.. Places(series)], others = [.. Places(later)];
        double near = 0.01 * own.Concat(others).Select(p => Math.Abs(p.Y)).DefaultIfEmpty(0).Max();
        return own.Length > 0 && own.Length == others.Length && own.Zip(others).All(p => p.First.X == p.Second.X && Math.Abs(p.First.Y - p.Second.Y) <= near);
    }

    private static IEnumerable<(double X, double Y)> Places(XySeries series)
        => series.Points.Count > 0 ? series.Points.Where(p => double.IsFinite(p.Y)).Select(p => (p.X, p.Y)) : series.Line;

    // What is drawn over by others is drawn wider, so that it shows as a rim.
    private static void DrawSeries(Plot plot, XySeries series, Func<double, double> place, double scale, int above)
    {
        float rim = 3f * above;
        Color colour = series.Ink;
        if (series.Line.Count > 1)
        {
            var line = plot.Add.ScatterLine(series.Line.Select(l => place(l.X)).ToArray(), series.Line.Select(l => scale * l.Y).ToArray());
            line.Color = colour;
            line.LineWidth = PlotTheme.LineWidth + rim;
            line.LinePattern = series.IsDashed ? LinePattern.Dashed : LinePattern.Solid;
            line.ConnectStyle = series.IsSteps ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
        }

        foreach (XyPoint point in series.Points.Where(p => double.IsFinite(p.Y)))
        {
            double x = place(point.X);
            if (double.IsFinite(point.Lower) && double.IsFinite(point.Upper))
            {
                var bar = plot.Add.Line(x, scale * point.Lower, x, scale * point.Upper);
                bar.Color = colour;
                bar.LineWidth = PlotTheme.LineWidth;
            }

            var dot = plot.Add.Marker(x, scale * point.Y, MarkerShape.FilledCircle, series.PointSize + rim, colour);
            dot.MarkerLineWidth = 0;
        }
    }

    private static NumericManual LogTicks(double least, double most, double zero)
    {
        NumericManual ticks = new();
        if (!double.IsNaN(zero))
        {
            ticks.AddMajor(zero, "0");
        }

        double span = Math.Log10(most / least);
        double[] marks = span > 2.5 ? [1] : span > 1.2 ? [1, 3] : [1, 2, 5];
        for (int decade = (int)Math.Floor(Math.Log10(least)); decade <= Math.Ceiling(Math.Log10(most)); decade++)
        {
            foreach (double mark in marks)
            {
                double at = Math.Log10(mark) + decade;
                if (at >= Math.Log10(least) - 0.02 && at <= Math.Log10(most) + 0.02)
                {
                    ticks.AddMajor(at, LogAxis.Figures(Math.Pow(10, decade) * mark));
                }
            }
        }

        return ticks;
    }
}
