using System.Net;
using System.Text;

namespace Anoikis.Studies.Reports;

/// <summary>Writes a page. Every text is encoded here, so that nothing from an input file can become markup; only figures are written as they are.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _page = new();

    /// <summary>The page so far.</summary>
    public override string ToString() => _page.ToString();

    /// <summary>Markup of the program's own, without a word from outside.</summary>
    public HtmlWriter Markup(string fixedMarkup)
    {
        _page.Append(fixedMarkup).Append('\n');
        return this;
    }

    /// <summary>A text.</summary>
    public HtmlWriter Text(string text)
    {
        _page.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="text">The text.</param>
    /// <param name="kind">Its class, or null.</param>
    public HtmlWriter Element(string tag, string text, string? kind = null)
    {
        Open(tag, kind);
        Text(text);
        return Close(tag);
    }

    /// <summary>Opens an element.</summary>
    public HtmlWriter Open(string tag, string? kind = null)
    {
        _page.Append('<').Append(tag);
        if (kind is not null)
        {
            _page.Append(" class=\"").Append(kind).Append('"');
        }

        _page.Append('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    public HtmlWriter Close(string tag)
    {
        _page.Append("</").Append(tag).Append(">\n");
        return this;
    }

    /// <summary>Opens a section with its heading.</summary>
    /// <param name="id">Its name in the page, of the program's own.</param>
    /// <param name="heading">The heading.</param>
    public HtmlWriter Section(string id, string heading)
    {
        _page.Append("<section id=\"").Append(id).Append("\">\n");
        return Element("h2", heading);
    }

    /// <summary>A table of texts; columns whose head begins with '#' hold numbers, those with '=' words that are not broken.</summary>
    public HtmlWriter Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        string?[] kinds = [.. head.Select(h => h.StartsWith('#') ? "n" : h.StartsWith('=') ? "w" : null)];
        Markup("<div class=\"scroll\"><table><thead><tr>");
        for (int i = 0; i < head.Count; i++)
        {
            Element("th", head[i].TrimStart('#', '='), kinds[i]);
        }

        Markup("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in rows)
        {
            Open("tr");
            for (int i = 0; i < row.Count; i++)
            {
                Element("td", row[i], kinds[i]);
            }

            Close("tr");
        }

        return Markup("</tbody></table></div>");
    }

    /// <summary>A figure with its legend and the sentence that says how to read it.</summary>
    public HtmlWriter Figure(Plots.Figure figure, string caption)
    {
        Open("figure");
        if (figure.Legend.Count > 0)
        {
            Open("div", "legend");
            foreach (Plots.LegendEntry entry in figure.Legend)
            {
                _page.Append("<span><i style=\"background:").Append(entry.Hex == Plots.PlotTheme.Ink.ToStringRGB() ? "currentColor" : WebUtility.HtmlEncode(entry.Hex)).Append("\"></i>");
                Text(entry.Name);
                Close("span");
            }

            Close("div");
        }

        _page.Append(figure.Svg).Append('\n');
        Element("figcaption", caption);
        return Close("figure");
    }
}
