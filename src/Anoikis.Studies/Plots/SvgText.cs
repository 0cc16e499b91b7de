using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Anoikis.Studies.Plots;

/// <summary>
/// Makes the drawing library's SVG fit to stand inside a page: ids of its own, the page's text colour as ink, words as words (the library places
/// every letter by itself, which no reader can search and another typeface tears apart), a name for readers who hear the page.
/// </summary>
internal static partial class SvgText
{
    /// <summary>The shipped typeface and those of the same widths.</summary>
    public const string FontFamily = PlotFont.Name + ", Arial, Helvetica, sans-serif";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    /// <summary>The svg element for a page, without an XML declaration.</summary>
    public static string Inline(string svg, string id, string title, int width, int height)
    {
        PlotFont.Ensure();
        using XmlReader reader = XmlReader.Create(new StringReader(svg), Safe);
        XElement root = XElement.Load(reader);
        RemoveBackground(root);
        RenameIds(root, id);
        foreach (XElement element in root.Descendants().ToList())
        {
            InkToPage(element);
            Sharpen(element);
            if (element.Name.LocalName == "text")
            {
                JoinLetters(element);
            }
        }

        root.RemoveAttributes();
        root.Name = Svg + "svg";
        root.Add(
            new XAttribute("id", id),
            new XAttribute("class", "figure"),
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", title));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>A transparent clearing of the canvas comes out as a rectangle without a fill, which would be black.</summary>
    private static void RemoveBackground(XElement root)
        => root.Elements(Svg + "rect").Where(r => r.Attribute("fill") is null && r.Attribute("x") is null).Remove();

    /// <summary>The library numbers ids through all pictures that a process draws; a picture's own numbers make the same picture the same text.</summary>
    private static void RenameIds(XElement root, string id)
    {
        Dictionary<string, string> names = [];
        foreach (XAttribute own in root.Descendants().Attributes("id"))
        {
            names[$"url(#{own.Value})"] = $"url(#{id}-{names.Count})";
            own.Value = $"{id}-{names.Count - 1}";
        }

        foreach (XAttribute reference in root.Descendants().Attributes().Where(a => names.ContainsKey(a.Value)).ToList())
        {
            reference.Value = names[reference.Value];
        }
    }

    private static void InkToPage(XElement element)
    {
        string ink = PlotTheme.Ink.ToStringRGB();
        string grid = PlotTheme.Grid.ToStringRGB();
        foreach (string name in new[] { "fill", "stroke" })
        {
            if (element.Attribute(name) is not { } colour)
            {
                continue;
            }

            if (colour.Value == ink)
            {
                colour.Value = "currentColor";
            }
            else if (colour.Value == grid)
            {
                colour.Value = "currentColor";
                element.SetAttributeValue(name + "-opacity", "0.14");
            }
        }
    }

    /// <summary>A tenth of a pixel is enough for a path; bars that touch must not show the page between them.</summary>
    private static void Sharpen(XElement element)
    {
        if (element.Attribute("d") is { } path)
        {
            path.Value = Decimals().Replace(path.Value, m => Math.Round(double.Parse(m.ValueSpan, CultureInfo.InvariantCulture), 1).ToString(CultureInfo.InvariantCulture));
        }

        if (element.Name.LocalName == "rect" && element.Attribute("fill") is { Value: not "none" })
        {
            element.SetAttributeValue("shape-rendering", "crispEdges");
        }
    }

    [GeneratedRegex(@"-?\d+\.\d+")]
    private static partial Regex Decimals();

    private static void JoinLetters(XElement text)
    {
        string words = text.Value.Trim();
        text.Value = words;
        KeepFirst(text, "x");
        KeepFirst(text, "y");
        text.SetAttributeValue("font-family", FontFamily);
        if (text.Attribute("fill") is null)
        {
            text.SetAttributeValue("fill", "currentColor");
        }

        if (words.Length > 1 && float.TryParse(text.Attribute("font-size")?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out float size))
        {
            text.SetAttributeValue("textLength", PlotFont.Measure(words, size).ToString("0.##", CultureInfo.InvariantCulture));
            text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        }
    }

    private static void KeepFirst(XElement text, string name)
    {
        if (text.Attribute(name) is { } places)
        {
            places.Value = places.Value.Split(',')[0].Trim();
        }
    }
}
