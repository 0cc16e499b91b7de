using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Studies.Assays.Results;

/// <summary>The folder of an assay: its tables, a row for every cell in every dish, what was run, and the report. Each file is written whole or not at all.</summary>
internal static class AssayFolder
{
    public const string SummaryName = "summary.json";

    /// <summary>Writes everything; the manifest comes last, so that a folder that has one is complete.</summary>
    public static void Write(AssayOutcome outcome, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (ResultTable table in outcome.Evaluation.Tables)
        {
            FileText.Replace(Path.Combine(directory, table.Name + ".csv"), TableFile.Csv(table));
        }

        FileText.Replace(Path.Combine(directory, SummaryName), Summary(outcome));
        FileText.Replace(Path.Combine(directory, CultureTable.CellsName), stream => CultureTable.WriteCells(stream, outcome.Evaluation.Result));
        FileText.Replace(Path.Combine(directory, CultureTable.LevelsName), stream => CultureTable.WriteLevels(stream, outcome.Evaluation.Result));
        RunManifest manifest = AssayManifest.Of(outcome);
        FileText.Replace(Path.Combine(directory, RunFolder.ReportName), Pages.AssayPage.Html(outcome, manifest));
        FileText.Replace(Path.Combine(directory, ManifestFile.Name), AssayManifest.Text(outcome, manifest));
    }

    /// <summary>Reads an assay back: its scenario and how it was run from the manifest, its cells from their table. Null, with findings, when a file is missing or is not what it should be.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="findings">Takes every problem.</param>
    /// <param name="networks">Finds networks; null for those that come with the program.</param>
    public static AssayOutcome? Read(string directory, DiagnosticBag findings, INetworkLibrary? networks = null)
    {
        foreach (string name in new[] { ManifestFile.Name, CultureTable.CellsName }.Where(n => !File.Exists(Path.Combine(directory, n))))
        {
            findings.Error(new SourceLocation(Path.Combine(directory, name), 0), "the file is missing: this is no folder of a finished assay");
        }

        string place = Path.Combine(directory, ManifestFile.Name);
        try
        {
            if (findings.HasErrors)
            {
                return null;
            }

            (RunProvenance provenance, long steps, long pivoting) = KeptManifest.Read(File.ReadAllText(place));
            if (KeptManifest.Scenario(provenance, directory, networks ?? new NetworkLibrary(), findings) is not { } scenario)
            {
                return null;
            }

            place = Path.Combine(directory, CultureTable.CellsName);
            using FileStream stream = File.OpenRead(place);
            CultureResult result = CultureTable.ReadAsync(stream, scenario.Experiment).GetAwaiter().GetResult();
            result.AddSteps(steps, pivoting);
            return AssayOutcome.Of(scenario, result, provenance);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // A damaged table can make the reader of its format fail in any way.
            findings.Error(new SourceLocation(place, 0), $"this is not the {Path.GetFileName(place)} of an assay: {problem.Message.Split('\n', '\r')[0]}");
            return null;
        }
    }

    private static string Summary(AssayOutcome outcome)
    {
        JsonObject tables = [];
        foreach (ResultTable table in outcome.Evaluation.Tables.Where(t => t.Name != DeathTimeFindings.SurvivalName))
        {
            tables[table.Name] = TableFile.Json(table);
        }

        JsonObject summary = new()
        {
            ["assay"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.Scenario.Kind.ToString()),
            ["cells"] = outcome.Scenario.Cells,
            ["courses"] = outcome.Scenario.Courses,
            ["failed"] = outcome.Failed,
            ["observed"] = new JsonArray([.. outcome.Scenario.Observed.Select(o => (JsonNode)new JsonObject
            {
                ["quantity"] = o.Quantity,
                ["source"] = o.Source,
                ["observed"] = o.Observed,
                ["lower"] = o.Lower,
                ["upper"] = o.Upper,
                ["simulated"] = TableFile.Json(o.Value(outcome.Evaluation.Tables)),
                ["inside"] = o.Holds(o.Value(outcome.Evaluation.Tables)),
            })]),
            ["tables"] = tables,
        };
        return summary.ToJsonString(ResultJson.Options) + "\n";
    }
}
