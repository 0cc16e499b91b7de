using System.Globalization;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>The rows of a table that meet a cohort's conditions, and the others by the first condition that they fail.</summary>
internal sealed class RowFilter
{
    private readonly int[] _rows;
    private readonly IReadOnlyList<Exclusion> _exclusions;
    private readonly int _read;

    private RowFilter(DataTable kept, int[] rows, IReadOnlyList<Exclusion> exclusions, int read) => (Kept, _rows, _exclusions, _read) = (kept, rows, exclusions, read);

    /// <summary>The table of the rows that are in, each still at its line of the file.</summary>
    public DataTable Kept { get; }

    /// <summary>Applies conditions in order.</summary>
    public static RowFilter Of(DataTable table, IReadOnlyList<RowCondition> conditions, FindingList findings)
    {
        bool[] isIn = [.. Enumerable.Repeat(true, table.RowCount)];
        List<Exclusion> exclusions = [];
        foreach (RowCondition condition in conditions)
        {
            TableColumn column = table.Find(condition.Column)!;
            if (condition.Values.Length == 0 && ColumnCheck.Numbers(table, condition.Column, "condition", findings) is null)
                continue;
            foreach (string value in condition.Values.Where(v => !Enumerable.Range(0, table.RowCount).Any(r => Is(column, r, v))))
            {
                findings.Error($"no row has '{value}' in column '{condition.Column}'; it holds {Held(column)}");
            }

            int[] failing = [.. Enumerable.Range(0, table.RowCount).Where(r => isIn[r] && !Holds(condition, column, r))];
            foreach (int row in failing)
            {
                isIn[row] = false;
            }

            // What is missing does not meet the condition, and is said to be missing.
            Exclude($"{condition.Column} is missing", [.. failing.Where(column.IsMissing)]);
            Exclude(condition.Reason, [.. failing.Where(r => !column.IsMissing(r))]);
        }

        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(r => isIn[r])];
        if (rows.Length == 0 && !findings.HasErrors)
            findings.Error("no row meets all conditions of 'where': " + string.Join(", ", exclusions.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Reason} ({e.Rows.Count})"))));
        return new RowFilter(exclusions.Count == 0 ? table : Subset(table, rows), rows, exclusions, table.RowCount);

        void Exclude(string reason, int[] of)
        {
            if (of.Length > 0)
                exclusions.Add(new Exclusion(reason, of));
        }
    }

    /// <summary>The flow of an analysis of the kept table, with the rows that were not asked for before it.</summary>
    public PatientFlow Joined(PatientFlow flow)
        => new(_read, flow.Used, [.. _exclusions, .. flow.Exclusions.Select(e => e with { Rows = [.. e.Rows.Select(r => _rows[r])] })]);

    private static bool Holds(RowCondition condition, TableColumn column, int row)
        => condition.Values.Length > 0 ? condition.Values.Any(v => Is(column, row, v)) : column.Numbers[row] > condition.Above && column.Numbers[row] <= condition.UpTo;

    private static bool Is(TableColumn column, int row, string value)
        => column.Kind == ColumnKind.Words ? column.Text(row) == value : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && column.Numbers[row] == number;

    private static string Held(TableColumn column)
    {
        string[] values = [.. (column.Kind == ColumnKind.Words ? column.Levels : column.Numbers.ToArray().Where(v => !double.IsNaN(v)).Distinct().Order().Take(9).Select(TableColumn.Format)).Take(9)];
        return string.Join(", ", values.Take(8).Select(v => $"'{v}'")) + (values.Length > 8 ? ", ..." : values.Length == 0 ? "nothing" : "");
    }

    private static DataTable Subset(DataTable table, int[] rows) => new(
        table.Source,
        table.Columns.Select(c => c.Kind == ColumnKind.Numbers ? TableColumn.OfNumbers(c.Name, Numbers(c, rows)) : TableColumn.OfWords(c.Name, [.. rows.Select(c.Text)])),
        [.. rows.Select(table.Line)]);

    private static double[] Numbers(TableColumn column, int[] rows)
    {
        double[] values = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            values[i] = column.Numbers[rows[i]];
        }

        return values;
    }
}
