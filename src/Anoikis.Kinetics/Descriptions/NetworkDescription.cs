using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Descriptions;

/// <summary>A network as a page for people: its parts with species, reactions and parameters, units, sources and ranges, and a diagram of the parts.</summary>
public sealed class NetworkDescription
{
    private readonly ReactionNetwork _network;
    private readonly Func<string, string?> _text;
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expression> _starts;
    private readonly FormulaWriter _formulas = new(id => id, unit => unit);
    private readonly StringBuilder _page = new();

    private NetworkDescription(ReactionNetwork network, Func<string, string?> text)
    {
        (_network, _text) = (network, text);
        _starts = network.InitialAssignments.ToDictionary(a => a.Variable, a => a.Formula, StringComparer.Ordinal);
    }

    /// <summary>Writes the page as Markdown with a Mermaid diagram.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">Gives the Antimony text of a file by the path that locations carry, whose remarks say what things are; null where there is none.</param>
    /// <param name="picture">File of a picture of the network to show, as the page names it; null for none.</param>
    public static string Markdown(ReactionNetwork network, Func<string, string?> text, string? picture = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(text);
        return new NetworkDescription(network, text).Write(picture);
    }

    private string Write(string? picture)
    {
        ImmutableArray<NetworkPart> parts = NetworkPart.Of(_network);
        _page.Append("# ").Append(_network.Name ?? _network.Id).Append("\n\n");
        Summary();
        if (picture is not null)
        {
            _page.Append("![The network, a card for each part](<").Append(picture).Append(">)\n\n");
        }

        if (parts.Count(p => !p.Species.IsEmpty) > 1)
        {
            _page.Append("## How the parts hang together\n\nAn arrow carries the species of one part that the reactions of another read, use up or make.\n\n");
            PartDiagram.Write(parts, _page);
        }

        foreach (NetworkPart part in parts)
        {
            Part(part);
        }

        return _page.ToString().TrimEnd('\n') + "\n";
    }

    private void Summary()
    {
        var counts = _network.Parameters.GroupBy(p => Source(p).Origin).OrderBy(g => g.Key).Select(g => Invariant($"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"));
        _page.Append(Invariant($"{_network.Species.Length} species, {_network.Reactions.Length} reactions, {_network.Parameters.Length} parameters ({string.Join(", ", counts)}). "));
        _page.Append(Invariant($"A unit of time is {_network.SecondsPerTimeUnit} s. Names as in the flat network: what a part alone uses carries the name of its instance in front.\n\n"));
    }

    private void Part(NetworkPart part)
    {
        _page.Append("## ").Append(part.Name.Replace('_', ' ')).Append("\n\n`").Append(part.File).Append("`\n\n");
        string[] header = [.. Lines(part.File).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).Select(l => Cell(l[2..].Trim()))];
        if (header.Length > 0)
        {
            _page.AppendJoin('\n', header).Append("\n\n");
        }

        Table(["species", "at the start", "what it is"], part.Species.Select(s => new[] { s.Id, Start(s), Cell(Remark(s.Location)) }));
        Table(["reaction", "what happens", "rate"], part.Reactions.Select(r => new[] { r.Id, Cell(Equation(r)), Cell(_formulas.Write(r.Rate)) }));
        Table(["at every time", "value"], part.Rules.Select(r => new[] { r.Variable, Cell(_formulas.Write(r.Formula)) }));
        Table(["event", "when", "what it is"], part.Events.Select(e => new[] { e.Id, Cell(_formulas.Write(e.Trigger)), Cell(Remark(e.Location)) }));
        Table(["parameter", "value", "unit", "origin", "range", "source"], part.Parameters.Select(Row));
    }

    private string[] Row(Parameter parameter)
    {
        ParameterSource source = Source(parameter);
        string value = parameter.Value is { } number ? FormulaWriter.Number(number) : _starts.TryGetValue(parameter.Id, out Expression? formula) ? Cell(_formulas.Write(formula)) : "";
        string range = source is { Lower: { } lower, Upper: { } upper } ? $"{FormulaWriter.Number(lower)} to {FormulaWriter.Number(upper)}" : "";
        return [parameter.Id, value, parameter.Units ?? "", source.Origin == ParameterOrigin.Unstated ? "" : source.Origin.ToString().ToLowerInvariant(), range, Cell(source.Text)];
    }

    private string Start(Species species)
        => _starts.TryGetValue(species.Id, out Expression? formula) ? Cell(_formulas.Write(formula)) : (species.InitialAmount ?? species.InitialConcentration) is { } amount ? FormulaWriter.Number(amount) : "";

    private string Equation(Reaction reaction)
        => $"{Side(reaction.Reactants)} {(reaction.Reversible ? "<->" : "->")} {Side(reaction.Products)}";

    private string Side(ImmutableArray<SpeciesReference> side)
        => side.IsEmpty ? "nothing" : string.Join(" + ", side.Select(s => s.Stoichiometry is NumberLiteral { Value: 1 } ? s.Species : $"{_formulas.Write(s.Stoichiometry)} {s.Species}"));

    private ParameterSource Source(Parameter parameter) => ParameterSource.Of(Line(parameter.Location));

    private string Remark(SourceLocation location)
    {
        string line = Line(location);
        int start = line.IndexOf("//", StringComparison.Ordinal);
        return start < 0 ? "" : line[(start + 2)..].Trim();
    }

    private string Line(SourceLocation location)
        => location.Line > 0 && Lines(location.File) is { } lines && location.Line <= lines.Length ? lines[location.Line - 1] : "";

    private string[] Lines(string file)
    {
        if (!_lines.TryGetValue(file, out string[]? lines))
        {
            _lines[file] = lines = _text(file)?.ReplaceLineEndings("\n").Split('\n') ?? [];
        }

        return lines;
    }

    private void Table(string[] columns, IEnumerable<string[]> rows)
    {
        bool headed = false;
        foreach (string[] row in rows)
        {
            if (!headed)
            {
                headed = true;
                _page.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").Append(string.Concat(Enumerable.Repeat("---|", columns.Length))).Append('\n');
            }

            _page.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        _page.Append(headed ? "\n" : "");
    }

    // A cell of a table must hold neither its border nor what starts markup.
    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
