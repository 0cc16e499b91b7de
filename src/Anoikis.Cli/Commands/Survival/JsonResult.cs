using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Cli.Output;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>Results as JSON: numbers with all their digits, null where there is none.</summary>
internal static class JsonResult
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A finite number, else null.</summary>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    /// <summary>Numbers.</summary>
    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(v => Number(v))];

    /// <summary>The patient flow.</summary>
    public static JsonObject Flow(PatientFlow flow) => new()
    {
        ["read"] = flow.Read,
        ["used"] = flow.Used,
        ["excluded"] = new JsonArray([.. flow.Exclusions.Select(e => new JsonObject { ["reason"] = e.Reason, ["rows"] = e.Rows.Count })]),
    };

    /// <summary>The warnings.</summary>
    public static JsonArray Warnings(FindingList findings)
        => [.. findings.Where(f => f.Severity == FindingSeverity.Warning).Select(f => JsonValue.Create(f.Message))];

    /// <summary>Writes to standard output for "-", else to a file, whole or not at all.</summary>
    public static ExitCode Write(JsonObject result, string target, TextWriter output, TextWriter error)
    {
        string text = result.ToJsonString(Indented);
        if (target == "-")
        {
            output.WriteLine(text);
            return ExitCode.Done;
        }

        if (TextFile.Write(target, text + "\n") is not { } problem)
            return ExitCode.Done;
        error.WriteLine(problem);
        return ExitCode.BadInput;
    }
}
