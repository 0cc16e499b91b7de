using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Report;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Results.Tables;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.Prognosis;

/// <summary>Writes a cohort's report: tables, summary, page, and last the manifest, so that a folder that has one is complete.</summary>
public static class PrognosisFiles
{
    private static readonly string[] LongTables = ["curves", "incidence", "patients", "decision", "baselines"];

    /// <summary>Writes everything, each file whole or not at all. False, with a finding, when the folder cannot be written.</summary>
    /// <param name="result">The result.</param>
    /// <param name="directory">The folder; it is made when missing.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="command">The command as the user typed it.</param>
    /// <param name="findings">Takes problems with the folder.</param>
    public static bool Write(PrognosisResult result, string directory, string version, string command, DiagnosticBag findings)
    {
        try
        {
            Directory.CreateDirectory(directory);
            IReadOnlyList<ResultTable> tables = PrognosisTables.All(result);
            PrognosisManifest manifest = PrognosisManifest.Of(result.Plan, result.Cohort, version, command);
            foreach (ResultTable table in tables)
            {
                FileText.Replace(Path.Combine(directory, table.Name + ".csv"), TableFile.Csv(table));
            }

            FileText.Replace(Path.Combine(directory, "summary.json"), Summary(result, tables));
            FileText.Replace(Path.Combine(directory, RunFolder.ReportName), PrognosisPage.Html(result, manifest));
            FileText.Replace(Path.Combine(directory, ManifestFile.Name), JsonSerializer.Serialize(manifest, ResultJson.Options) + "\n");
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            findings.Error(new SourceLocation(directory, 0), $"the report cannot be written: {problem.Message}");
            return false;
        }
    }

    /// <summary>The findings as sentences, what was not shown first.</summary>
    public static IReadOnlyList<string> Sentences(PrognosisResult result)
        => [.. result.Scores.OrderBy(s => s.IsFinding).Select(s => ScoreText.Finding(s, result.Plan.FollowUp.Outcome, result.Scores.Count > 1)), .. result.Scores.SelectMany(ScoreText.Cares)];

    private static string Summary(PrognosisResult result, IReadOnlyList<ResultTable> tables)
    {
        JsonObject held = [];
        foreach (ResultTable table in tables.Where(t => !LongTables.Contains(t.Name)))
        {
            held[table.Name] = TableFile.Json(table);
        }

        JsonObject summary = new()
        {
            ["cohort"] = result.Plan.Name,
            ["patients"] = result.Cohort.Frame.Times.Count,
            ["events"] = result.Cohort.Frame.Times.EventCount,
            ["events_per_variable"] = result.EventsPerVariable,
            ["time_unit"] = result.Plan.FollowUp.Unit.Symbol,
            ["horizon"] = result.Horizon,
            ["median_follow_up"] = TableFile.Json(result.MedianFollowUp.Value),
            ["found"] = new JsonArray([.. result.Scores.Where(s => s.IsFinding).Select(s => (JsonNode)s.Plan.Name)]),
            ["not_shown"] = new JsonArray([.. result.Scores.Where(s => !s.IsFinding).Select(s => (JsonNode)s.Plan.Name)]),
            ["findings"] = new JsonArray([.. Sentences(result).Select(s => (JsonNode)s)]),
            ["warnings"] = new JsonArray([.. result.Findings.Where(f => f.Severity == FindingSeverity.Warning).Select(f => (JsonNode)f.Message)]),
            ["tables"] = held,
        };
        return summary.ToJsonString(ResultJson.Options) + "\n";
    }
}
