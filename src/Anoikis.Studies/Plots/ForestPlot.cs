using Anoikis.Numerics.Intervals;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>A row of a forest.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Ratio">A ratio with its interval; not known leaves the row empty.</param>
/// <param name="Note">What stands at the right.</param>
/// <param name="IsMarked">Whether it stands out.</param>
internal sealed record ForestRow(string Name, Interval Ratio, string Note, bool IsMarked = false);

/// <summary>Ratios on a logarithmic axis with a line at 1, a row each.</summary>
internal static class ForestPlot
{
    private const int RowHeight = 30;
    private const double Widest = 64;
    private static readonly double[] Marks = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];

    /// <summary>Draws the rows, the first on top.</summary>
    public static Figure Draw(string id, string title, string axis, IReadOnlyList<ForestRow> rows)
    {
        double[] ends = [.. rows.SelectMany(r => new[] { r.Ratio.Lower, r.Ratio.Upper, r.Ratio.Value }).Where(v => double.IsFinite(v) && v > 0)];
        double least = Math.Max(1 / Widest, Math.Min(0.8, ends.DefaultIfEmpty(0.8).Min()));
        double most = Math.Min(Widest, Math.Max(1.25, ends.DefaultIfEmpty(1.25).Max()));
        double Place(double ratio) => Math.Log(Math.Clamp(ratio, least, most));
        Plot plot = PlotTheme.NewPlot(axis, "");
        var one = plot.Add.VerticalLine(0);
        one.Color = PlotTheme.Ink;
        one.LineWidth = 1;
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Ratio.IsKnown && double.IsFinite(rows[i].Ratio.Value))
                IntervalMark.Draw(plot, Place(rows[i].Ratio.Lower), Place(rows[i].Ratio.Value), Place(rows[i].Ratio.Upper), -i, rows[i].IsMarked ? PlotTheme.Died : PlotTheme.Lived);
        }

        RowAxis.Set(plot, [.. rows.Select(r => r.Name)], [.. rows.Select(r => r.Note)]);
        NumericManual ticks = new();
        double[] marks = most / least < 4 ? [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2] : Marks;
        foreach (double mark in marks.Where(m => m >= least * 0.98 && m <= most * 1.02))
        {
            ticks.AddMajor(Math.Log(mark), LogAxis.Figures(mark));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
        double margin = 0.04 * Math.Log(most / least);
        plot.Axes.SetLimitsX(Math.Log(least) - margin, Math.Log(most) + margin);
        plot.Layout.Fixed(new PixelPadding(250, 270, 48, 8));
        return SvgSheet.Draw(id, title, plot, PlotTheme.Width, 60 + (RowHeight * Math.Max(1, rows.Count)));
    }
}
