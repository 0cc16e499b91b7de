using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Results.Files;

/// <summary>courses.parquet: one row a sampled cell and time; all states by id, in copies; time in seconds.</summary>
internal static class CoursesFile
{
    public const string Name = "courses.parquet";

    private const int MostRows = 10_000_000;

    private static readonly string[] Keys = ["founder", "replicate", "time", "step"];

    /// <summary>Writes the table.</summary>
    public static void Write(Stream stream, ImmutableArray<SampledCourse> courses, ImmutableArray<string> states, ImmutableArray<string> steps)
    {
        int rows = courses.Sum(c => c.Times.Length);
        (SampledCourse Course, int Time)[] places = new (SampledCourse, int)[rows];
        int next = 0;
        foreach (SampledCourse course in courses)
        {
            for (int time = 0; time < course.Times.Length; time++)
            {
                places[next++] = (course, time);
            }
        }

        List<ParquetColumn> columns =
        [
            ParquetColumn.Of(Keys[0], row => places[row].Course.Founder),
            ParquetColumn.Of(Keys[1], row => places[row].Course.Replicate),
            ParquetColumn.Of(Keys[2], row => places[row].Course.Times[places[row].Time]),
            ParquetColumn.Of(Keys[3], row => steps[places[row].Course.Steps[places[row].Time]]),
        ];
        columns.AddRange(states.Select((id, i) => ParquetColumn.Of(StateColumn(id), row => places[row].Course.States[(places[row].Time * states.Length) + i])));
        ParquetTable.Write(stream, columns, rows);
    }

    /// <summary>Reads the table: the courses and the ids of their states.</summary>
    /// <exception cref="InvalidDataException">It is not such a table.</exception>
    public static async Task<(ImmutableArray<SampledCourse> Courses, ImmutableArray<string> States)> ReadAsync(Stream stream, RunManifest manifest)
    {
        await using ParquetTableReader reader = await ParquetTableReader.OpenAsync(stream, MostRows).ConfigureAwait(false);
        string[] columns = [.. reader.Names.Except(Keys)];
        long[] founders = await reader.NumbersAsync<long>(Keys[0]).ConfigureAwait(false);
        int[] replicates = await reader.NumbersAsync<int>(Keys[1]).ConfigureAwait(false);
        double[] times = await reader.NumbersAsync<double>(Keys[2]).ConfigureAwait(false);
        int[] steps = [.. (await reader.WordsAsync(Keys[3]).ConfigureAwait(false)).Select(name => StepIndex(manifest, name))];
        double[][] states = new double[columns.Length][];
        for (int i = 0; i < columns.Length; i++)
        {
            states[i] = await reader.NumbersAsync<double>(columns[i]).ConfigureAwait(false);
        }

        var courses = ImmutableArray.CreateBuilder<SampledCourse>();
        for (int from = 0, to; from < reader.Rows; from = to)
        {
            to = from + 1;
            while (to < reader.Rows && founders[to] == founders[from] && replicates[to] == replicates[from])
            {
                to++;
            }

            double[] values = new double[(to - from) * columns.Length];
            for (int row = from; row < to; row++)
            {
                for (int i = 0; i < columns.Length; i++)
                {
                    values[((row - from) * columns.Length) + i] = states[i][row];
                }
            }

            courses.Add(new SampledCourse(founders[from], replicates[from], [.. times[from..to]], [.. steps[from..to]], [.. values]));
        }

        return (courses.ToImmutable(), [.. columns.Select(StateId)]);
    }

    /// <summary>A state whose id is one of the key columns' names gets a mark, so that names stay unique.</summary>
    private static string StateColumn(string id) => Keys.Contains(id) ? id + "." : id;

    private static string StateId(string column) => column.EndsWith('.') ? column[..^1] : column;

    private static int StepIndex(RunManifest manifest, string name)
    {
        for (int i = 0; i < manifest.Steps.Length; i++)
        {
            if (manifest.Steps[i].Name == name)
            {
                return i;
            }
        }

        throw new InvalidDataException($"its step '{name}' is not in the manifest");
    }
}
