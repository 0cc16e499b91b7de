using System.Text;
using System.Xml;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Sbml;

/// <summary>
/// Turns XML text into <see cref="SbmlElement"/>s under limits that hostile text cannot pass: no document type (so no entities
/// and no files or addresses fetched), a bound on characters, on elements and on depth. Notes and annotations are skipped.
/// </summary>
internal static class SbmlXml
{
    public const string MathNamespace = "http://www.w3.org/1998/Math/MathML";

    public const string CorePrefix = "http://www.sbml.org/sbml/level";

    /// <summary>Characters at the most, 64 Mi.</summary>
    public const long MaximumCharacters = 64L << 20;

    /// <summary>Elements inside elements at the most; it also bounds how deep formulas nest.</summary>
    public const int MaximumDepth = 400;

    /// <summary>Elements at the most.</summary>
    public const int MaximumElements = 2_000_000;

    public static SbmlElement? Load(Stream stream, string fileName, DiagnosticBag findings)
        => Load(() => XmlReader.Create(stream, Settings()), fileName, findings);

    public static SbmlElement? Load(TextReader text, string fileName, DiagnosticBag findings)
        => Load(() => XmlReader.Create(text, Settings()), fileName, findings);

    /// <summary>A value from the text as it may stand in a message: on one line and short, whatever it was.</summary>
    public static string Quote(string value)
    {
        const int length = 60;
        StringBuilder shown = new("\"");
        foreach (char c in value.AsSpan(0, Math.Min(length, value.Length)))
        {
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        }

        return shown.Append(value.Length > length ? "...\"" : "\"").ToString();
    }

    /// <summary>Attributes of one element at the most.</summary>
    private const int MaximumAttributes = 1000;

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaximumCharacters,
        MaxCharactersFromEntities = 1024,
        CloseInput = false,
    };

    private static SbmlElement? Load(Func<XmlReader> open, string fileName, DiagnosticBag findings)
    {
        XmlReader? reader = null;
        int line = 1;
        try
        {
            reader = open();
            return Build(reader, fileName, findings, ref line);
        }
        catch (XmlException fault)
        {
            // A document type is refused without its place; it stands where the last item of the head ends.
            findings.Error(Place(reader, fault.LineNumber > 0 ? fault.LineNumber : line, fileName) with { Column = fault.LinePosition }, Explain(fault));
        }
        catch (Exception fault) when (fault is IOException or DecoderFallbackException or NotSupportedException or UnauthorizedAccessException)
        {
            findings.Error(Place(reader, 0, fileName), $"the text cannot be read: {OneLine(fault.Message)}");
        }
        finally
        {
            reader?.Dispose();
        }

        return null;
    }

    /// <summary>The line that a fault names, else where the reader stands, which is at most one item before it.</summary>
    private static SourceLocation Place(XmlReader? reader, int line, string fileName)
        => new(fileName, Math.Max(1, line > 0 ? line : (reader as IXmlLineInfo)?.LineNumber ?? 0));

    private static string Explain(XmlException fault)
    {
        string message = OneLine(fault.Message);
        return message.Contains("DTD", StringComparison.Ordinal)
            ? "a document type (DOCTYPE) is not allowed: SBML has none, and entities are not read"
            : message.Contains("MaxCharactersInDocument", StringComparison.Ordinal)
                ? $"the text is longer than {MaximumCharacters} characters, the most that is read"
                : $"not well-formed XML: {message}";
    }

    private static string OneLine(string message)
    {
        string shown = message.Length > 200 ? message[..200] + "..." : message;
        return string.Create(shown.Length, shown, static (span, text) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                span[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? ' ' : text[i];
            }
        });
    }

    private static SbmlElement? Build(XmlReader reader, string fileName, DiagnosticBag findings, ref int line)
    {
        IXmlLineInfo place = (IXmlLineInfo)reader;
        Stack<SbmlElement> open = new();
        SbmlElement? root = null;
        int elements = 0;
        StringBuilder text = new();
        bool more = reader.Read();
        while (more)
        {
            SourceLocation here = new(fileName, place.LineNumber, place.LinePosition);
            line = place.LineNumber + (root is null ? reader.Value.Count('\n') : 0);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when IsSkipped(reader):
                    if (!SkipWithin(reader, findings, fileName))
                    {
                        return null;
                    }

                    continue;

                case XmlNodeType.Element:
                    if (Excess(reader, ++elements) is { } excess)
                    {
                        findings.Error(here, $"{excess}, the most that is read");
                        return null;
                    }

                    SbmlElement element = Element(reader, here);
                    if (open.TryPeek(out SbmlElement? parent))
                    {
                        EndText(parent, text);
                        parent.Children.Add(element);
                        parent.Texts.Add("");
                    }

                    root ??= element;
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;

                case XmlNodeType.EndElement:
                    EndText(open.Pop(), text);
                    break;

                case XmlNodeType.Text or XmlNodeType.CDATA:
                    text.Append(reader.Value);
                    break;

                default:
                    break;
            }

            more = reader.Read();
        }

        return root;
    }

    private static string? Excess(XmlReader reader, int elements)
        => reader.Depth >= MaximumDepth ? $"elements nest deeper than {MaximumDepth}"
        : elements > MaximumElements ? $"more than {MaximumElements} elements"
        : reader.AttributeCount > MaximumAttributes ? $"an element with more than {MaximumAttributes} attributes"
        : null;

    private static bool IsSkipped(XmlReader reader)
        => reader.LocalName is "notes" or "annotation" && reader.NamespaceURI.StartsWith(CorePrefix, StringComparison.Ordinal);

    /// <summary>Passes over notes or an annotation; the depth counts there too.</summary>
    private static bool SkipWithin(XmlReader reader, DiagnosticBag findings, string fileName)
    {
        int start = reader.Depth;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > start)
            {
                if (reader.Depth >= MaximumDepth)
                {
                    IXmlLineInfo place = (IXmlLineInfo)reader;
                    findings.Error(new SourceLocation(fileName, place.LineNumber, place.LinePosition), $"elements nest deeper than {MaximumDepth}, the most that is read");
                    return false;
                }
            }
        }

        reader.Read();
        return true;
    }

    private static void EndText(SbmlElement element, StringBuilder text)
    {
        if (text.Length > 0)
        {
            element.Texts[^1] += text.ToString();
            text.Clear();
        }
    }

    private static SbmlElement Element(XmlReader reader, SourceLocation here)
    {
        SbmlElement element = new(reader.LocalName, reader.NamespaceURI, here);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                element.Attributes.Add(new SbmlAttribute(reader.NamespaceURI, reader.LocalName, reader.Value));
            }
        }

        reader.MoveToElement();
        return element;
    }
}
