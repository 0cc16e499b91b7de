using System.Text.Json.Nodes;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Survival;

/// <summary>Committed numbers of R, each case with the line that gave them; see References/references.R.</summary>
internal static class ReferenceFile
{
    public const string Script = "references.R";

    public static string Folder => RepositoryRoot.Path("tests", "Anoikis.Tests", "Survival", "References");

    public static IReadOnlyList<JsonObject> Cases(string file)
        => [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsArray().Select(c => c!.AsObject())];

    /// <summary>A shipped table.</summary>
    public static DataTable Table(string name)
    {
        FindingList findings = [];
        DataTable? table = CsvFile.Read(RepositoryRoot.Path("data", "survival", name + ".csv"), findings);
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        return table!;
    }

    public static ResponseColumns Response(JsonObject spec) => new()
    {
        Time = Text(spec, "time")!,
        Event = Text(spec, "event")!,
        EventValue = Text(spec, "event_value"),
        Start = Text(spec, "start"),
        Weights = Text(spec, "weights"),
        Where = Text(spec, "where")?.Split('=') is [var column, var value] ? [(column, value)] : [],
    };

    public static LevelOrders Levels(JsonObject spec) => LevelOrders.Parse(Text(spec, "levels") is { } levels ? [levels] : [], []);

    public static ModelFrame Frame(JsonObject spec) => Frame(spec, []);

    /// <summary>The frame of a formula, of rows that miss none of further columns either, where the table has them.</summary>
    public static ModelFrame Frame(JsonObject spec, IReadOnlyList<string> also)
    {
        FindingList findings = [];
        Formula? formula = Formula.Parse(Text(spec, "formula")!, findings);
        DataTable table = Table(Text(spec, "data")!);
        int[] kept = [.. Enumerable.Range(0, table.RowCount).Where(r => also.All(c => table.Find(c)?.IsMissing(r) != true))];
        ModelFrame? frame = ModelFrame.Read(Rows(table, kept), Response(spec), formula!, Levels(spec), findings);
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        return frame!;
    }

    /// <summary>Some rows of a table.</summary>
    public static DataTable Rows(DataTable table, int[] rows) => rows.Length == table.RowCount ? table : new DataTable(
        table.Source,
        table.Columns.Select(c => c.Kind == ColumnKind.Numbers
            ? TableColumn.OfNumbers(c.Name, [.. rows.Select(r => c.Numbers[r])])
            : TableColumn.OfWords(c.Name, [.. rows.Select(c.Text)])));

    /// <summary>Follow-up of rows that miss none of the columns.</summary>
    public static (SurvivalTimes Times, DataTable Table, int[] Rows) Times(JsonObject spec, params IEnumerable<string?> columns)
    {
        FindingList findings = [];
        DataTable table = Table(Text(spec, "data")!);
        SurvivalResponse? response = ResponseReader.Read(table, Response(spec), columns.OfType<string>(), findings);
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        return (response!.Times, table, [.. response.Rows]);
    }

    public static RowGroups? Groups(JsonObject spec, string? column, DataTable table, int[] rows)
        => column is null ? null : RowGroups.Of(table, rows, [column], Levels(spec), []);

    public static string? Text(JsonObject spec, string key) => spec[key]?.ToString();

    public static double Number(JsonNode? node) => node is null ? double.NaN : (double)node;

    public static double[] Numbers(JsonNode? node) => node is null ? [] : [.. node.AsArray().Select(Number)];
}
