using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results.Files;

/// <summary>cells.parquet: one row an entity. Names of its columns: docs/results.md.</summary>
internal static class CellsFile
{
    public const string Name = "cells.parquet";
    public const string Level = "level_";
    public const string Entered = "entered_";
    public const string Colony = "colony_at_";

    private const int MostRows = 50_000_000;

    /// <summary>Writes the table.</summary>
    public static void Write(Stream stream, EntityTable table, ImmutableArray<CloneShare> clones)
    {
        List<ParquetColumn> columns =
        [
            ParquetColumn.Of("founder", row => table.Founder[row]),
            ParquetColumn.Of("replicate", row => table.Replicate[row]),
            ParquetColumn.Of("weight", row => table.Weight[row]),
            ParquetColumn.Of("clone", row => clones[table.CloneIndex[row]].Name),
            ParquetColumn.Of("step", row => table.Steps[table.Step[row]]),
            ParquetColumn.Of("fate", row => FateNames.Of(table.Fate[row])),
            ParquetColumn.Of("cause", row => Cause(table, row)),
            ParquetColumn.Of("fate_time", row => table.FateTime[row]),
        ];
        columns.AddRange(table.Steps.Select((step, i) => ParquetColumn.Of(Entered + step, row => table.StepTime(row, i))));
        columns.AddRange(table.Marks.Select(mark => ParquetColumn.Of(MarkColumn(mark), row => table.MarkTime(row, mark))));
        columns.AddRange(table.Regulators.Select((symbol, i) => ParquetColumn.Of(Level + symbol, row => table.Level(row, i))));
        columns.AddRange(table.ObservationTimes.Select((time, i) => ParquetColumn.Of(ColonyColumn(time), row => table.ColonySize(row, i))));
        columns.AddRange(
        [
            ParquetColumn.Of("largest_colony", row => table.LargestColony[row]),
            ParquetColumn.Of("final_colony", row => table.FinalColony[row]),
            ParquetColumn.Of("divisions", row => table.Divisions[row]),
            ParquetColumn.Of("colony_deaths", row => table.ColonyDeaths[row]),
            ParquetColumn.Of("redraws", row => table.Redraws.IsEmpty ? 0 : table.Redraws[row]),
            ParquetColumn.Of("failed_cells", row => table.FailedCells[row]),
            ParquetColumn.Of("status", row => table.Status[row].ToString()),
        ]);
        ParquetTable.Write(stream, columns, table.Count);
    }

    /// <summary>Reads the table of a run whose manifest is known.</summary>
    /// <exception cref="InvalidDataException">It is not the table of such a run.</exception>
    public static async Task<EntityTable> ReadAsync(Stream stream, RunManifest manifest)
    {
        await using ParquetTableReader reader = await ParquetTableReader.OpenAsync(stream, MostRows).ConfigureAwait(false);
        ImmutableArray<string> steps = [.. manifest.Steps.Select(s => s.Name)];
        string[] clones = [.. manifest.Clones.Select(c => c.Name)];
        string[] fates = await reader.WordsAsync("fate").ConfigureAwait(false);
        string[] causes = await reader.WordsAsync("cause").ConfigureAwait(false);
        EntityTable table = new()
        {
            Regulators = manifest.Regulators,
            Steps = steps,
            LossCauses = manifest.LossCauses,
            ObservationTimes = manifest.ObservationTimes,
            Founder = [.. await reader.NumbersAsync<long>("founder").ConfigureAwait(false)],
            Replicate = [.. await reader.NumbersAsync<int>("replicate").ConfigureAwait(false)],
            Weight = [.. await reader.NumbersAsync<double>("weight").ConfigureAwait(false)],
            CloneIndex = Indices(await reader.WordsAsync("clone").ConfigureAwait(false), clones, "clone"),
            Step = Indices(await reader.WordsAsync("step").ConfigureAwait(false), steps, "step"),
            Fate = [.. fates.Select(FateNames.Read)],
            Loss = [.. causes.Select((cause, row) => fates[row] == FateNames.Of(CellFate.NamedLoss) ? Index(cause, manifest.LossCauses, "cause") : -1)],
            FateTime = [.. await reader.NumbersAsync<double>("fate_time").ConfigureAwait(false)],
            StepTimes = await RowByRow<double>(reader, steps.Select(s => Entered + s)).ConfigureAwait(false),
            Marks = manifest.Marks,
            MarkTimes = await RowByRow<double>(reader, manifest.Marks.Select(MarkColumn)).ConfigureAwait(false),
            Levels = await RowByRow<double>(reader, manifest.Regulators.Select(r => Level + r)).ConfigureAwait(false),
            ColonySizes = await RowByRow<long>(reader, manifest.ObservationTimes.Select(ColonyColumn)).ConfigureAwait(false),
            LargestColony = [.. await reader.NumbersAsync<long>("largest_colony").ConfigureAwait(false)],
            FinalColony = [.. await reader.NumbersAsync<long>("final_colony").ConfigureAwait(false)],
            Divisions = [.. await reader.NumbersAsync<long>("divisions").ConfigureAwait(false)],
            ColonyDeaths = [.. await reader.NumbersAsync<long>("colony_deaths").ConfigureAwait(false)],
            Redraws = [.. await reader.NumbersAsync<int>("redraws").ConfigureAwait(false)],
            FailedCells = [.. await reader.NumbersAsync<int>("failed_cells").ConfigureAwait(false)],
            Status = [.. (await reader.WordsAsync("status").ConfigureAwait(false)).Select(Status)],
        };
        Check(table);
        return table;
    }

    private static string MarkColumn(DeathMark mark) => mark switch
    {
        DeathMark.Momp => "momp_time",
        DeathMark.ParpTenth => "parp_tenth_time",
        _ => throw new InvalidOperationException($"no such mark: {mark}"),
    };

    private static string ColonyColumn(double time) => $"{Colony}{FileText.Number(time)}_s";

    private static string Cause(EntityTable table, int row) => table.Fate[row] switch
    {
        CellFate.Apoptosis or CellFate.CaspaseIndependentDeath => FateNames.Of(table.Fate[row]),
        CellFate.NamedLoss => table.LossCauses[table.Loss[row]],
        _ => "",
    };

    private static async Task<ImmutableArray<T>> RowByRow<T>(ParquetTableReader reader, IEnumerable<string> names)
        where T : struct
    {
        string[] columns = [.. names];
        T[] cells = new T[checked(reader.Rows * columns.Length)];
        for (int column = 0; column < columns.Length; column++)
        {
            T[] values = await reader.NumbersAsync<T>(columns[column]).ConfigureAwait(false);
            for (int row = 0; row < values.Length; row++)
            {
                cells[(row * columns.Length) + column] = values[row];
            }
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(cells);
    }

    private static ImmutableArray<int> Indices(string[] names, IReadOnlyList<string> known, string what) => [.. names.Select(n => Index(n, known, what))];

    private static int Index(string name, IReadOnlyList<string> known, string what)
    {
        for (int i = 0; i < known.Count; i++)
        {
            if (known[i] == name)
            {
                return i;
            }
        }

        throw new InvalidDataException($"its {what} '{name}' is not in the manifest, which has {string.Join(", ", known)}");
    }

    private static LaneStop Status(string name)
        => Enum.TryParse(name, out LaneStop stop) && Enum.IsDefined(stop) ? stop : throw new InvalidDataException($"its status '{name}' is none of {string.Join(", ", Enum.GetNames<LaneStop>())}");

    private static void Check(EntityTable table)
    {
        for (int row = 0; row < table.Count; row++)
        {
            if (!(table.Weight[row] is > 0 and <= 1))
            {
                throw new InvalidDataException($"the weight of row {row} is {FileText.Number(table.Weight[row])}; a weight above 0 and at most 1 is allowed");
            }

            if (!(table.FateTime[row] >= 0) || !double.IsFinite(table.FateTime[row]))
            {
                throw new InvalidDataException($"the fate_time of row {row} is {FileText.Number(table.FateTime[row])}; a time of at least 0 is allowed");
            }

            if (row > 0 && (table.Founder[row], table.Replicate[row]).CompareTo((table.Founder[row - 1], table.Replicate[row - 1])) <= 0)
            {
                throw new InvalidDataException($"row {row} is not in the order of founder and replicate");
            }
        }
    }
}
