using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>Where values lie in memory: leaves and roots have a place from the start, others get one when they need it.</summary>
internal sealed class ValueMemory
{
    private readonly ExpressionGraph _graph;
    private readonly Func<Node, Address> _locate;
    private readonly ScratchSlots _slots;
    private readonly Dictionary<int, Address[]> _roots;
    private readonly Dictionary<int, Address[]> _scratch = [];

    public ValueMemory(ExpressionGraph graph, IReadOnlyList<Root> roots, Func<Node, Address> locate, ScratchSlots slots)
    {
        _graph = graph;
        _locate = locate;
        _slots = slots;
        _roots = roots.GroupBy(r => r.Node).ToDictionary(g => g.Key, g => g.Select(r => r.Address).ToArray());
        LeafRoots = [.. roots.Where(r => OperationSequence.IsLeaf(graph[r.Node]) && !IsHere(r))];
    }

    /// <summary>Roots that no operation computes: they are copied.</summary>
    public Root[] LeafRoots { get; }

    /// <summary>Where a computed value is to be stored when it is known; mostly nowhere.</summary>
    public ReadOnlySpan<Address> StoresOf(int node)
        => _roots.TryGetValue(node, out Address[]? places) ? places : _scratch.TryGetValue(node, out Address[]? own) ? own : [];

    /// <summary>Whether the value can be read from memory.</summary>
    public bool Holds(int node) => OperationSequence.IsLeaf(_graph[node]) || _roots.ContainsKey(node) || _scratch.ContainsKey(node);

    /// <summary>Where it is read from.</summary>
    public Address PlaceOf(int node)
        => OperationSequence.IsLeaf(_graph[node]) ? _locate(_graph[node])
        : _roots.TryGetValue(node, out Address[]? places) ? places[0]
        : _scratch[node][0];

    /// <summary>Gives a place to a value that has none.</summary>
    public Address Allocate(int node)
    {
        var place = new Address(Region.Bundle, _slots.Take());
        _scratch.Add(node, [place]);
        return place;
    }

    /// <summary>Frees the place that a value was given; it is not read again.</summary>
    public void Release(int node)
    {
        if (_scratch.TryGetValue(node, out Address[]? own))
        {
            _slots.Return(own[0].Slot);
        }
    }

    private bool IsHere(Root root) => _graph[root.Node].Kind != NodeKind.Constant && _locate(_graph[root.Node]) == root.Address;
}
