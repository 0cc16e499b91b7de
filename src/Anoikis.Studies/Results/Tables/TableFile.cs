using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Results.Tables;

/// <summary>Tables as files hold them: plain numbers with all their digits, nothing where nothing is known.</summary>
internal static class TableFile
{
    /// <summary>Comma-separated values with a head.</summary>
    public static string Csv(ResultTable table)
    {
        StringBuilder text = new();
        Files.Csv.Append(text, table.Columns.Select(c => c.Name));
        foreach (var row in table.Rows)
        {
            Files.Csv.Append(text, row.Select(Field));
        }

        return text.ToString();
    }

    /// <summary>A list of groups, one a row.</summary>
    public static JsonArray Json(ResultTable table) => [.. table.Rows.Select(row =>
    {
        JsonObject item = [];
        for (int c = 0; c < row.Length; c++)
        {
            item[table.Columns[c].Name] = Json(row[c]);
        }

        return (JsonNode)item;
    })];

    /// <summary>A value. JSON knows no infinity: an open end is null, as what is not known.</summary>
    public static JsonNode? Json(object value) => value switch
    {
        string word => JsonValue.Create(word),
        long count => JsonValue.Create(count),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        _ => null,
    };

    private static string Field(object value) => value switch
    {
        string word => word,
        long count => count.ToString(CultureInfo.InvariantCulture),
        double number => double.IsNaN(number) ? "" : FileText.Number(number),
        _ => throw new ArgumentException($"no such value: {value}", nameof(value)),
    };
}
