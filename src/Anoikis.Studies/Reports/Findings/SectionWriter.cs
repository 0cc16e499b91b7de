using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Reports.Findings;

/// <summary>Writes sections of findings and their tables into a page.</summary>
internal static class SectionWriter
{
    // Words of a table up to this length stand on one line.
    private const int Unbroken = 24;

    /// <summary>A section with its heading and parts.</summary>
    public static void Write(HtmlWriter page, FindingSection section)
    {
        page.Section(section.Id, section.Heading);
        foreach (object part in section.Parts)
        {
            Part(page, part);
        }

        page.Close("section");
    }

    /// <summary>A table.</summary>
    public static void Table(HtmlWriter page, ResultTable table)
    {
        (IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows) = TableText.Of(table);
        bool[] numeric = TableText.Numeric(table);
        page.Table([.. head.Select((h, i) => numeric[i] ? "#" + h : rows.All(r => r[i].Length <= Unbroken) ? "=" + h : h)], rows);
    }

    private static void Part(HtmlWriter page, object part)
    {
        switch (part)
        {
            case string text:
                page.Element("p", text, "note");
                break;
            case WarningPart warning:
                page.Element("p", warning.Text, "warning");
                break;
            case FigurePart figure:
                page.Figure(figure.Draw(), figure.Caption);
                break;
            case ResultTable table:
                Table(page, table);
                break;
            default:
                throw new ArgumentException($"no part of a page: {part}", nameof(part));
        }
    }
}
