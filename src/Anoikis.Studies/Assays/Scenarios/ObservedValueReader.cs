using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Scenarios;

/// <summary>Reads the published numbers of an assay and holds them to the tables that it will have.</summary>
internal sealed class ObservedValueReader(ValueReader values)
{
    private const int Most = 200;

    /// <summary>The numbers; those that could be read.</summary>
    /// <param name="node">The list.</param>
    /// <param name="tables">Tables as the assay will have them, with any numbers in them; null where the assay is itself refused.</param>
    public ImmutableArray<ObservedValue> Read(YamlNode? node, IReadOnlyList<ResultTable>? tables)
    {
        if (values.List(node, "observed", "a list of published numbers") is not { } list)
        {
            return [];
        }

        if (list.Items.Length > Most)
        {
            values.Findings.Error(list.Location, $"there are {list.Items.Length} observed numbers; at most {Most} are allowed");
            return [];
        }

        return [.. list.Items.Select(item => ReadOne(item, tables)).OfType<ObservedValue>()];
    }

    private ObservedValue? ReadOne(YamlNode node, IReadOnlyList<ResultTable>? tables)
    {
        if (values.Group(node, "an observed number", "{quantity: ..., source: ..., observed: 4.0, table: conditions, column: median_death_h, where: {condition: ...}}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, "an observed number", values);
        string? quantity = values.Text(group.Need("quantity", "what it is, for people"), "quantity");
        string? source = values.Text(group.Need("source", "author and year"), "source");
        double? observed = group.Number("observed", NumberRange.Any);
        double? lower = group.Number("lower", NumberRange.Any);
        double? upper = group.Number("upper", NumberRange.Any);
        YamlNode? tableNode = group.Need("table", "the table of results with its like, such as conditions");
        YamlNode? columnNode = group.Need("column", "the column, such as median_death_h");
        YamlMap? where = values.Group(group.Take("where"), "where", "a group of columns and the values that name the row, as in {clone: HeLa, condition: TRAIL 50 ng/mL}");
        group.Finish();
        if (observed is null && lower is null && upper is null && !group.Has("observed") && !group.Has("lower") && !group.Has("upper"))
        {
            values.Findings.Error(map.Location, "an observed number needs 'observed', or 'lower' and 'upper'");
            return null;
        }

        if (lower > upper)
        {
            values.Findings.Error(group.At("lower"), "'lower' lies above 'upper'");
            return null;
        }

        string? table = values.Text(tableNode, "table");
        string? column = values.Text(columnNode, "column");
        if (quantity is null || source is null || table is null || column is null)
        {
            return null;
        }

        var conditions = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (YamlEntry entry in where?.Entries ?? [])
        {
            if (values.Text(entry.Value, entry.Key) is { } value)
            {
                conditions.Add(new KeyValuePair<string, string>(entry.Key, value));
            }
        }

        var row = new ObservedValue(quantity, source, observed, lower, upper, table, column, conditions.ToImmutable());
        return tables is null || Fits(row, map, tableNode!, columnNode!, where, tables) ? row : null;
    }

    private bool Fits(ObservedValue row, YamlMap map, YamlNode tableNode, YamlNode columnNode, YamlMap? where, IReadOnlyList<ResultTable> tables)
    {
        if (tables.FirstOrDefault(t => t.Name == row.Table) is not { } table)
        {
            string[] names = [.. tables.Select(t => t.Name)];
            values.Findings.Error(tableNode.Location, $"the assay has no table '{row.Table}'{NearestName.Hint(row.Table, names)}; it has {string.Join(", ", names)}");
            return false;
        }

        string[] columns = [.. table.Columns.Select(c => c.Name)];
        string[] numbers = [.. table.Columns.Where(c => c.Kind != ValueKind.Text).Select(c => c.Name)];
        bool fits = numbers.Contains(row.Column);
        if (!fits)
        {
            values.Findings.Error(columnNode.Location, $"the table {row.Table} has no column of numbers '{row.Column}'{NearestName.Hint(row.Column, numbers)}; it has {string.Join(", ", numbers)}");
        }

        foreach (YamlEntry entry in (where?.Entries ?? []).Where(e => !columns.Contains(e.Key)))
        {
            values.Findings.Error(entry.KeyLocation, $"the table {row.Table} has no column '{entry.Key}'{NearestName.Hint(entry.Key, columns)}; it has {string.Join(", ", columns)}");
            fits = false;
        }

        if (!fits)
        {
            return false;
        }

        int found = row.Rows(table).Count();
        if (found != 1)
        {
            string[] words = [.. table.Columns.Select((c, i) => (c, i)).Where(c => c.c.Kind == ValueKind.Text && c.c.Name is "clone" or "condition")
                .Select(c => $"{c.c.Name}: {string.Join(" | ", table.Rows.Select(r => (string)r[c.i]).Distinct().Take(12))}")];
            values.Findings.Error(map.Location, $"'where' means {found} rows of the table {row.Table}; it must mean one. Rows have {string.Join("; ", words)}");
        }

        return found == 1;
    }
}
