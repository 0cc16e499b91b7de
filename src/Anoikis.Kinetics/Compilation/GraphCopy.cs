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
                _copied[node] = n.Kind switch
                {
                    NodeKind.State => states[n.A],
                    NodeKind.Multiply or NodeKind.Divide when !LinearForm.IsStoichiometric(source, n) => Product(node),
                    _ => NodeRebuild.In(target, n, operand => _copied[operand]),
                };
            }
        }

        return _copied[root];
    }

    private int Product(int root)
    {
        var product = new Monomial(target);
        var pending = new Stack<(int Node, bool Divide)>([(root, false)]);
        while (pending.TryPop(out (int Node, bool Divide) item))
        {
            Node n = source[item.Node];
            if (n.Kind is NodeKind.Multiply or NodeKind.Divide)
            {
                pending.Push((n.A, item.Divide));
                pending.Push((n.B, item.Divide ^ (n.Kind == NodeKind.Divide)));
            }
            else
            {
                product.Take(_copied[item.Node], item.Divide);
            }
        }

        return product.Build();
    }
}
