using System.Globalization;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Data;

/// <summary>The follow-up of the rows of a table that an analysis can use, and why the others are set aside.</summary>
/// <param name="Times">Follow-up, one entry for each of <paramref name="Rows"/>.</param>
/// <param name="Rows">Rows of the table, rising.</param>
/// <param name="Flow">Accounts for all rows.</param>
public sealed record SurvivalResponse(SurvivalTimes Times, IReadOnlyList<int> Rows, PatientFlow Flow);

/// <summary>Reads follow-up from a table and checks it.</summary>
public static class ResponseReader
{
    /// <summary>
    /// The follow-up of all rows that meet the conditions and miss nothing. Negative or infinite times, weights that are not above 0 and events other than allowed are errors that name their
    /// lines; missing values, and starts that are not below their times, set rows aside with a warning.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="response">Which columns hold the follow-up.</param>
    /// <param name="complete">Columns of covariates in which a used row misses nothing.</param>
    /// <param name="findings">Gets all that is wrong.</param>
    public static SurvivalResponse? Read(DataTable table, ResponseColumns response, IEnumerable<string> complete, FindingList findings)
    {
        string[] covariates = [.. complete.Distinct(StringComparer.Ordinal)];
        if (!ColumnCheck.AllPresent(table, response.Columns.Concat(covariates), findings))
            return null;
        TableColumn? time = ColumnCheck.Numbers(table, response.Time, "time", findings);
        TableColumn? start = response.Start is null ? null : ColumnCheck.Numbers(table, response.Start, "start", findings);
        TableColumn? weight = response.Weights is null ? null : ColumnCheck.Numbers(table, response.Weights, "weight", findings);
        RowSelection selection = new(table);
        foreach ((string name, string value) in response.Where)
        {
            TableColumn column = table.Find(name)!;
            selection.SetAside($"{name} is not {value}", row => column.Text(row) != value);
            if (selection.Remaining == 0)
                findings.Error($"no row has '{value}' in column '{name}'");
        }

        if (findings.HasErrors)
            return null;
        EventMark[]? marks = EventColumn.Read(table, response, selection.Kept, findings);
        if (time is not null)
            RefuseBadTimes(table, selection, time, start, weight, findings);
        if (time is null || marks is null)
            return null;
        selection.SetAsideMissing(time, findings);
        if (start is not null)
            selection.SetAsideMissing(start, findings);
        selection.SetAsideMissing(table.Find(response.Event)!, findings);
        if (weight is not null)
            selection.SetAsideMissing(weight, findings);
        if (start is not null && selection.SetAside("start is not below time", row => !(start.Numbers[row] < time.Numbers[row])) is { Count: > 0 } late)
            findings.Warning($"'{start.Name}' is not below '{time.Name}': rows are set aside, {FindingList.Lines(late)}", late[0]);
        foreach (string name in covariates)
        {
            selection.SetAsideMissing(table.Find(name)!, findings);
        }

        if (selection.Remaining == 0 && !findings.HasErrors)
            findings.Error("no row is left: " + string.Join(", ", selection.Exclusions.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Reason} ({e.Rows.Count})"))));
        if (findings.HasErrors)
            return null;
        DuplicateRows.Find(table, response, selection, findings);
        return Build(table, selection, marks, time, start, weight, findings);
    }

    private static SurvivalResponse Build(DataTable table, RowSelection selection, EventMark[] marks, TableColumn time, TableColumn? start, TableColumn? weight, FindingList findings)
    {
        int[] rows = selection.Rows();
        double[] times = Values(time, rows);
        double[] starts = start is null ? [] : Values(start, rows);
        double[] weights = weight is null ? [] : Values(weight, rows);
        bool[] occurred = [.. rows.Select(r => marks[r] == EventMark.Event)];
        (int before, int after) = NearTies.Merge(times, starts);
        if (after < 0.9 * before)
            findings.Warning(string.Create(CultureInfo.InvariantCulture, $"'{time.Name}': {before} distinct times differ so little that {after} remain, since times within 1.5e-8 of each other count as tied; give them in a smaller unit"));
        return new SurvivalResponse(new SurvivalTimes(times, occurred, starts, weights), rows, new PatientFlow(table.RowCount, rows.Length, selection.Exclusions));
    }

    private static double[] Values(TableColumn column, int[] rows)
    {
        double[] values = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            values[i] = column.Numbers[rows[i]];
        }

        return values;
    }

    private static void RefuseBadTimes(DataTable table, RowSelection selection, TableColumn time, TableColumn? start, TableColumn? weight, FindingList findings)
    {
        Refuse(table, selection, time, v => v < 0, "is negative; times are 0 or above", findings);
        Refuse(table, selection, time, double.IsInfinity, "is infinite", findings);
        if (start is not null)
            Refuse(table, selection, start, double.IsInfinity, "is infinite", findings);
        if (weight is not null)
            Refuse(table, selection, weight, v => v <= 0 || double.IsInfinity(v), "is not above 0 and finite", findings);
    }

    private static void Refuse(DataTable table, RowSelection selection, TableColumn column, Func<double, bool> isBad, string what, FindingList findings)
    {
        List<int> lines = [];
        for (int row = 0; row < table.RowCount; row++)
        {
            if (selection.Kept[row] && isBad(column.Numbers[row]))
                lines.Add(table.Line(row));
        }

        if (lines.Count > 0)
            findings.Error($"'{column.Name}' {what}: {FindingList.Lines(lines)}", lines[0]);
    }
}
