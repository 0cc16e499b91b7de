using System.Globalization;
using System.Xml.Linq;

namespace Anoikis.Studies.Plots;

/// <summary>Makes a figure of a page a file of its own.</summary>
internal static class SvgFile
{
    private const int LineHeight = 20;
    private const int Swatch = 12;

    // The viewer may lack the measured font: the common ones that stand in for it run this much wider.
    private const float WidestFont = 1.2f;
    private const int Margin = 12;
    private const float FontSize = PlotTheme.FontSize - 1;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The SVG file's text.</summary>
    public static string Of(Figure figure)
    {
        XElement legend = Legend(figure, out int legendHeight);
        int height = figure.Height + legendHeight;
        XElement picture = XElement.Parse(figure.Svg);
        picture.SetAttributeValue("y", legendHeight);
        picture.SetAttributeValue("width", figure.Width);
        picture.SetAttributeValue("height", figure.Height);
        XElement root = new(
            Svg + "svg",
            new XAttribute("viewBox", Text($"0 0 {figure.Width} {height}")),
            new XAttribute("width", figure.Width),
            new XAttribute("height", height),
            new XAttribute("color", PlotTheme.Ink.ToStringRGB()),
            new XElement(Svg + "rect", new XAttribute("width", figure.Width), new XAttribute("height", height), new XAttribute("fill", "white")),
            legend,
            picture);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static XElement Legend(Figure figure, out int height)
    {
        XElement group = new(Svg + "g", new XAttribute("font-size", FontSize), new XAttribute("font-family", SvgText.FontFamily));
        PlotFont.Ensure();
        float x = Margin;
        int y = Margin / 2;
        foreach (LegendEntry entry in figure.Legend)
        {
            float width = Swatch + 5 + (WidestFont * PlotFont.Measure(entry.Name, FontSize)) + 16;
            if (x > Margin && x + width > figure.Width)
            {
                (x, y) = (Margin, y + LineHeight);
            }

            group.Add(
                new XElement(
                    Svg + "rect", new XAttribute("x", Text($"{x:0.#}")), new XAttribute("y", y), new XAttribute("width", Swatch), new XAttribute("height", Swatch),
                    new XAttribute("fill", entry.Hex)),
                new XElement(
                    Svg + "text", new XAttribute("x", Text($"{x + Swatch + 5:0.#}")), new XAttribute("y", y + Swatch - 2), new XAttribute("fill", "currentColor"), entry.Name));
            x += width;
        }

        height = figure.Legend.Count == 0 ? 0 : y + LineHeight;
        return group;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
