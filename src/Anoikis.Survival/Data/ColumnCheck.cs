using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Data;

/// <summary>Finds columns by name; a name that no column bears is a finding that lists them all.</summary>
public static class ColumnCheck
{
    private const int MostListed = 60;

    /// <summary>Whether a table has all columns; each missing one is an error.</summary>
    public static bool AllPresent(DataTable table, IEnumerable<string> names, FindingList findings)
    {
        string[] known = [.. table.Names];
        bool all = true;
        foreach (string name in names.Where(n => table.Find(n) is null).Distinct(StringComparer.Ordinal))
        {
            all = false;
            findings.Add(Missing(name, known));
        }

        return all;
    }

    /// <summary>The finding for a column that is not there.</summary>
    public static Finding Missing(string name, IReadOnlyList<string> known)
    {
        string listed = string.Join(", ", known.Take(MostListed)) + (known.Count > MostListed ? $" and {known.Count - MostListed} others" : "");
        return new Finding(FindingSeverity.Error, $"there is no column '{name}'; the columns are {listed}", 1) { UnknownName = name, KnownNames = known };
    }

    /// <summary>The numbers of a column, or null with a finding that names the rows which hold none.</summary>
    public static TableColumn? Numbers(DataTable table, string name, string role, FindingList findings)
    {
        TableColumn column = table.Find(name)!;
        if (column.Kind == ColumnKind.Numbers)
            return column;
        List<int> lines = [];
        SortedSet<string> words = new(StringComparer.Ordinal);
        for (int row = 0; row < column.Count; row++)
        {
            if (column.Text(row) is not { } word || double.TryParse(word, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _))
                continue;
            lines.Add(table.Line(row));
            words.Add(word);
        }

        findings.Error($"{role} column '{name}' holds {string.Join(", ", words.Take(5).Select(w => $"'{w}'"))} in {FindingList.Lines(lines)}; allowed are numbers, and empty or NA where missing", lines.Count > 0 ? lines[0] : 0);
        return null;
    }
}
