using System.Text;

namespace Anoikis.Studies.Results.Files;

/// <summary>Comma-separated values after RFC 4180, lines ended by a line feed.</summary>
internal static class Csv
{
    /// <summary>Appends a row.</summary>
    public static void Append(StringBuilder text, IEnumerable<string> fields)
    {
        bool first = true;
        foreach (string field in fields)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            text.Append(field.AsSpan().IndexOfAny(",\"\n\r") < 0 ? field : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
        }

        text.Append('\n');
    }

    /// <summary>The rows of a text with the line on which each begins, from 1.</summary>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Rows(string text)
    {
        int line = 1;
        int at = 0;
        while (at < text.Length)
        {
            int began = line;
            List<string> fields = [];
            while (true)
            {
                fields.Add(Field(text, ref at, ref line));
                if (at < text.Length && text[at] == ',')
                {
                    at++;
                    continue;
                }

                break;
            }

            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            line++;
            yield return (began, [.. fields]);
        }
    }

    private static string Field(string text, ref int at, ref int line)
    {
        if (at >= text.Length || text[at] != '"')
        {
            int end = text.AsSpan(at).IndexOfAny(",\n\r");
            end = end < 0 ? text.Length : at + end;
            string plain = text[at..end];
            at = end;
            return plain;
        }

        StringBuilder quoted = new();
        at++;
        while (true)
        {
            if (at >= text.Length)
            {
                throw new FormatException("a quote is not closed");
            }

            char c = text[at++];
            if (c == '"')
            {
                if (at >= text.Length || text[at] != '"')
                {
                    return quoted.ToString();
                }

                at++;
            }

            line += c == '\n' ? 1 : 0;
            quoted.Append(c);
        }
    }
}
