using System.Globalization;
using System.Runtime.CompilerServices;
using Anoikis.Survival.Findings;
using Parquet;
using Parquet.Schema;

namespace Anoikis.Survival.Data;

/// <summary>Reads Apache Parquet: flat columns of numbers, truth values and text.</summary>
public static class ParquetFile
{
    private const long MostRows = 100_000_000;

    /// <summary>Reads a file, or says in the findings why not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">Gets all that is wrong.</param>
    /// <param name="wanted">Names of columns to keep; null for all.</param>
    public static DataTable? Read(string path, FindingList findings, IReadOnlySet<string>? wanted = null)
    {
        try
        {
            return ReadAsync(path, findings, wanted).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            // A damaged file makes the reader throw whatever its decoder meets.
            findings.Error(fault is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : $"cannot be read as Parquet: {fault.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    private static async Task<DataTable?> ReadAsync(string path, FindingList findings, IReadOnlySet<string>? wanted)
    {
        FileStream stream = File.OpenRead(path);
        await using ConfiguredAsyncDisposable closing = stream.ConfigureAwait(false);
        ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable ending = reader.ConfigureAwait(false);
        List<int> groups = [];
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            groups.Add((int)Math.Clamp(group.RowCount, 0, MostRows + 1));
        }

        long rows = groups.Sum(g => (long)g);
        if (rows is 0 or > MostRows)
        {
            findings.Error(string.Create(CultureInfo.InvariantCulture, $"it has {rows} rows; allowed are 1 to {MostRows}"));
            return null;
        }

        List<TableColumn> columns = [];
        foreach (DataField field in reader.Schema.DataFields.Where(f => wanted is null || wanted.Contains(f.Name)))
        {
            TableColumn? column = await ColumnAsync(reader, field, groups, (int)rows).ConfigureAwait(false);
            if (column is not null)
                columns.Add(column);
            else if (wanted is not null)
                findings.Error($"column '{field.Name}' holds {field.ClrType.Name}; allowed are numbers, truth values and text, one a row");
        }

        return new DataTable(path, columns, [.. Enumerable.Range(1, (int)rows)]);
    }

    private static Task<TableColumn?> ColumnAsync(ParquetReader reader, DataField field, List<int> groups, int rows)
    {
        if (field.IsArray || field.Path.Length > 1)
            return Task.FromResult<TableColumn?>(null);
        Type type = field.ClrType;
        return type == typeof(double) ? NumbersAsync<double>(reader, field, groups, rows, v => v)
            : type == typeof(float) ? NumbersAsync<float>(reader, field, groups, rows, v => v)
            : type == typeof(long) ? NumbersAsync<long>(reader, field, groups, rows, v => v)
            : type == typeof(ulong) ? NumbersAsync<ulong>(reader, field, groups, rows, v => v)
            : type == typeof(int) ? NumbersAsync<int>(reader, field, groups, rows, v => v)
            : type == typeof(uint) ? NumbersAsync<uint>(reader, field, groups, rows, v => v)
            : type == typeof(short) ? NumbersAsync<short>(reader, field, groups, rows, v => v)
            : type == typeof(ushort) ? NumbersAsync<ushort>(reader, field, groups, rows, v => v)
            : type == typeof(byte) ? NumbersAsync<byte>(reader, field, groups, rows, v => v)
            : type == typeof(sbyte) ? NumbersAsync<sbyte>(reader, field, groups, rows, v => v)
            : type == typeof(decimal) ? NumbersAsync<decimal>(reader, field, groups, rows, v => (double)v)
            : type == typeof(bool) ? TruthsAsync(reader, field, groups, rows)
            : type == typeof(string) || type == typeof(ReadOnlyMemory<char>) ? WordsAsync(reader, field, groups, rows)
            : Task.FromResult<TableColumn?>(null);
    }

    private static async Task<T?[]> CellsAsync<T>(ParquetReader reader, DataField field, List<int> groups, int rows)
        where T : struct
    {
        T?[] cells = new T?[rows];
        int from = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            if (field.IsNullable)
            {
                await group.ReadAsync<T>(field, cells.AsMemory(from, groups[i]), null, CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                T[] values = new T[groups[i]];
                await group.ReadAsync<T>(field, values.AsMemory(), null, CancellationToken.None).ConfigureAwait(false);
                for (int r = 0; r < values.Length; r++)
                {
                    cells[from + r] = values[r];
                }
            }

            from += groups[i];
        }

        return cells;
    }

    private static async Task<TableColumn?> NumbersAsync<T>(ParquetReader reader, DataField field, List<int> groups, int rows, Func<T, double> number)
        where T : struct
    {
        T?[] cells = await CellsAsync<T>(reader, field, groups, rows).ConfigureAwait(false);
        return TableColumn.OfNumbers(field.Name, [.. cells.Select(c => c is { } v ? number(v) : double.NaN)]);
    }

    private static async Task<TableColumn?> TruthsAsync(ParquetReader reader, DataField field, List<int> groups, int rows)
    {
        bool?[] cells = await CellsAsync<bool>(reader, field, groups, rows).ConfigureAwait(false);
        return TableColumn.OfWords(field.Name, [.. cells.Select(c => c is { } v ? v ? "TRUE" : "FALSE" : null)]);
    }

    private static async Task<TableColumn?> WordsAsync(ParquetReader reader, DataField field, List<int> groups, int rows)
    {
        string?[] words = new string?[rows];
        int from = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            await group.ReadAsync(field, words.AsMemory(from, groups[i]), null, CancellationToken.None).ConfigureAwait(false);
            from += groups[i];
        }

        return TableColumn.OfWords(field.Name, [.. words.Select(w => string.IsNullOrEmpty(w) ? null : w)]);
    }
}
