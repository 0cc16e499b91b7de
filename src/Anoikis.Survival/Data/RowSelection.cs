using System.Globalization;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Data;

/// <summary>The rows of a table that are still in, and the reasons of those that are out.</summary>
internal sealed class RowSelection(DataTable table)
{
    private readonly bool[] _kept = [.. Enumerable.Repeat(true, table.RowCount)];
    private readonly List<Exclusion> _exclusions = [];

    /// <summary>Whether each row is in.</summary>
    public ReadOnlySpan<bool> Kept => _kept;

    /// <summary>Rows still in.</summary>
    public int Remaining { get; private set; } = table.RowCount;

    /// <summary>The others, each under the first reason that held.</summary>
    public IReadOnlyList<Exclusion> Exclusions => _exclusions;

    /// <summary>The rows still in, rising.</summary>
    public int[] Rows()
    {
        int[] rows = new int[Remaining];
        int count = 0;
        for (int row = 0; row < _kept.Length; row++)
        {
            if (_kept[row])
                rows[count++] = row;
        }

        return rows;
    }

    /// <summary>Takes out rows, and returns their lines.</summary>
    public IReadOnlyList<int> SetAside(string reason, Predicate<int> isOut)
    {
        List<int> rows = [];
        for (int row = 0; row < _kept.Length; row++)
        {
            if (!_kept[row] || !isOut(row))
                continue;
            _kept[row] = false;
            rows.Add(row);
        }

        Remaining -= rows.Count;
        if (rows.Count > 0)
            _exclusions.Add(new Exclusion(reason, rows));
        return [.. rows.Select(table.Line)];
    }

    /// <summary>Takes out rows in which a column is missing, with a warning that names them.</summary>
    public void SetAsideMissing(TableColumn column, FindingList findings)
    {
        IReadOnlyList<int> lines = SetAside($"{column.Name} is missing", column.IsMissing);
        if (lines.Count > 0)
            findings.Warning(string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' is missing in {lines.Count} row{(lines.Count == 1 ? "" : "s")}, set aside: {FindingList.Lines(lines)}"), lines[0]);
    }
}
