using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Data;

/// <summary>Finds patients that come twice.</summary>
internal static class DuplicateRows
{
    private const int MostRowsCompared = 200_000;
    private const int FewestColumns = 5;
    private static readonly string[] UsualNames = ["id", "patient", "patient_id", "patientid", "subject", "subject_id", "pid", "samplename", "sample"];

    /// <summary>
    /// An id that names several rows is an error when the user named the id column and there are no starts, else a warning. Without an id, rows that agree in every column are a
    /// warning, where the table has at least five columns.
    /// </summary>
    public static void Find(DataTable table, ResponseColumns response, RowSelection selection, FindingList findings)
    {
        TableColumn? id = response.Id is { } name ? table.Find(name) : table.Columns.FirstOrDefault(c => UsualNames.Contains(c.Name, StringComparer.OrdinalIgnoreCase));
        if (response.Id is null && table.RowCount > MostRowsCompared)
            return;
        int[] rows = selection.Rows();
        if (id is not null)
        {
            int[][] twice = Groups(rows, row => id.Text(row));
            if (twice.Length == 0 || (response.Start is not null))
                return;
            string message = $"column '{id.Name}' names more than one row for {twice.Length} patient{(twice.Length == 1 ? "" : "s")} ('{id.Text(twice[0][0])}' in {FindingList.Lines([.. twice[0].Select(table.Line)])})";
            findings.Add(response.Id is not null
                ? new Finding(FindingSeverity.Error, message + "; keep one row each, or give starts", table.Line(twice[0][1]))
                : new Finding(FindingSeverity.Warning, message + "; rows of one patient are not independent: choose one each or name the clusters", table.Line(twice[0][1])));
            return;
        }

        if (table.Columns.Count < FewestColumns)
            return;
        int[][] equal = Groups(rows, row => string.Join('\u001f', table.Columns.Select(c => c.Text(row))));
        if (equal.Length > 0)
            findings.Warning($"rows agree in every column: {string.Join("; ", equal.Take(3).Select(g => FindingList.Lines([.. g.Select(table.Line)])))}{(equal.Length > 3 ? $" and {equal.Length - 3} other groups" : "")}: is a patient entered twice?", table.Line(equal[0][1]));
    }

    private static int[][] Groups(int[] rows, Func<int, string?> key)
        => [.. rows.Select(r => (Row: r, Key: key(r))).Where(r => r.Key is not null).GroupBy(r => r.Key, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Select(r => r.Row).ToArray())];
}
