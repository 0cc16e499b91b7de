using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>A drawn figure: its picture and what its colours mean.</summary>
/// <param name="Svg">The picture, an svg element to stand inline in a page: its ink is the page's text colour, its background is none.</param>
/// <param name="Legend">What each colour means, for the page to set above the picture; empty when axes or panels say it.</param>
/// <param name="Width">Width, px.</param>
/// <param name="Height">Height, px.</param>
public sealed record Figure(string Svg, IReadOnlyList<LegendEntry> Legend, int Width, int Height)
{
    /// <summary>The picture as a file of its own: ink on white, the legend above it.</summary>
    public string ToFile() => SvgFile.Of(this);
}

/// <summary>What a colour means.</summary>
/// <param name="Name">Its meaning.</param>
/// <param name="Hex">The colour, #RRGGBB.</param>
public sealed record LegendEntry(string Name, string Hex)
{
    /// <summary>An entry in a colour of the theme.</summary>
    internal static LegendEntry Of(string name, Color color) => new(name, color.ToStringRGB());
}
