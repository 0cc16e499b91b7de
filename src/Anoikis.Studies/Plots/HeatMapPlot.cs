using Anoikis.Numerics.Intervals;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>How a heat map turns values into colours and words.</summary>
internal enum HeatScale
{
    /// <summary>A share, from pale at 0 to dark at 1, as per cent.</summary>
    Share,

    /// <summary>A difference of shares about 0, in points of per cent.</summary>
    Excess,

    /// <summary>A difference about 0 in standard deviations, with its sign; full colour from one on.</summary>
    Deviations,

    /// <summary>An index about 1, where 1/2 and 2 are as far from it.</summary>
    Index,
}

/// <summary>A map of values by row and column.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="XLabel">What columns are.</param>
/// <param name="YLabel">What rows are.</param>
/// <param name="Rows">Names of rows, from below.</param>
/// <param name="Columns">Names of columns.</param>
/// <param name="Values">Values by row and column; those that are none are left blank.</param>
/// <param name="Scale">Their colours.</param>
internal sealed record HeatMap(string Title, string XLabel, string YLabel, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, Interval[][] Values, HeatScale Scale);

/// <summary>Heat maps with their numbers, three a row.</summary>
internal static class HeatMapPlot
{
    private const int PanelHeight = 300;
    private const int AcrossThree = 9;
    private const int NamesWidth = 66;

    /// <summary>Draws the maps; wide ones stand one or two a row.</summary>
    public static Figure Draw(string id, string title, IReadOnlyList<HeatMap> maps)
    {
        int widest = maps.Max(m => m.Columns.Count);
        int columns = Math.Min(maps.Count, widest <= AcrossThree ? 3 : widest <= 2 * AcrossThree ? 2 : 1);
        int height = Math.Max(PanelHeight, 90 + (24 * maps.Max(m => m.Rows.Count)));
        int rows = (maps.Count + columns - 1) / columns;
        List<(Plot, PixelRect)> panels = [.. maps.Select((map, i) => (Panel(map, PlotTheme.Width / columns), SvgSheet.Cell(i, columns, PlotTheme.Width, height)))];
        return SvgSheet.Draw(id, title, panels, PlotTheme.Width, rows * height);
    }

    private static Plot Panel(HeatMap map, int width)
    {
        Plot plot = PlotTheme.NewPlot(map.XLabel, map.YLabel);
        plot.HideGrid();
        plot.Axes.Left.MinimumSize = 60;
        double field = (width - 78.0) / map.Columns.Count;
        float size = (float)Math.Clamp(field / 3.1, 6, 11);
        for (int i = 0; i < map.Rows.Count; i++)
        {
            for (int j = 0; j < map.Columns.Count; j++)
            {
                Interval value = map.Values[i][j];
                var rectangle = plot.Add.Rectangle(j - 0.5, j + 0.5, i - 0.5, i + 0.5);
                rectangle.LineWidth = 0.5f;
                rectangle.LineColor = PlotTheme.Grid;
                rectangle.FillColor = value.IsKnown ? Colour(value.Value, map.Scale) : Colors.Transparent;
                if (value.IsKnown && field > 14)
                {
                    var text = plot.Add.Text(Number(value, map.Scale), j, i);
                    text.LabelFontName = PlotFont.Name;
                    text.LabelFontSize = size;
                    text.LabelAlignment = Alignment.MiddleCenter;
                    text.LabelFontColor = IsDark(Colour(value.Value, map.Scale)) ? Colors.White : Color.FromHex("#1A1D21");
                }
            }
        }

        plot.Axes.Left.TickGenerator = Names(map.Rows, 1);
        plot.Axes.Bottom.TickGenerator = Names(map.Columns, (int)Math.Ceiling(30 / field));
        foreach (IAxis axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        {
            axis.MajorTickStyle.Length = 0;
        }

        plot.Axes.SetLimits(-0.5, map.Columns.Count - 0.5, -0.5, map.Rows.Count - 0.5);
        PanelTitle.Set(plot, map.Title, (int)(width / 7.2));
        PlotFont.Ensure();
        float left = map.YLabel.Length > 0 ? NamesWidth : Math.Max(NamesWidth, map.Rows.Max(r => PlotFont.Measure(r, PlotTheme.FontSize)) + 12);
        plot.Layout.Fixed(new PixelPadding(left, 12, 48, 30));
        return plot;
    }

    private static NumericManual Names(IReadOnlyList<string> names, int every)
    {
        NumericManual ticks = new();
        for (int i = 0; i < names.Count; i += every)
        {
            ticks.AddMajor(i, names[i]);
        }

        return ticks;
    }

    private static string Number(Interval value, HeatScale scale)
    {
        (double shown, double neutral) = scale switch
        {
            HeatScale.Share => (100 * value.Value, double.NaN),
            HeatScale.Excess => (100 * value.Value, 0),
            HeatScale.Deviations => (value.Value, 0),
            _ => (value.Value, 1),
        };
        string text = scale switch
        {
            HeatScale.Index => LogAxis.Figures(Math.Round(shown, 2)),
            HeatScale.Deviations => shown.ToString("+0.00;-0.00;0", System.Globalization.CultureInfo.InvariantCulture),
            _ => Math.Round(shown).ToString("0", System.Globalization.CultureInfo.InvariantCulture),
        };
        return !double.IsNaN(neutral) && value.Contains(neutral) ? $"({(text == "-0" ? "0" : text)})" : text == "-0" ? "0" : text;
    }

    private static Color Colour(double value, HeatScale scale)
    {
        double place = scale switch
        {
            HeatScale.Share => value,
            HeatScale.Excess => Math.Clamp(value / 0.5, -1, 1),
            HeatScale.Deviations => Math.Clamp(value, -1, 1),
            _ => Math.Clamp(-Math.Log2(Math.Max(value, 1e-9)) / 2, -1, 1),
        };
        Color full = place >= 0 ? PlotTheme.Lived : PlotTheme.Died;
        return Mix(Color.FromHex("#F7F8FA"), full, Math.Abs(place));
    }

    private static Color Mix(Color from, Color to, double share)
        => new((byte)(from.R + ((to.R - from.R) * share)), (byte)(from.G + ((to.G - from.G) * share)), (byte)(from.B + ((to.B - from.B) * share)));

    private static bool IsDark(Color colour) => (0.299 * colour.R) + (0.587 * colour.G) + (0.114 * colour.B) < 140;
}
