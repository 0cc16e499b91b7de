using System.Globalization;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>Groups of rows: strata, clusters, or arms.</summary>
/// <param name="Codes">Group of each row, from 0.</param>
/// <param name="Names">Names of the groups.</param>
public sealed record RowGroups(int[] Codes, IReadOnlyList<string> Names)
{
    /// <summary>Number of groups.</summary>
    public int Count => Names.Count;

    /// <summary>Each row by itself.</summary>
    public static RowGroups OfEachRow(int count)
        => new([.. Enumerable.Range(0, count)], [.. Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The rows of a group, rising.</summary>
    public int[] RowsOf(int group)
    {
        List<int> rows = [];
        for (int i = 0; i < Codes.Length; i++)
        {
            if (Codes[i] == group)
                rows.Add(i);
        }

        return [.. rows];
    }

    /// <summary>The groups of some rows, all names kept.</summary>
    public RowGroups Subset(ReadOnlySpan<int> rows)
    {
        int[] codes = new int[rows.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = Codes[rows[i]];
        }

        return new RowGroups(codes, Names);
    }

    /// <summary>Groups by the combinations of columns' values, named "sex=1" or "sex=1, inst=3"; only combinations that occur.</summary>
    public static RowGroups? Of(DataTable table, ReadOnlySpan<int> rows, IReadOnlyList<string> columns, LevelOrders orders, FindingList findings)
    {
        long[] combined = new long[rows.Length];
        List<string[]> levels = [];
        foreach (string name in columns)
        {
            TableColumn column = table.Find(name)!;
            string[]? own = orders.Levels(column, rows, table, findings);
            if (own is null)
                return null;
            Dictionary<string, int> places = own.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => p.i, StringComparer.Ordinal);
            Func<int, int> code = Coder(column, places);
            levels.Add(own);
            for (int i = 0; i < rows.Length; i++)
            {
                combined[i] = (combined[i] * own.Length) + code(rows[i]);
            }
        }

        long[] present = [.. combined.Distinct().Order()];
        Dictionary<long, int> place = present.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        return new RowGroups([.. combined.Select(c => place[c])], [.. present.Select(c => Name(c, columns, levels))]);
    }

    private static Func<int, int> Coder(TableColumn column, Dictionary<string, int> places)
    {
        if (column.Kind == ColumnKind.Words)
        {
            int[] byCode = [.. column.Levels.Select(l => places.GetValueOrDefault(l, -1))];
            return row => byCode[column.Codes[row]];
        }

        Dictionary<double, int> byNumber = [];
        return row =>
        {
            double number = column.Numbers[row];
            if (!byNumber.TryGetValue(number, out int code))
                byNumber.Add(number, code = places[TableColumn.Format(number)]);
            return code;
        };
    }

    private static string Name(long combined, IReadOnlyList<string> columns, List<string[]> levels)
    {
        string[] parts = new string[columns.Count];
        for (int k = columns.Count - 1; k >= 0; k--)
        {
            parts[k] = $"{columns[k]}={levels[k][combined % levels[k].Length]}";
            combined /= levels[k].Length;
        }

        return string.Join(", ", parts);
    }
}
