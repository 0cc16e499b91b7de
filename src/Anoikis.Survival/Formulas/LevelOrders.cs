using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>Orders of levels that a user sets, by column: the first is the reference. Without one, words are in ordinal order and numbers in their own.</summary>
public sealed class LevelOrders
{
    private readonly Dictionary<string, string[]> _orders = new(StringComparer.Ordinal);

    /// <summary>None set.</summary>
    public static LevelOrders None { get; } = new();

    private LevelOrders()
    {
    }

    /// <summary>Reads orders such as <c>rx=Obs,Lev,Lev+5FU</c>, one a text; a level with a comma in it stands in double quotes.</summary>
    public static LevelOrders Parse(IEnumerable<string> texts, FindingList findings)
    {
        LevelOrders orders = new();
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            string[] levels = equals < 0 ? [] : [.. Split(text[(equals + 1)..])];
            if (equals <= 0 || levels.Length < 2 || levels.Any(l => l.Length == 0))
                findings.Error($"levels \"{text}\" are not of the form COLUMN=FIRST,SECOND,...");
            else if (levels.Distinct(StringComparer.Ordinal).Count() != levels.Length)
                findings.Error($"levels \"{text}\" name one level twice");
            else if (!orders._orders.TryAdd(text[..equals].Trim(), levels))
                findings.Error($"levels of '{text[..equals].Trim()}' are given twice");
        }

        return orders;
    }

    /// <summary>Columns whose order is set.</summary>
    public IEnumerable<string> Columns => _orders.Keys;

    /// <summary>Whether a column's order is set.</summary>
    public bool Has(string column) => _orders.ContainsKey(column);

    /// <summary>Levels of a column that some row has, in order; null when a row has a level that the order leaves out.</summary>
    internal string[]? Levels(TableColumn column, ReadOnlySpan<int> rows, DataTable table, FindingList findings)
    {
        HashSet<string> present = new(StringComparer.Ordinal);
        List<double> numbers = [];
        if (column.Kind == ColumnKind.Numbers)
        {
            HashSet<double> seen = [];
            foreach (int row in rows)
            {
                if (!double.IsNaN(column.Numbers[row]))
                    seen.Add(column.Numbers[row]);
            }

            numbers = [.. seen.Order()];
            present.UnionWith(numbers.Select(TableColumn.Format));
        }
        else
        {
            bool[] has = new bool[column.Levels.Count];
            foreach (int row in rows)
            {
                if (column.Codes[row] >= 0)
                    has[column.Codes[row]] = true;
            }

            present.UnionWith(column.Levels.Where((_, i) => has[i]));
        }

        if (!_orders.TryGetValue(column.Name, out string[]? order))
            return column.Kind == ColumnKind.Numbers ? [.. numbers.Select(TableColumn.Format)] : [.. column.Levels.Where(present.Contains)];
        string[] unnamed = [.. present.Except(order, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (unnamed.Length > 0)
        {
            List<int> lines = [];
            foreach (int row in rows)
            {
                if (column.Text(row) is { } text && unnamed.Contains(text, StringComparer.Ordinal))
                    lines.Add(table.Line(row));
            }

            findings.Error($"column '{column.Name}' has {string.Join(", ", unnamed.Take(5).Select(u => $"'{u}'"))}, which its given levels ({string.Join(", ", order)}) leave out: {FindingList.Lines(lines)}", lines[0]);
            return null;
        }

        foreach (string absent in order.Where(o => !present.Contains(o)))
        {
            findings.Warning($"no row used has level '{absent}' of '{column.Name}'");
        }

        return [.. order.Where(present.Contains)];
    }

    private static IEnumerable<string> Split(string text)
    {
        int begin = 0;
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"')
                quoted = !quoted;
            if (i < text.Length && (text[i] != ',' || quoted))
                continue;
            string level = text[begin..i].Trim();
            yield return level.Length >= 2 && level[0] == '"' && level[^1] == '"' ? level[1..^1] : level;
            begin = i + 1;
        }
    }
}
