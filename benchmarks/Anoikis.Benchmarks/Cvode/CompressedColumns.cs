using System.Collections.Immutable;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>The Jacobian's pattern by columns, rows rising, with the whole diagonal: what KLU wants of I - gamma J.</summary>
public sealed class CompressedColumns
{
    private readonly ImmutableArray<(int Row, int Column)> _positions;

    /// <summary>The pattern of a network.</summary>
    public CompressedColumns(CvodeNetwork network)
    {
        int zero = network.Graph.Constant(0);
        Dictionary<(int Row, int Column), int> nodes = Enumerable.Range(0, network.StateCount).ToDictionary(i => (i, i), _ => zero);
        foreach (var entry in network.Jacobian)
        {
            nodes[(entry.Row, entry.Column)] = entry.Node;
        }

        _positions = [.. nodes.Keys.OrderBy(p => p.Column).ThenBy(p => p.Row)];
        Rows = [.. _positions.Select(p => p.Row)];
        Nodes = [.. _positions.Select(p => nodes[p])];
        Starts = [.. Enumerable.Range(0, network.StateCount + 1).Select(column => _positions.Count(p => p.Column < column))];
    }

    /// <summary>Where each column begins, and the end of the last.</summary>
    public ImmutableArray<int> Starts { get; }

    /// <summary>Row of each entry.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>Node of each entry of the Jacobian.</summary>
    public ImmutableArray<int> Nodes { get; }

    /// <summary>Row and column of each entry.</summary>
    public IReadOnlyList<(int Row, int Column)> Positions => _positions;

    /// <summary>Whether entry <paramref name="k"/> lies on the diagonal.</summary>
    public bool IsDiagonal(int k) => _positions[k].Row == _positions[k].Column;
}
