using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>One species in one cell over time.</summary>
/// <param name="Species">Its panel's name: what it is.</param>
/// <param name="Died">Whether the cell died by apoptosis.</param>
/// <param name="Times">Times before the end of its course, s, rising to 0.</param>
/// <param name="Values">The amount at each time.</param>
public sealed record CellCourse(string Species, bool Died, IReadOnlyList<double> Times, IReadOnlyList<double> Values);

/// <summary>Courses of a few cells: a panel a species, a line a cell, coloured by whether the cell died.</summary>
public static class CoursesPlot
{
    private const int PanelHeight = 230;

    /// <summary>Draws the panels, three a row.</summary>
    /// <param name="id">Name of the picture in its page.</param>
    /// <param name="unit">Unit of the amounts.</param>
    /// <param name="courses">The lines; panels come in the order in which species first appear.</param>
    public static Figure Draw(string id, string unit, IReadOnlyList<CellCourse> courses)
    {
        string[] species = [.. courses.Select(c => c.Species).Distinct()];
        double span = -courses.SelectMany(c => c.Times).DefaultIfEmpty(-1).Min();
        TimeUnit time = TimeUnit.For(span);
        int columns = Math.Clamp(species.Length, 1, 3);
        List<(Plot, PixelRect)> panels = [];
        for (int i = 0; i < species.Length; i++)
        {
            Plot plot = DrawSpecies(species[i], unit, time, span, courses);
            panels.Add((plot, SvgSheet.Cell(i, columns, PlotTheme.Width, PanelHeight)));
        }

        int rows = (Math.Max(1, species.Length) + columns - 1) / columns;
        return SvgSheet.Draw(
            id, "Courses of sampled cells", panels, PlotTheme.Width, rows * PanelHeight,
            LegendEntry.Of("cells that died by apoptosis", PlotTheme.Died), LegendEntry.Of("cells that lived", PlotTheme.Lived));
    }

    private static Plot DrawSpecies(string species, string unit, TimeUnit time, double span, IReadOnlyList<CellCourse> courses)
    {
        Plot plot = PlotTheme.NewPlot($"before its end ({time.Symbol})", unit);
        double most = 0;
        foreach (CellCourse course in courses.Where(c => c.Species == species).OrderBy(c => c.Died))
        {
            var line = plot.Add.ScatterLine(course.Times.Select(t => t / time.Seconds).ToArray(), course.Values.ToArray());
            line.Color = (course.Died ? PlotTheme.Died : PlotTheme.Lived).WithOpacity(0.8);
            line.LineWidth = 1.3f;
            most = Math.Max(most, course.Values.DefaultIfEmpty(0).Max());
        }

        plot.Axes.SetLimits(-span / time.Seconds, 0, 0, most > 0 ? most * 1.05 : 1);
        plot.Axes.Left.TickGenerator = new AmountTicks();
        PanelTitle.Set(plot, species);
        plot.Layout.Fixed(new PixelPadding(PlotTheme.LeftAxis, 16, 48, 30));
        return plot;
    }
}
