using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>Deaths of one cause in one step over time.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Cause">Name of the cause.</param>
/// <param name="Shares">Share of the injected cells that died in each bin of time.</param>
public sealed record DeathCourse(string Step, string Cause, IReadOnlyList<double> Shares);

/// <summary>Deaths over time: a panel a cause, a colour a step.</summary>
public static class DeathsPlot
{
    private const int PanelHeight = 240;

    /// <summary>Draws the panels, two a row.</summary>
    /// <param name="id">Name of the picture in its page.</param>
    /// <param name="binWidth">Width of a bin of time, s; the first begins at 0.</param>
    /// <param name="steps">The cascade's steps in order: the colours follow it.</param>
    /// <param name="courses">The deaths.</param>
    public static Figure Draw(string id, double binWidth, IReadOnlyList<string> steps, IReadOnlyList<DeathCourse> courses)
    {
        int bins = courses.Count == 0 ? 1 : courses.Max(c => c.Shares.Count);
        TimeUnit unit = TimeUnit.For(bins * binWidth);
        string[] causes = [.. courses.Select(c => c.Cause).Distinct()];
        int columns = Math.Min(2, Math.Max(1, causes.Length));
        int rows = (Math.Max(1, causes.Length) + columns - 1) / columns;
        List<(Plot, PixelRect)> panels = [];
        for (int i = 0; i < causes.Length; i++)
        {
            Plot plot = DrawCause(causes[i], binWidth, bins, unit, steps, courses);
            panels.Add((plot, SvgSheet.Cell(i, columns, PlotTheme.Width, PanelHeight)));
        }

        LegendEntry[] legend =
        [
            .. steps.Select((step, i) => (step, i)).Where(s => courses.Any(c => c.Step == s.step)).Select(s => LegendEntry.Of(s.step, PlotTheme.Series(s.i))),
        ];
        return SvgSheet.Draw(id, "Deaths over time by cause and step", panels, PlotTheme.Width, rows * PanelHeight, legend);
    }

    private static Plot DrawCause(string cause, double binWidth, int bins, TimeUnit unit, IReadOnlyList<string> steps, IReadOnlyList<DeathCourse> courses)
    {
        Plot plot = PlotTheme.NewPlot(
            $"time since injection ({unit.Symbol})", $"died per {LogAxis.Figures(binWidth / unit.Seconds)} {unit.Symbol} (% of injected)");
        double[] foot = new double[bins];
        double width = binWidth / unit.Seconds;
        for (int s = 0; s < steps.Count; s++)
        {
            foreach (DeathCourse course in courses.Where(c => c.Cause == cause && c.Step == steps[s]))
            {
                for (int b = 0; b < course.Shares.Count; b++)
                {
                    double top = foot[b] + 100 * course.Shares[b];
                    if (top > foot[b])
                    {
                        var bar = plot.Add.Rectangle(b * width, (b + 1) * width, foot[b], top);
                        bar.FillColor = PlotTheme.Series(s);
                        bar.LineWidth = 0;
                    }

                    foot[b] = top;
                }
            }
        }

        double most = foot.Max();
        plot.Axes.SetLimits(0, bins * width, 0, most > 0 ? most * 1.06 : 1);
        PanelTitle.Set(plot, cause);
        plot.Layout.Fixed(new PixelPadding(PlotTheme.LeftAxis, 18, 48, 30));
        return plot;
    }
}
