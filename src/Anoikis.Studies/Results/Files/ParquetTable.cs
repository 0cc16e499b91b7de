using Parquet;
using Parquet.Schema;

namespace Anoikis.Studies.Results.Files;

/// <summary>A column of a table that is written: its name and the values of rows [from, from + count).</summary>
internal abstract class ParquetColumn(DataField field)
{
    /// <summary>Name and type.</summary>
    public DataField Field { get; } = field;

    /// <summary>A column of numbers.</summary>
    public static ParquetColumn Of<T>(string name, Func<int, T> value)
        where T : struct
        => new NumberColumn<T>(name, value);

    /// <summary>A column of words.</summary>
    public static ParquetColumn Of(string name, Func<int, string> value) => new TextColumn(name, value);

    /// <summary>Writes rows into a group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, int from, int count);

    private sealed class NumberColumn<T>(string name, Func<int, T> value) : ParquetColumn(new DataField(name, typeof(T), isNullable: false))
        where T : struct
    {
        public override Task WriteAsync(ParquetRowGroupWriter group, int from, int count)
        {
            T[] rows = new T[count];
            for (int i = 0; i < count; i++)
            {
                rows[i] = value(from + i);
            }

            return group.WriteAsync<T>(Field, rows.AsMemory(), null, null, CancellationToken.None);
        }
    }

    private sealed class TextColumn(string name, Func<int, string> value) : ParquetColumn(new DataField(name, typeof(string), isNullable: false))
    {
        public override Task WriteAsync(ParquetRowGroupWriter group, int from, int count)
        {
            string[] rows = new string[count];
            for (int i = 0; i < count; i++)
            {
                rows[i] = value(from + i);
            }

            return group.WriteAsync(Field, rows, null);
        }
    }
}

/// <summary>Writes a table column by column in groups of rows, so that memory does not grow with the table.</summary>
internal static class ParquetTable
{
    private const int RowsPerGroup = 131_072;

    /// <summary>Writes all columns, of so many rows each.</summary>
    public static void Write(Stream stream, IReadOnlyList<ParquetColumn> columns, int rows) => WriteAsync(stream, columns, rows).GetAwaiter().GetResult();

    private static async Task WriteAsync(Stream stream, IReadOnlyList<ParquetColumn> columns, int rows)
    {
        ParquetSchema schema = new([.. columns.Select(c => c.Field)]);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        int from = 0;
        do
        {
            int count = Math.Min(RowsPerGroup, rows - from);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            foreach (ParquetColumn column in columns)
            {
                await column.WriteAsync(group, from, count).ConfigureAwait(false);
            }

            from += count;
        }
        while (from < rows);
    }
}
