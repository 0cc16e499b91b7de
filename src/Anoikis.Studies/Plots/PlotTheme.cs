using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>What every plot looks like: typeface, sizes, ink and a palette that the colour-blind tell apart (after Okabe and Ito).</summary>
public static class PlotTheme
{
    /// <summary>Width of a figure across the page, px.</summary>
    public const int Width = 960;

    /// <summary>Room for the left axis of a plot of amounts, px.</summary>
    internal const int LeftAxis = 80;

    /// <summary>Text, px.</summary>
    public const float FontSize = 13;

    /// <summary>Lines of data, px.</summary>
    public const float LineWidth = 1.8f;

    /// <summary>Text, axes and marks without a meaning of their own.</summary>
    public static readonly Color Ink = Color.FromHex("#22262C");

    /// <summary>Grid lines.</summary>
    public static readonly Color Grid = Color.FromHex("#DDE0E4");

    /// <summary>Dead, in every plot.</summary>
    public static readonly Color Died = Color.FromHex("#D55E00");

    /// <summary>Alive, in every plot.</summary>
    public static readonly Color Lived = Color.FromHex("#0072B2");

    /// <summary>Observed values and their bounds, in every plot.</summary>
    public static readonly Color Observed = Color.FromHex("#E69F00");

    /// <summary>Lost by a named exit, in every plot.</summary>
    public static readonly Color Lost = Color.FromHex("#8A9099");

    private static readonly Color[] Palette =
    [
        Color.FromHex("#56B4E9"), Color.FromHex("#009E73"), Color.FromHex("#0072B2"), Color.FromHex("#CC79A7"), Color.FromHex("#999933"),
        Color.FromHex("#882255"), Color.FromHex("#44AA99"), Color.FromHex("#AA4499"), Color.FromHex("#6699CC"), Color.FromHex("#B8860B"),
    ];

    private static readonly Color[] Order = [Color.FromHex("#DCC24B"), Color.FromHex("#6BB38A"), Color.FromHex("#2A8CA5"), Color.FromHex("#2B5597"), Color.FromHex("#2D1E5F")];

    /// <summary>Colour of the i-th step, species or series, i from 0; beyond the palette's end it starts again.</summary>
    public static Color Series(int index) => Palette[index % Palette.Length];

    /// <summary>A colour between pale yellow and dark blue, by a share from 0 to 1: for series in an order.</summary>
    internal static Color Ramp(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Order.Length - 1);
        int from = Math.Min((int)place, Order.Length - 2);
        double rest = place - from;
        byte Mix(byte a, byte b) => (byte)Math.Round(a + ((b - a) * rest));
        (Color one, Color other) = (Order[from], Order[from + 1]);
        return new Color(Mix(one.R, other.R), Mix(one.G, other.G), Mix(one.B, other.B));
    }

    /// <summary>A plot with the theme's typeface, axes and grid, and both axes labelled.</summary>
    /// <param name="xLabel">What runs along x, with its unit.</param>
    /// <param name="yLabel">What runs along y, with its unit.</param>
    internal static Plot NewPlot(string xLabel, string yLabel)
    {
        PlotFont.Ensure();
        Plot plot = new();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Grid;
        plot.Grid.MajorLineWidth = 1;
        plot.Axes.Bottom.Label.Text = xLabel;
        plot.Axes.Left.Label.Text = yLabel;
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.FontSize = FontSize;
            axis.Label.Bold = false;
            axis.Label.FontName = PlotFont.Name;
            axis.TickLabelStyle.FontSize = FontSize - 1;
            axis.TickLabelStyle.FontName = PlotFont.Name;
            axis.MinorTickStyle.Length = 0;
        }

        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Left.MinimumSize = LeftAxis - 4;
        plot.HideLegend();
        return plot;
    }
}
