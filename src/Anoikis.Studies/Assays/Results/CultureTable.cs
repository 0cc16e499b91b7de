using System.Text.Json;
using Anoikis.Kinetics.Lanes;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Assays.Results;

/// <summary>cells.parquet and levels.parquet of an assay: a row for every cell in every dish, and one for every cell of a clone.</summary>
internal static class CultureTable
{
    public const string CellsName = "cells.parquet";
    public const string LevelsName = "levels.parquet";

    private static readonly string[] Ends = [.. Enum.GetNames<CourseEnd>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    /// <summary>Writes what befell every cell in every dish.</summary>
    public static void WriteCells(Stream stream, CultureResult result)
    {
        CultureExperiment experiment = result.Experiment;
        int cells = experiment.Cells, protocols = experiment.Protocols.Length;
        int Clone(int row) => row / (protocols * cells);
        int Protocol(int row) => row / cells % protocols;
        Course At(int row) => result.At(Clone(row), Protocol(row), row % cells);
        ParquetTable.Write(
            stream,
            [
                ParquetColumn.Of("clone", row => experiment.Clones[Clone(row)].Name),
                ParquetColumn.Of("condition", row => experiment.Protocols[Protocol(row)].Name),
                ParquetColumn.Of("cell", row => row % cells),
                ParquetColumn.Of("end", row => Ends[(int)At(row).End]),
                ParquetColumn.Of("time_s", row => At(row).Time),
                ParquetColumn.Of("at_rest", row => At(row).AtRest),
                ParquetColumn.Of("status", row => At(row).Status.ToString()),
                .. experiment.Moments.Select((moment, m) => ParquetColumn.Of(moment + "_s", row => result.Moments(Clone(row), Protocol(row), row % cells)[m])),
                .. experiment.Growth is null ? Array.Empty<ParquetColumn>() : [ParquetColumn.Of("colony_cells", row => result.Colonies(Clone(row), Protocol(row))[row % cells])],
            ],
            (int)experiment.Courses);
    }

    /// <summary>Writes every cell's levels.</summary>
    public static void WriteLevels(Stream stream, CultureResult result)
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

    /// <summary>Reads what befell the cells of an experiment back into a result.</summary>
    /// <exception cref="InvalidDataException">The rows are not those of the experiment.</exception>
    public static async Task<CultureResult> ReadAsync(Stream stream, CultureExperiment experiment)
    {
        await using ParquetTableReader table = await ParquetTableReader.OpenAsync(stream, (int)experiment.Courses).ConfigureAwait(false);
        Require(table.Rows == experiment.Courses, $"it has {table.Rows} rows where the scenario has {experiment.Courses} courses of cells");
        string[] clones = await table.WordsAsync("clone").ConfigureAwait(false), conditions = await table.WordsAsync("condition").ConfigureAwait(false);
        string[] ends = await table.WordsAsync("end").ConfigureAwait(false), statuses = await table.WordsAsync("status").ConfigureAwait(false);
        int[] numbers = await table.NumbersAsync<int>("cell").ConfigureAwait(false);
        double[] times = await table.NumbersAsync<double>("time_s").ConfigureAwait(false);
        bool[] rests = await table.NumbersAsync<bool>("at_rest").ConfigureAwait(false);
        var moments = new List<double[]>();
        foreach (string moment in experiment.Moments)
        {
            moments.Add(await table.NumbersAsync<double>(moment + "_s").ConfigureAwait(false));
        }

        long[]? colonies = experiment.Growth is null ? null : await table.NumbersAsync<long>("colony_cells").ConfigureAwait(false);
        var result = new CultureResult(experiment);
        for (int row = 0; row < table.Rows; row++)
        {
            int cell = row % experiment.Cells, protocol = row / experiment.Cells % experiment.Protocols.Length, clone = row / experiment.Cells / experiment.Protocols.Length;
            int end = Array.IndexOf(Ends, ends[row]);
            Require(clones[row] == experiment.Clones[clone].Name && conditions[row] == experiment.Protocols[protocol].Name && numbers[row] == cell, $"row {row + 1} is of another cell or dish than the scenario has there");
            Require(end >= 0 && Enum.TryParse(statuses[row], out LaneStop _), $"row {row + 1} has an end or status that there is not");
            ref Course course = ref result.At(clone, protocol, cell);
            (course.End, course.Status, course.AtRest, course.Time) = ((CourseEnd)end, Enum.Parse<LaneStop>(statuses[row]), rests[row], times[row]);
            for (int m = 0; m < moments.Count; m++)
            {
                result.Moments(clone, protocol, cell)[m] = moments[m][row];
            }

            if (colonies is not null)
            {
                result.Colonies(clone, protocol)[cell] = colonies[row];
            }
        }

        return result;
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidDataException(message);
        }
    }
}
