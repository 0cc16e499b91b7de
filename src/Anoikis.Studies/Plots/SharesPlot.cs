using Anoikis.Numerics.Intervals;
using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>A share in a row.</summary>
/// <param name="Row">Name of the row; rows of one name stand together.</param>
/// <param name="Series">What the legend calls it.</param>
/// <param name="Colour">Number of its colour.</param>
/// <param name="Share">The share with its interval, 0 to 1.</param>
internal sealed record ShareRow(string Row, string Series, int Colour, Interval Share);

/// <summary>Shares by row as dots with intervals, a colour a series.</summary>
internal static class SharesPlot
{
    private const int RowHeight = 30;
    private const int Frame = 76;
    private const double Spread = 0.5;

    /// <summary>Draws the rows in their order, from above.</summary>
    public static Figure Draw(string id, string title, string xLabel, IReadOnlyList<ShareRow> rows)
    {
        string[] names = [.. rows.Select(r => r.Row).Distinct()];
        (string Series, int Colour)[] series = [.. rows.Select(r => (r.Series, r.Colour)).Distinct()];
        Plot plot = PlotTheme.NewPlot(xLabel, "");
        foreach (ShareRow row in rows.Where(r => r.Share.IsKnown))
        {
            int place = Array.IndexOf(series, (row.Series, row.Colour));
            double y = -Array.IndexOf(names, row.Row) + (series.Length == 1 ? 0 : Spread * (0.5 - (place / (series.Length - 1.0))));
            Color colour = PlotTheme.Series(row.Colour);
            double lower = double.IsFinite(row.Share.Lower) ? row.Share.Lower : row.Share.Value, upper = double.IsFinite(row.Share.Upper) ? row.Share.Upper : row.Share.Value;
            IntervalMark.Draw(plot, 100 * lower, 100 * row.Share.Value, 100 * upper, y, colour);
        }

        RowAxis.Set(plot, names);
        plot.Axes.SetLimitsX(-2, 102);
        int left = (int)Math.Ceiling(names.Max(n => RowAxis.Wrap(n).Split('\n').Max(l => PlotFont.Measure(l, PlotTheme.FontSize - 1)))) + 20;
        plot.Layout.Fixed(new PixelPadding(left, 24, 48, 12));
        int height = Frame + (names.Length * Math.Max(RowHeight, 14 * series.Length));
        LegendEntry[] legend = series.Length > 1 ? [.. series.Select(s => LegendEntry.Of(s.Series, PlotTheme.Series(s.Colour)))] : [];
        return SvgSheet.Draw(id, title, plot, PlotTheme.Width, height, legend);
    }
}
