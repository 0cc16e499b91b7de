using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>Copies formulas from one graph to another with other nodes in the place of the states.</summary>
/// <param name="source">Where they stand.</param>
/// <param name="target">Where they go.</param>
/// <param name="states">Node of the target for each state of the source.</param>
internal sealed class GraphCopy(ExpressionGraph source, ExpressionGraph target, int[] states)
{
    private readonly Dictionary<int, int> _copied = [];

    /// <summary>The copy of a node.</summary>
    public int Of(int root)
    {
        var pending = new Stack<int>([root]);
        while (pending.TryPeek(out int node))
        {
            if (_copied.ContainsKey(node))
            {
                pending.Pop();
                continue;
            }

            Node n = source[node];
            Operands operands = GraphTraversal.OperandsOf(n);
            bool ready = true;
            for (int i = operands.Count - 1; i >= 0; i--)
            {
                if (!_copied.ContainsKey(operands[i]))
                {
                    pending.Push(operands[i]);
                    ready = false;
                }
            }

            if (ready)
            {
                pending.Pop();
                _copied[node] = n.Kind == NodeKind.State ? states[n.A] : NodeRebuild.In(target, n, operand => _copied[operand]);
            }
        }

        return _copied[root];
    }
}
