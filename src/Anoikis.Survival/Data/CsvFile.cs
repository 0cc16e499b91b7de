using System.Globalization;
using System.Text;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Data;

/// <summary>
/// Reads separated text (RFC 4180): comma, semicolon or tab, whichever the head has most of; quotes, quoted line ends, UTF-8 with or without its mark, LF or CRLF. A column
/// whose cells are all numbers holds numbers, decimal commas included; any other holds words. Empty cells, NA, N/A, NaN, null and a lone dot are missing.
/// </summary>
public static class CsvFile
{
    private const long LargestFile = 2_000_000_000;
    private const int MostColumns = 100_000;

    /// <summary>Reads a file, or says in the findings why not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">Gets all that is wrong.</param>
    /// <param name="wanted">Names of columns to keep; null for all. Others keep their name and no cells are stored: they are left out of the table.</param>
    public static DataTable? Read(string path, FindingList findings, IReadOnlySet<string>? wanted = null)
    {
        try
        {
            long size = new FileInfo(path).Length;
            if (size > LargestFile)
            {
                findings.Error(string.Create(CultureInfo.InvariantCulture, $"the file has {size} bytes; at most {LargestFile} are read"));
                return null;
            }

            return Parse(File.ReadAllBytes(path), path, findings, wanted);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            findings.Error(fault is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : $"cannot be read: {fault.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    /// <summary>Reads a text in memory.</summary>
    /// <param name="text">UTF-8 bytes.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <param name="findings">Gets all that is wrong.</param>
    /// <param name="wanted">Names of columns to keep; null for all.</param>
    public static DataTable? Parse(ReadOnlySpan<byte> text, string source, FindingList findings, IReadOnlySet<string>? wanted = null)
    {
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        if (text.Length >= 2 && (text[0], text[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            findings.Error("the text is UTF-16; save it as UTF-8");
            return null;
        }

        if (text.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || text.StartsWith("PK\u0003\u0004"u8))
        {
            findings.Error(text[0] == 'P' ? "the file is a ZIP archive, as spreadsheets are; save the table as CSV or unpack it" : "the file is compressed by gzip; unpack it");
            return null;
        }

        CsvCursor head = new(text, Separator(text));
        List<string> names = [];
        while (head.NextField(out ReadOnlySpan<byte> field, out _))
        {
            names.Add(Encoding.UTF8.GetString(field).Trim());
            if (names.Count > MostColumns)
            {
                findings.Error(string.Create(CultureInfo.InvariantCulture, $"the head has more than {MostColumns} columns"), 1);
                return null;
            }
        }

        if (names.Count == 0)
        {
            findings.Error("the file is empty; its first line names the columns", 1);
            return null;
        }

        foreach (IGrouping<string, string> twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Key.Length > 0 && g.Count() > 1))
        {
            findings.Warning($"{twice.Count()} columns are named '{twice.Key}'; the first is used", 1);
        }

        CsvColumn?[] columns = [.. names.Select((name, i) => name.Length > 0 && (wanted is null || wanted.Contains(name)) && names.IndexOf(name) == i ? new CsvColumn(name) : null)];
        List<int> lines = [];
        if (!ReadRows(head, columns, names.Count, findings, lines))
            return null;
        if (Array.Exists(columns, c => c is { NeedsWords: true }))
            ReadWords(head, columns);
        foreach (CsvColumn column in columns.OfType<CsvColumn>().Where(c => c.HasDecimalCommas))
        {
            findings.Note($"column '{column.Name}' is read with decimal commas");
        }

        return new DataTable(source, columns.OfType<CsvColumn>().Select(c => c.ToColumn()), IsPlain(lines) ? null : [.. lines]);
    }

    private static bool ReadRows(CsvCursor cursor, CsvColumn?[] columns, int width, FindingList findings, List<int> lines)
    {
        List<int> uneven = [];
        int unevenWidth = 0;
        while (cursor.NextRecord())
        {
            int line = cursor.Line;
            int place = 0;
            bool blank = false;
            while (cursor.NextField(out ReadOnlySpan<byte> field, out bool quoted))
            {
                blank = place == 0 && field.IsEmpty && !quoted;
                if (place < width)
                    columns[place]?.Add(field, quoted);
                place++;
            }

            if (place == 1 && blank && width > 1)
            {
                columns[0]?.RemoveLast();
                continue;
            }

            lines.Add(line);
            if (place == width)
                continue;
            uneven.Add(line);
            unevenWidth = uneven.Count == 1 ? place : unevenWidth;
            for (int i = place; i < width; i++)
            {
                columns[i]?.Add([], false);
            }
        }

        if (cursor.HasOpenQuote)
        {
            findings.Error("a quote opens here and never closes", cursor.Line);
            return false;
        }

        if (uneven.Count > 0)
        {
            findings.Error(
                string.Create(CultureInfo.InvariantCulture, $"the head names {width} columns, this row has {unevenWidth}; rows of another width: {FindingList.Lines(uneven)}"),
                uneven[0]);
            return false;
        }

        if (lines.Count == 0)
            findings.Error("there is a head and no rows", 1);
        return lines.Count > 0;
    }

    private static void ReadWords(CsvCursor cursor, CsvColumn?[] columns)
    {
        while (cursor.NextRecord())
        {
            int place = 0;
            bool blank = false;
            while (cursor.NextField(out ReadOnlySpan<byte> field, out bool quoted))
            {
                blank = place == 0 && field.IsEmpty && !quoted;
                columns[place]?.AddWord(field);
                place++;
            }

            if (place == 1 && blank && columns.Length > 1)
                columns[0]?.RemoveLastWord();
        }
    }

    private static bool IsPlain(List<int> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i] != i + 2)
                return false;
        }

        return true;
    }

    private static byte Separator(ReadOnlySpan<byte> text)
    {
        Span<int> counts = stackalloc int[3];
        bool quoted = false;
        foreach (byte b in text)
        {
            quoted ^= b == '"';
            if (quoted)
                continue;
            if (b is (byte)'\n' or (byte)'\r')
                break;
            int which = b switch { (byte)',' => 0, (byte)';' => 1, (byte)'\t' => 2, _ => -1 };
            if (which >= 0)
                counts[which]++;
        }

        return counts[1] > counts[0] && counts[1] >= counts[2] ? (byte)';' : counts[2] > counts[0] ? (byte)'\t' : (byte)',';
    }
}
