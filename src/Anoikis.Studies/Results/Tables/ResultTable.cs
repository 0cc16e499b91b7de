using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Studies.Results.Tables;

/// <summary>What a column holds, which decides how pages show it; files hold plain numbers.</summary>
internal enum ValueKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A share from 0 to 1, shown as per cent.</summary>
    Share,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A p from 0 to 1, shown with three decimals, four below 0.001, and as a bound below 0.0001.</summary>
    Probability,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name in files, words in snake_case; the unit ends it.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record ResultColumn(string Name, ValueKind Kind)
{
    /// <summary>End of the name of an interval's lower end.</summary>
    public const string Lower = "_lower";

    /// <summary>End of the name of an interval's upper end.</summary>
    public const string Upper = "_upper";
}

/// <summary>A table of results. Words are strings, counts are long, all other numbers double, where NaN is "not known".</summary>
/// <param name="Name">Its name: the file's without ending.</param>
/// <param name="Title">What it tells, for people.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a value a column.</param>
internal sealed record ResultTable(string Name, string Title, ImmutableArray<ResultColumn> Columns, ImmutableArray<ImmutableArray<object>> Rows)
{
    /// <summary>Number of a column, or -1.</summary>
    public int Column(string name)
    {
        for (int c = 0; c < Columns.Length; c++)
        {
            if (Columns[c].Name == name)
            {
                return c;
            }
        }

        return -1;
    }
}

/// <summary>Builds a table row by row.</summary>
internal sealed class TableBuilder(string name, string title)
{
    private readonly ImmutableArray<ResultColumn>.Builder _columns = ImmutableArray.CreateBuilder<ResultColumn>();
    private readonly ImmutableArray<ImmutableArray<object>>.Builder _rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();

    /// <summary>Adds columns of one kind.</summary>
    public TableBuilder With(ValueKind kind, params ReadOnlySpan<string> names)
    {
        foreach (string column in names)
        {
            _columns.Add(new ResultColumn(column, kind));
        }

        return this;
    }

    /// <summary>Adds a column with the two ends of its interval.</summary>
    public TableBuilder WithInterval(ValueKind kind, string column) => With(kind, column, column + ResultColumn.Lower, column + ResultColumn.Upper);

    /// <summary>Adds a row: strings, whole numbers, doubles, and intervals, which fill three columns.</summary>
    public void Add(params ReadOnlySpan<object> values)
    {
        var row = ImmutableArray.CreateBuilder<object>(_columns.Count);
        foreach (object value in values)
        {
            switch (value)
            {
                case Interval interval:
                    row.Add(interval.Value);
                    row.Add(interval.Lower);
                    row.Add(interval.Upper);
                    break;
                case int whole:
                    row.Add((long)whole);
                    break;
                default:
                    row.Add(value);
                    break;
            }
        }

        if (row.Count != _columns.Count)
        {
            throw new ArgumentException($"a row of {name} has {row.Count} values for {_columns.Count} columns", nameof(values));
        }

        _rows.Add(row.ToImmutable());
    }

    /// <summary>The table.</summary>
    public ResultTable ToTable() => new(name, title, _columns.ToImmutable(), _rows.ToImmutable());
}
