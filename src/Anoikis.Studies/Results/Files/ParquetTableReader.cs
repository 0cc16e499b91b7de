using Parquet;
using Parquet.Schema;

namespace Anoikis.Studies.Results.Files;

/// <summary>Reads whole columns of a table by name and type.</summary>
internal sealed class ParquetTableReader : IAsyncDisposable
{
    private readonly ParquetReader _reader;

    private ParquetTableReader(ParquetReader reader, int rows) => (_reader, Rows) = (reader, rows);

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Names of the columns, in order.</summary>
    public IEnumerable<string> Names => _reader.Schema.DataFields.Select(f => f.Name);

    /// <summary>Opens a table.</summary>
    /// <exception cref="InvalidDataException">It has more rows than this program takes.</exception>
    public static async Task<ParquetTableReader> OpenAsync(Stream stream, int mostRows)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        long rows = 0;
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            rows += Math.Max(0, group.RowCount);
        }

        return rows <= mostRows
            ? new ParquetTableReader(reader, (int)rows)
            : throw new InvalidDataException($"it has {rows} rows; at most {mostRows} are read");
    }

    /// <summary>A column of numbers.</summary>
    /// <exception cref="InvalidDataException">There is no such column, or it holds another type.</exception>
    public async Task<T[]> NumbersAsync<T>(string name)
        where T : struct
    {
        DataField field = Field(name, typeof(T));
        T[] values = new T[Rows];
        int from = 0;
        for (int i = 0; i < _reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = _reader.OpenRowGroupReader(i);
            int count = (int)group.RowCount;
            await group.ReadAsync<T>(field, values.AsMemory(from, count), null, CancellationToken.None).ConfigureAwait(false);
            from += count;
        }

        return values;
    }

    /// <summary>A column of words.</summary>
    /// <exception cref="InvalidDataException">There is no such column, or it holds another type.</exception>
    public async Task<string[]> WordsAsync(string name)
    {
        DataField field = Field(name, typeof(ReadOnlyMemory<char>));
        string[] values = new string[Rows];
        int from = 0;
        for (int i = 0; i < _reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = _reader.OpenRowGroupReader(i);
            int count = (int)group.RowCount;
            await group.ReadAsync(field, values.AsMemory(from, count)!, null, CancellationToken.None).ConfigureAwait(false);
            from += count;
        }

        return values;
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    /// <summary>The library's word for a column of texts is a memory of characters.</summary>
    private static string TypeName(Type type) => type == typeof(ReadOnlyMemory<char>) ? "text" : type.Name;

    private DataField Field(string name, Type type)
    {
        DataField field = _reader.Schema.DataFields.FirstOrDefault(f => f.Name == name)
            ?? throw new InvalidDataException($"it has no column '{name}'");
        return field.ClrType == type && !field.IsNullable && !field.IsArray
            ? field
            : throw new InvalidDataException($"its column '{name}' holds {TypeName(field.ClrType)}, not {TypeName(type)}");
    }
}
