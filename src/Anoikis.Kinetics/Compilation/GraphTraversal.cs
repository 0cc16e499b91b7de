using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>Walks over an <see cref="ExpressionGraph"/>.</summary>
internal static class GraphTraversal
{
    /// <summary>The operands of a node, in order; none of a leaf.</summary>
    public static Operands OperandsOf(Node node) => node.Kind switch
    {
        NodeKind.Constant or NodeKind.State or NodeKind.Parameter or NodeKind.Time => default,
        _ => new Operands(node.A, node.B, node.C),
    };

    /// <summary>Every node that a node needs, itself included.</summary>
    public static HashSet<int> Needed(ExpressionGraph graph, params IEnumerable<int> roots)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<int>(roots.Where(r => r >= 0));
        while (pending.TryPop(out int node))
        {
            if (seen.Add(node))
            {
                Operands operands = OperandsOf(graph[node]);
                for (int i = 0; i < operands.Count; i++)
                {
                    pending.Push(operands[i]);
                }
            }
        }

        return seen;
    }

    /// <summary>How many operands each node is, within what the roots need; being a root counts as one more.</summary>
    public static Dictionary<int, int> CountUsers(ExpressionGraph graph, IEnumerable<int> roots)
    {
        var users = new Dictionary<int, int>();
        int[] all = [.. roots];
        foreach (int root in all)
        {
            users[root] = users.GetValueOrDefault(root) + 1;
        }

        foreach (int node in Needed(graph, all))
        {
            Operands operands = OperandsOf(graph[node]);
            for (int i = 0; i < operands.Count; i++)
            {
                users[operands[i]] = users.GetValueOrDefault(operands[i]) + 1;
            }
        }

        return users;
    }

    /// <summary>Indices of the states that a node reads.</summary>
    public static IEnumerable<int> StatesOf(ExpressionGraph graph, int node)
        => Needed(graph, node).Select(n => graph[n]).Where(n => n.Kind == NodeKind.State).Select(n => n.A).Order();

    /// <summary>Whether a node reads time.</summary>
    public static bool ReadsTime(ExpressionGraph graph, int node) => Needed(graph, node).Any(n => graph[n].Kind == NodeKind.Time);
}

/// <summary>Up to three operands.</summary>
internal readonly struct Operands(int a, int b, int c)
{
    /// <summary>How many; the default value has none.</summary>
    public int Count { get; } = c >= 0 ? 3 : b >= 0 ? 2 : 1;

    /// <summary>Operand number <paramref name="index"/>.</summary>
    public int this[int index] => index switch { 0 => a, 1 => b, _ => c };
}
