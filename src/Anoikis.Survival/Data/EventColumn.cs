using System.Globalization;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Data;

/// <summary>What the event column says of a row.</summary>
internal enum EventMark : byte
{
    Censored,
    Event,
    Missing,
}

/// <summary>Reads an event column: 0/1, FALSE/TRUE, R's 1/2, or one value of any.</summary>
internal static class EventColumn
{
    /// <summary>A mark for each row of the table, or null with findings where a row that is wanted holds another value.</summary>
    public static EventMark[]? Read(DataTable table, ResponseColumns response, ReadOnlySpan<bool> wanted, FindingList findings)
    {
        TableColumn column = table.Find(response.Event)!;
        return response.EventValue is { } value ? ByValue(column, value, wanted, findings) : ByCode(table, column, wanted, findings);
    }

    private static EventMark[]? ByValue(TableColumn column, string value, ReadOnlySpan<bool> wanted, FindingList findings)
    {
        EventMark[] marks = new EventMark[column.Count];
        bool numeric = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        bool seen = false;
        for (int row = 0; row < marks.Length; row++)
        {
            bool same = column.Kind == ColumnKind.Numbers ? numeric && column.Numbers[row] == number : column.Codes[row] >= 0 && column.Levels[column.Codes[row]] == value;
            marks[row] = column.IsMissing(row) ? EventMark.Missing : same ? EventMark.Event : EventMark.Censored;
            seen |= same && wanted[row];
        }

        if (seen)
            return marks;
        findings.Error($"no row has '{value}' in column '{column.Name}'; it holds {Values(column)}");
        return null;
    }

    private static EventMark[]? ByCode(DataTable table, TableColumn column, ReadOnlySpan<bool> wanted, FindingList findings)
    {
        EventMark[] marks = new EventMark[column.Count];
        List<int> others = [];
        bool hasZero = false;
        bool hasTwo = false;
        for (int row = 0; row < marks.Length; row++)
        {
            if (column.IsMissing(row) || !wanted[row])
            {
                marks[row] = EventMark.Missing;
                continue;
            }

            double code = column.Kind == ColumnKind.Numbers ? column.Numbers[row] : Truth(column.Levels[column.Codes[row]]);
            hasZero |= code == 0;
            hasTwo |= code == 2;
            marks[row] = code is 1 or 2 ? (EventMark)(code - 1) : EventMark.Censored;
            if (code is not (0 or 1 or 2))
                others.Add(table.Line(row));
        }

        if (others.Count > 0 || (hasZero && hasTwo))
        {
            string where = others.Count > 0 ? $" in {FindingList.Lines(others)}" : "";
            findings.Error($"event column '{column.Name}' holds {Values(column)}; allowed are 0 and 1 (or FALSE and TRUE){where}; name the value that is the event (--event-value), and the others mean censored", others.Count > 0 ? others[0] : 0);
            return null;
        }

        if (hasTwo)
        {
            findings.Warning($"event column '{column.Name}' holds 1 and 2: 1 is read as censored and 2 as the event; name the event's value if that is not meant");
            return marks;
        }

        for (int row = 0; row < marks.Length; row++)
        {
            if (marks[row] != EventMark.Missing)
                marks[row] = (column.Kind == ColumnKind.Numbers ? column.Numbers[row] : Truth(column.Levels[column.Codes[row]])) == 1 ? EventMark.Event : EventMark.Censored;
        }

        return marks;
    }

    private static double Truth(string word) => word.ToUpperInvariant() switch { "TRUE" or "T" => 1, "FALSE" or "F" => 0, _ => double.NaN };

    private static string Values(TableColumn column)
    {
        string[] values = column.Kind == ColumnKind.Words
            ? [.. column.Levels.Take(7)]
            : [.. column.Numbers.ToArray().Where(v => !double.IsNaN(v)).Distinct().Order().Take(7).Select(TableColumn.Format)];
        return string.Join(", ", values.Take(6).Select(v => $"'{v}'")) + (values.Length > 6 ? ", ..." : values.Length == 0 ? "nothing" : "");
    }
}
