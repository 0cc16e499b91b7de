using ScottPlot;
using SkiaSharp;

namespace Anoikis.Studies.Plots;

/// <summary>
/// The one typeface of every plot, shipped with the program: with no font installed a plot would silently carry no text. Liberation Sans has
/// the widths of Arial and Helvetica, so a browser that has any of the three sets the text as it was measured.
/// </summary>
internal sealed class PlotFont : IFontResolver, IDisposable
{
    public const string Name = "Liberation Sans";

    private static readonly Lazy<PlotFont> Installed = new(Install);

    private readonly SKTypeface _typeface;

    private PlotFont()
    {
        using Stream stream = typeof(PlotFont).Assembly.GetManifestResourceStream("LiberationSans-Regular.ttf")
            ?? throw new InvalidOperationException("The program was built without its plot font LiberationSans-Regular.ttf.");
        using SKData data = SKData.Create(stream);
        _typeface = SKTypeface.FromData(data);
    }

    /// <summary>Makes the typeface the default of every plot, once.</summary>
    public static void Ensure() => _ = Installed.Value;

    /// <summary>Width of a text set at a size, px.</summary>
    public static float Measure(string text, float size)
    {
        using SKFont font = new(Installed.Value._typeface, size);
        return font.MeasureText(text);
    }

    public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => _typeface;

    public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => _typeface;

    public void Dispose() => _typeface.Dispose();

    private static PlotFont Install()
    {
        PlotFont font = new();
        ScottPlot.Fonts.FontResolvers.Clear();
        ScottPlot.Fonts.FontResolvers.Add(font);
        ScottPlot.Fonts.Default = Name;
        ScottPlot.Fonts.Sans = Name;
        ScottPlot.Fonts.Serif = Name;
        ScottPlot.Fonts.Monospace = Name;
        return font;
    }
}
