using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anoikis.Cli.Catalogue;

/// <summary>How the commands that show catalogues write JSON: names in snake_case, enumerations as words.</summary>
internal static class CatalogueJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";
}
