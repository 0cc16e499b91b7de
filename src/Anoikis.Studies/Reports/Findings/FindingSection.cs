using System.Collections.Immutable;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Reports.Findings;

/// <summary>A section of a report: words, figures, tables, in their order.</summary>
/// <param name="Id">Its name in the page.</param>
/// <param name="Heading">Its heading.</param>
internal sealed record FindingSection(string Id, string Heading)
{
    private readonly List<object> _parts = [];

    /// <summary>A string, a <see cref="FigurePart"/>, a <see cref="WarningPart"/> or a <see cref="ResultTable"/> each.</summary>
    public IReadOnlyList<object> Parts => _parts;

    /// <summary>Adds a paragraph.</summary>
    public FindingSection Say(string text)
    {
        _parts.Add(text);
        return this;
    }

    /// <summary>Adds a paragraph that must not be missed.</summary>
    public FindingSection Warn(string text)
    {
        _parts.Add(new WarningPart(text));
        return this;
    }

    /// <summary>Adds a figure, drawn when the page is written, and the sentence that says how to read it.</summary>
    public FindingSection Show(Func<Figure> draw, string caption)
    {
        _parts.Add(new FigurePart(draw, caption));
        return this;
    }

    /// <summary>Adds a table, without the columns that the page can do without; files hold them all.</summary>
    public FindingSection Show(ResultTable table, params ReadOnlySpan<string> hidden)
    {
        string[] left = [.. hidden];
        int[] kept = [.. Enumerable.Range(0, table.Columns.Length).Where(c => !left.Contains(table.Columns[c].Name))];
        _parts.Add(table with { Columns = [.. kept.Select(c => table.Columns[c])], Rows = [.. table.Rows.Select(row => kept.Select(c => row[c]).ToImmutableArray())] });
        return this;
    }
}

/// <summary>A figure of a section.</summary>
/// <param name="Draw">Draws it.</param>
/// <param name="Caption">How to read it.</param>
internal sealed record FigurePart(Func<Figure> Draw, string Caption);

/// <summary>A paragraph that must not be missed.</summary>
/// <param name="Text">Its text.</param>
internal sealed record WarningPart(string Text);
