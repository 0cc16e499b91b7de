using System.Collections.Immutable;
using System.Text;
using Anoikis.Kinetics.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>
/// Reads YAML into located values. It takes plain YAML only: anchors, aliases, tags, merge keys and several documents in one file are refused, as a scenario
/// has no use for them and they are what hostile files are built from.
/// </summary>
public sealed class YamlText
{
    private readonly string _file;
    private readonly int _line;
    private readonly int _mostValues;
    private readonly DiagnosticBag _findings;
    private readonly Parser _parser;
    private int _values;

    private YamlText(string text, string file, int line, DiagnosticBag findings, int mostValues)
    {
        _mostValues = mostValues;
        _file = file;
        _line = line;
        _findings = findings;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file. Null when it cannot be read, is too large, is not UTF-8 or is not YAML; <paramref name="findings"/> says which.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shownAs">Its name in messages.</param>
    /// <param name="findings">Takes every problem.</param>
    public static YamlNode? ReadFile(string path, string shownAs, DiagnosticBag findings) => ReadFile(path, shownAs, findings, YamlLimits.Bytes, YamlLimits.Values);

    /// <summary>Reads a file that may be larger than a scenario.</summary>
    internal static YamlNode? ReadFile(string path, string shownAs, DiagnosticBag findings, int mostBytes, int mostValues)
    {
        string? text = BoundedFile.ReadText(path, shownAs, mostBytes, findings);
        return text is null ? null : Read(text, shownAs, line: -1, findings, mostBytes, mostValues);
    }

    /// <summary>Reads a text. Null when it is not YAML or breaks <see cref="YamlLimits"/>; duplicate keys are reported, the first one counts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="findings">Takes every problem.</param>
    public static YamlNode? Read(string text, string file, DiagnosticBag findings) => Read(text, file, line: -1, findings);

    /// <summary>Reads one value that an option of the command line gave; it has no lines.</summary>
    internal static YamlNode? ReadValue(string text, string option, DiagnosticBag findings) => Read(text, option, line: 0, findings);

    private static YamlNode? Read(string text, string file, int line, DiagnosticBag findings, int mostBytes = YamlLimits.Bytes, int mostValues = YamlLimits.Values)
    {
        if (Encoding.UTF8.GetByteCount(text) > mostBytes)
        {
            findings.Error(new SourceLocation(file, 0), $"the text has more than the allowed {mostBytes / 1024 / 1024} MB");
            return null;
        }

        YamlText reader = new(text, file, line, findings, mostValues);
        try
        {
            return reader.Document();
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser lets exceptions other than its own through on some broken texts.
            reader.Explain(problem, text);
            return null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private YamlNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return new YamlScalar("", IsQuoted: false, new SourceLocation(_file, _line < 0 ? 1 : _line));
        }

        _parser.Consume<DocumentStart>();
        YamlNode root = Value(depth: 1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            throw Refuse(second.Start, "a second document begins here; a file holds one");
        }

        return root;
    }

    private YamlNode Value(int depth)
    {
        ParsingEvent next = _parser.Current ?? throw new YamlException("the text ends too early");
        if (next is NodeEvent { Anchor.IsEmpty: false } && next is not AnchorAlias)
        {
            throw Refuse(next.Start, $"the anchor &{((NodeEvent)next).Anchor.Value} is not allowed; write the value out where it is needed");
        }

        if (next is AnchorAlias alias)
        {
            throw Refuse(next.Start, $"the alias *{alias.Value.Value} is not allowed; write the value out (a text that begins with * needs quotes)");
        }

        if (next is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw Refuse(next.Start, $"the tag {tagged.Tag} is not allowed; a text that begins with ! needs quotes");
        }

        if (++_values > _mostValues)
        {
            throw Refuse(next.Start, $"the file holds more than the allowed {_mostValues} values");
        }

        if (depth > YamlLimits.Depth && next is not Scalar)
        {
            throw Refuse(next.Start, $"groups and lists stand more than {YamlLimits.Depth} deep, the most that is allowed");
        }

        if (next is Scalar scalar)
        {
            _parser.MoveNext();
            return new YamlScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, At(scalar.Start));
        }

        if (next is SequenceStart list)
        {
            _parser.MoveNext();
            ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Value(depth + 1));
            }

            return new YamlList(items.ToImmutable(), At(list.Start));
        }

        return Group(depth);
    }

    private YamlMap Group(int depth)
    {
        MappingStart start = _parser.Consume<MappingStart>();
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        Dictionary<string, SourceLocation> seen = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Mark mark = _parser.Current!.Start;
            if (Value(depth + 1) is not YamlScalar { IsEmpty: false } key)
            {
                throw Refuse(mark, "a key must be a single word or text");
            }

            if (key is { Text: "<<", IsQuoted: false })
            {
                throw Refuse(mark, "the merge key << is not allowed; write the values out");
            }

            YamlNode value = Value(depth + 1);
            if (seen.TryGetValue(key.Text, out SourceLocation first))
            {
                _findings.Error(key.Location, $"the key '{key.Shown}' stands twice in this group, first on line {first.Line}; keep one");
                continue;
            }

            seen.Add(key.Text, key.Location);
            entries.Add(new YamlEntry(key.Text, key.Location, value));
        }

        return new YamlMap(entries.ToImmutable(), At(start.Start));
    }

    private SourceLocation At(Mark mark)
        => _line < 0 ? new SourceLocation(_file, (int)Math.Max(1, mark.Line), (int)mark.Column) : new SourceLocation(_file, _line);

    private RefusedException Refuse(Mark mark, string message)
    {
        _findings.Error(At(mark), message);
        return new RefusedException();
    }

    private void Explain(Exception problem, string text)
    {
        Mark start = problem is YamlException { Start.Line: > 0 } located ? located.Start : _parser.Current?.End ?? new Mark(0, 1, 1);
        string[] lines = text.Split('\n');
        for (long line = Math.Max(1, start.Line); line <= Math.Min(lines.Length, start.Line + 1); line++)
        {
            if (lines[line - 1].TakeWhile(char.IsWhiteSpace).Contains('\t'))
            {
                _findings.Error(At(new Mark(0, line, 1)), "a tab indents this line; YAML indents with spaces only");
                return;
            }
        }

        string reason = problem is YamlException ? $": {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}" : "; a bracket, quote or colon may be missing near here";
        _findings.Error(At(start), $"this is not valid YAML{reason}");
    }

    /// <summary>Ends the reading of a text of which the finding is already kept.</summary>
    private sealed class RefusedException : Exception;
}
