using System.Collections.Immutable;
using System.Text;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Apoptosis.Networks;

/// <summary>A table of values parted by commas: # begins a remark, the first row names the columns, a value with commas stands in double quotes (doubled inside).</summary>
internal sealed class CommaTable
{
    private const int MostRows = 10_000;

    private CommaTable(List<Row> rows) => Rows = rows;

    public List<Row> Rows { get; }

    /// <summary>Reads a table that must have exactly the columns given, in any order; null when it cannot be read.</summary>
    public static CommaTable? Read(string text, string file, string[] columns, DiagnosticBag findings)
    {
        List<Row> rows = [];
        string[]? header = null;
        string[] lines = text.Split('\n');
        bool sound = true;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            var place = new SourceLocation(file, i + 1);
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] values = Split(line);
            if (header is null)
            {
                header = values;
                string[] missing = [.. columns.Except(header, StringComparer.Ordinal)];
                string[] unknown = [.. header.Except(columns, StringComparer.Ordinal)];
                if (missing.Length + unknown.Length > 0 || header.Length != columns.Length)
                {
                    findings.Error(place, $"the columns are {string.Join(", ", header)}; they must be {string.Join(", ", columns)}");
                    return null;
                }
            }
            else if (values.Length != header.Length)
            {
                findings.Error(place, $"the row has {values.Length} values; the table has {header.Length} columns");
                sound = false;
            }
            else if (rows.Count >= MostRows)
            {
                findings.Error(place, $"the table has more than {MostRows} rows");
                return null;
            }
            else
            {
                rows.Add(new Row(place, header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)));
            }
        }

        if (header is null)
        {
            findings.Error(new SourceLocation(file, 0), "the table is empty");
        }

        return header is not null && sound ? new CommaTable(rows) : null;
    }

    /// <summary>Reads what each row stands for; null when there were errors. Every problem is told.</summary>
    /// <param name="text">The table.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="target">What a row stands for; null, with findings, when it is wrong.</param>
    /// <param name="clash">Why two targets cannot stand together, or null.</param>
    /// <param name="modules">Which rows count, by their column module; null when all do and there is no such column.</param>
    /// <param name="findings">Takes every problem.</param>
    public static ImmutableArray<T>? ReadTargets<T>(
        string text, string file, string[] columns, Func<Row, DiagnosticBag, T?> target, Func<T, T, string?> clash, NetworkModules? modules, DiagnosticBag findings)
        where T : class
    {
        DiagnosticBag own = [];
        var targets = ImmutableArray.CreateBuilder<T>();
        foreach (Row row in Read(text, file, columns, own)?.Rows.Where(r => modules?.Holds(r) ?? true) ?? [])
        {
            if (target(row, own) is not { } read)
            {
                continue;
            }

            if (targets.Select(before => clash(before, read)).FirstOrDefault(why => why is not null) is { } reason)
            {
                own.Error(row.Location, reason);
            }

            targets.Add(read);
        }

        foreach (Diagnostic finding in own)
        {
            findings.Add(finding);
        }

        return own.HasErrors ? null : targets.ToImmutable();
    }

    private static string[] Split(string line)
    {
        List<string> values = [];
        var value = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                value.Append(c);
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                values.Add(value.ToString().Trim());
                value.Clear();
            }
            else
            {
                value.Append(c);
            }
        }

        values.Add(value.ToString().Trim());
        return [.. values];
    }

    /// <summary>A row, by column.</summary>
    public sealed record Row(SourceLocation Location, Dictionary<string, string> Values)
    {
        public string this[string column] => Values[column];

        /// <summary>A finite number, or null with an error.</summary>
        public double? Number(string column, DiagnosticBag findings)
        {
            if (double.TryParse(Values[column], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            {
                return value;
            }

            findings.Error(Location, $"{column} is \"{Values[column]}\"; it must be a number");
            return null;
        }
    }
}
