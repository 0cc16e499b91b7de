using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>How a node is computed: alone, or fused with a product that nothing else uses.</summary>
internal enum Fusion : byte
{
    /// <summary>The node's own operation.</summary>
    None,

    /// <summary>First Second + Third.</summary>
    MultiplyAdd,

    /// <summary>Third - First Second.</summary>
    MultiplySubtractFrom,

    /// <summary>First Second - Third.</summary>
    MultiplySubtract,
}

/// <summary>One operation of straight-line code: it computes the value of a node from values of nodes computed before, or of leaves. Absent operands are -1.</summary>
internal readonly record struct Operation(int Node, Fusion Fusion, int First, int Second, int Third)
{
    /// <summary>Whether a node's value is an operand.</summary>
    public bool Reads(int node) => First == node || Second == node || Third == node;
}

/// <summary>
/// Puts what roots need into a sequence of operations. a b + c becomes one fused operation wherever the product has no other use; this does not
/// depend on the width, hence neither do the bits.
/// </summary>
internal sealed class OperationSequence
{
    private readonly ExpressionGraph _graph;
    private readonly Dictionary<int, int> _users;
    private readonly List<Operation> _operations = [];
    private readonly HashSet<int> _done = [];

    private OperationSequence(ExpressionGraph graph, IReadOnlyList<int> roots)
    {
        _graph = graph;
        _users = GraphTraversal.CountUsers(graph, roots);
    }

    /// <summary>The operations, each after its operands, root by root.</summary>
    public static List<Operation> Of(ExpressionGraph graph, IReadOnlyList<int> roots)
    {
        var sequence = new OperationSequence(graph, roots);
        foreach (int root in roots)
        {
            sequence.Add(root);
        }

        return sequence._operations;
    }

    /// <summary>Whether a node is given rather than computed.</summary>
    public static bool IsLeaf(Node node) => node.Kind is NodeKind.Constant or NodeKind.State or NodeKind.Parameter or NodeKind.Time;

    private void Add(int root)
    {
        var pending = new Stack<(int Node, bool Ready)>();
        pending.Push((root, false));
        while (pending.TryPop(out (int Node, bool Ready) item))
        {
            if (IsLeaf(_graph[item.Node]) || (!item.Ready && !_done.Add(item.Node)))
            {
                continue;
            }

            Operation operation = Arrange(item.Node);
            if (item.Ready)
            {
                _operations.Add(operation);
                continue;
            }

            // The sum so far comes first and the factors of the last product after it: the sum then stays in its register.
            pending.Push((item.Node, true));
            Push(pending, operation.Second);
            Push(pending, operation.First);
            Push(pending, operation.Third);
        }
    }

    private static void Push(Stack<(int Node, bool Ready)> pending, int node)
    {
        if (node >= 0)
        {
            pending.Push((node, false));
        }
    }

    private Operation Arrange(int node)
    {
        Node n = _graph[node];
        return n.Kind switch
        {
            NodeKind.Add when Product(n.B) is { } p => new(node, Fusion.MultiplyAdd, p.A, p.B, n.A),
            NodeKind.Add when Product(n.A) is { } p => new(node, Fusion.MultiplyAdd, p.A, p.B, n.B),
            NodeKind.Subtract when Product(n.B) is { } p => new(node, Fusion.MultiplySubtractFrom, p.A, p.B, n.A),
            NodeKind.Subtract when Product(n.A) is { } p => new(node, Fusion.MultiplySubtract, p.A, p.B, n.B),
            _ => new(node, Fusion.None, n.A, n.B, n.C),
        };
    }

    // A product that is a root or has several users is a value of its own.
    private Node? Product(int node) => _graph[node] is { Kind: NodeKind.Multiply } product && _users[node] == 1 ? product : null;
}
