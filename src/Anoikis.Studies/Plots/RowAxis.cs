using ScottPlot;
using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>Named rows along the left axis, the first on top, and what is said of each at the right.</summary>
internal static class RowAxis
{
    private const int LineLength = 44;

    /// <summary>Puts row i at y = -i, names the rows at the left and writes the notes at the right.</summary>
    public static void Set(Plot plot, IReadOnlyList<string> names, IReadOnlyList<string>? notes = null)
    {
        plot.Axes.Left.TickGenerator = Labels(names);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.SetLimitsY(-names.Count + 0.5, 0.5);
        plot.Grid.YAxisStyle.IsVisible = false;
        if (notes is not null)
        {
            plot.Axes.Right.TickGenerator = Labels(notes);
            plot.Axes.Right.MajorTickStyle.Length = 0;
            plot.Axes.Right.MinorTickStyle.Length = 0;
            plot.Axes.Right.TickLabelStyle.FontSize = PlotTheme.FontSize - 1;
            plot.Axes.Right.TickLabelStyle.ForeColor = PlotTheme.Ink;
            plot.Axes.Right.TickLabelStyle.FontName = PlotFont.Name;
            plot.Axes.SetLimitsY(-names.Count + 0.5, 0.5, plot.Axes.Right);
        }
    }

    private static NumericManual Labels(IReadOnlyList<string> texts)
    {
        NumericManual ticks = new();
        for (int i = 0; i < texts.Count; i++)
        {
            ticks.AddMajor(-i, Wrap(texts[i]));
        }

        return ticks;
    }

    /// <summary>Breaks a long name at a space into two lines of about one length, and ends a longer one with an ellipsis.</summary>
    internal static string Wrap(string name)
    {
        if (name.Length <= LineLength)
        {
            return name;
        }

        int middle = name.Length / 2;
        int space = Enumerable.Range(0, name.Length).Where(i => name[i] == ' ' && i <= LineLength && name.Length - i - 1 <= LineLength).DefaultIfEmpty(-1).MinBy(i => Math.Abs(i - middle));
        if (space < 0)
        {
            int last = name.LastIndexOf(' ', LineLength);
            space = last > LineLength / 3 ? last : LineLength;
        }

        string rest = name[space..].Trim();
        return name[..space] + "\n" + (rest.Length > LineLength ? rest[..(LineLength - 1)] + "…" : rest);
    }
}
