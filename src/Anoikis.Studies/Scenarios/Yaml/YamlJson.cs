using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>Writes located values as JSON by YAML's core schema: what a JSON Schema judges, and a form without comments and layout to hash.</summary>
public static partial class YamlJson
{
    /// <summary>The value as JSON text, keys in their order.</summary>
    public static string Write(YamlNode node, bool indented = false)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(node, writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(YamlNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case YamlMap map:
                writer.WriteStartObject();
                foreach (YamlEntry entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(entry.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (YamlNode item in list.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case YamlScalar { IsEmpty: true }:
                writer.WriteNullValue();
                break;
            case YamlScalar { IsQuoted: false, Text: "true" or "false" } scalar:
                writer.WriteBooleanValue(scalar.Text == "true");
                break;
            case YamlScalar { IsQuoted: false } scalar when CoreNumber().IsMatch(scalar.Text) && ValueReader.TryNumber(scalar.Text, out double value):
                // The digits stay as written, so that no precision is lost; "+1" and ".5" are no JSON.
                writer.WriteRawValue(StrictNumber().IsMatch(scalar.Text) ? scalar.Text : JsonSerializer.Serialize(value));
                break;
            case YamlScalar scalar:
                writer.WriteStringValue(scalar.Text);
                break;
            default:
                throw new ArgumentException("a value is a group, a list or a scalar", nameof(node));
        }
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CoreNumber();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex StrictNumber();
}
