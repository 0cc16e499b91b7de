using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays.Results;

/// <summary>The folder of an assay: its tables, a row for every cell in every dish, what was run, and the report. Each file is written whole or not at all.</summary>
internal static class AssayFolder
{
    public const string CellsName = "cells.parquet";
    public const string LevelsName = "levels.parquet";
    public const string SummaryName = "summary.json";

    /// <summary>Whether the folder may be written: it is not there, or empty. Else a finding says what to do.</summary>
    public static bool MayWrite(string directory, DiagnosticBag findings)
    {
        if (File.Exists(directory))
        {
            findings.Error(new SourceLocation(directory, 0), "this is a file; results need a folder, choose another with --out");
            return false;
        }

        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            findings.Error(new SourceLocation(directory, 0), "the folder is not empty; choose another folder with --out, or delete this one");
            return false;
        }

        return true;
    }

    /// <summary>Writes everything; the manifest comes last, so that a folder that has one is complete.</summary>
    public static void Write(AssayOutcome outcome, string directory, string version, string command)
    {
        Directory.CreateDirectory(directory);
        foreach (ResultTable table in outcome.Evaluation.Tables)
        {
            FileText.Replace(Path.Combine(directory, table.Name + ".csv"), TableFile.Csv(table));
        }

        FileText.Replace(Path.Combine(directory, SummaryName), Summary(outcome));
        FileText.Replace(Path.Combine(directory, CellsName), stream => WriteCells(stream, outcome.Evaluation.Result));
        FileText.Replace(Path.Combine(directory, LevelsName), stream => WriteLevels(stream, outcome.Evaluation.Result));
        RunManifest manifest = AssayManifest.Of(outcome, version, command);
        FileText.Replace(Path.Combine(directory, RunFolder.ReportName), Pages.AssayPage.Html(outcome, manifest));
        FileText.Replace(Path.Combine(directory, ManifestFile.Name), AssayManifest.Text(outcome, manifest));
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

    private static void WriteCells(Stream stream, CultureResult result)
    {
        CultureExperiment experiment = result.Experiment;
        int cells = experiment.Cells, protocols = experiment.Protocols.Length;
        int Clone(int row) => row / (protocols * cells);
        int Protocol(int row) => row / cells % protocols;
        Course At(int row) => result.At(Clone(row), Protocol(row), row % cells);
        string[] ends = [.. Enum.GetNames<CourseEnd>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
        ParquetTable.Write(
            stream,
            [
                ParquetColumn.Of("clone", row => experiment.Clones[Clone(row)].Name),
                ParquetColumn.Of("condition", row => experiment.Protocols[Protocol(row)].Name),
                ParquetColumn.Of("cell", row => row % cells),
                ParquetColumn.Of("end", row => ends[(int)At(row).End]),
                ParquetColumn.Of("time_s", row => At(row).Time),
                ParquetColumn.Of("at_rest", row => At(row).AtRest),
                ParquetColumn.Of("status", row => At(row).Status.ToString()),
                .. experiment.Moments.Select((moment, m) => ParquetColumn.Of(moment + "_s", row => result.Moments(Clone(row), Protocol(row), row % cells)[m])),
            ],
            (int)experiment.Courses);
    }

    private static void WriteLevels(Stream stream, CultureResult result)
    {
        CultureExperiment experiment = result.Experiment;
        int cells = experiment.Cells, regulators = experiment.Network.Regulators.Length;
        ParquetTable.Write(
            stream,
            [
                ParquetColumn.Of("clone", row => experiment.Clones[row / cells].Name),
                ParquetColumn.Of("cell", row => row % cells),
                ParquetColumn.Of("redraws", row => result.Redraws[row / cells][row % cells]),
                .. experiment.Network.Regulators.Select((r, i) => ParquetColumn.Of(r.Symbol, row => result.Levels[row / cells][((row % cells) * regulators) + i])),
            ],
            experiment.Clones.Length * cells);
    }
}
