namespace Anoikis.Survival.Data;

/// <summary>A table of named columns of equal length, and where each row stands in its file.</summary>
public sealed class DataTable
{
    private readonly TableColumn[] _columns;
    private readonly int[]? _lines;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>A table.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="columns">Columns of equal length; the first of equal names is found by name.</param>
    /// <param name="lines">Line of each row in the file; without it row i stands in line i + 2.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public DataTable(string source, IEnumerable<TableColumn> columns, int[]? lines = null)
    {
        Source = source;
        _columns = [.. columns];
        _lines = lines;
        RowCount = _columns.Length == 0 ? 0 : _columns[0].Count;
        if (_columns.Any(c => c.Count != RowCount))
            throw new ArgumentException("All columns of a table have the same number of rows.", nameof(columns));
        for (int i = 0; i < _columns.Length; i++)
        {
            _places.TryAdd(_columns[i].Name, i);
        }
    }

    /// <summary>The file's name.</summary>
    public string Source { get; }

    /// <summary>Rows.</summary>
    public int RowCount { get; }

    /// <summary>Columns in the file's order.</summary>
    public IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>Names of the columns in order.</summary>
    public IEnumerable<string> Names => _columns.Select(c => c.Name);

    /// <summary>A column by its exact name, or null.</summary>
    public TableColumn? Find(string name) => _places.TryGetValue(name, out int place) ? _columns[place] : null;

    /// <summary>The line of the file where a row begins, from 1.</summary>
    public int Line(int row) => _lines is null ? row + 2 : _lines[row];
}
