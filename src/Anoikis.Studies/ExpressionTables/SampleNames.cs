using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.ExpressionTables;

/// <summary>Names the samples of a table, as clones of a scenario may be named.</summary>
internal static class SampleNames
{
    private const int LongestName = 60;

    /// <summary>The column that names samples: the one asked for; else the first of words that are all there and all different; else the first column where it is no regulator.</summary>
    public static TableColumn? Column(DataTable table, string? asked, CellNetwork network, DiagnosticBag findings)
    {
        var head = new SourceLocation(table.Source, 1);
        if (asked is not null)
        {
            if (table.Find(asked) is { } named)
            {
                return named;
            }

            findings.Error(head, $"there is no column '{asked}'{NearestName.Hint(asked, table.Names)}; there are {string.Join(", ", table.Names.Take(30))}");
            return null;
        }

        bool IsRegulator(TableColumn c) => network.Regulator(c.Name) is not null || !RegulatorCatalogue.Find(c.Name).IsEmpty;
        TableColumn? found = table.Columns.FirstOrDefault(c => c.Kind == ColumnKind.Words && c.Levels.Count == table.RowCount && !IsRegulator(c));
        found ??= table.Columns.Count > 0 && !IsRegulator(table.Columns[0]) ? table.Columns[0] : null;
        if (found is null)
        {
            findings.Error(head, "no column names the samples; say which with --sample-column");
        }
        else
        {
            findings.Note(head, $"samples are named by column '{found.Name}'");
        }

        return found;
    }

    /// <summary>The rows that are samples, each with its name: rows without a name, and rows of a name that stood before, are left out and said.</summary>
    public static List<(int Row, string Name)> Of(DataTable table, TableColumn names, IEnumerable<int> rows, DiagnosticBag findings)
    {
        List<(int, string)> samples = [];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<int> unnamed = [];
        foreach (int row in rows)
        {
            if (names.Text(row) is not { } name)
            {
                unnamed.Add(table.Line(row));
            }
            else if (seen.TryGetValue(name, out int before))
            {
                findings.Warning(
                    new SourceLocation(table.Source, table.Line(row)),
                    string.Create(CultureInfo.InvariantCulture, $"the sample '{Shown(name)}' stands on line {before} already; this row is left out"));
            }
            else
            {
                seen.Add(name, table.Line(row));
                samples.Add((row, name));
            }
        }

        if (unnamed.Count > 0)
        {
            findings.Warning(new SourceLocation(table.Source, unnamed[0]), $"rows without a name in column '{names.Name}' are left out: {FindingList.Lines(unnamed)}");
        }

        return samples;
    }

    /// <summary>Names that scenarios take: other characters become '-', long ones are cut, and a number keeps apart what then is alike.</summary>
    public static string[] ForClones(IReadOnlyList<(int Row, string Name)> samples, string source, DiagnosticBag findings)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        string[] clones = new string[samples.Count];
        List<string> changed = [];
        for (int i = 0; i < clones.Length; i++)
        {
            string name = samples[i].Name;
            string clone = Names.IsName(name) ? name : Fitted(name);
            for (int number = 2; !used.Add(clone); number++)
            {
                string end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
                clone = Fitted(name)[..Math.Min(Fitted(name).Length, LongestName - end.Length)] + end;
            }

            clones[i] = clone;
            if (clone != name)
            {
                changed.Add($"'{Shown(name)}' is {clone}");
            }
        }

        if (changed.Count > 0)
        {
            findings.Note(
                new SourceLocation(source, 0),
                string.Create(CultureInfo.InvariantCulture, $"{changed.Count} samples have another name as clones, where only letters, digits, '-', '_' and '.' stand: {string.Join(", ", changed.Take(5))}{(changed.Count > 5 ? ", ..." : "")}"));
        }

        return clones;
    }

    private static string Fitted(string name)
    {
        string plain = string.Concat(name.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).TrimStart('-', '_', '.');
        return plain.Length == 0 ? "sample" : plain[..Math.Min(LongestName, plain.Length)];
    }

    private static string Shown(string name)
    {
        string line = string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 60 ? line : line[..57] + "...";
    }
}
