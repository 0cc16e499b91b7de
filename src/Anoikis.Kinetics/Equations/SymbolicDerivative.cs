namespace Anoikis.Kinetics.Equations;

/// <summary>
/// Derivatives of a graph's nodes with respect to one variable (a state or time), as nodes of the same graph.
/// Every derivative is made once, whatever asks for it.
/// </summary>
/// <remarks>
/// Relations, rounding and logic have slope 0; |a|, min, max and a choice have the slope of the branch taken. Where a formula has an infinite slope
/// (a square root at 0) so has its derivative.
/// </remarks>
public sealed class SymbolicDerivative
{
    private readonly ExpressionGraph _graph;
    private readonly int _variable;
    private readonly Dictionary<int, int> _known = [];

    private SymbolicDerivative(ExpressionGraph graph, int variable) => (_graph, _variable) = (graph, variable);

    /// <summary>Derivatives with respect to state number <paramref name="index"/>.</summary>
    public static SymbolicDerivative ByState(ExpressionGraph graph, int index) => new(graph, graph.State(index));

    /// <summary>Partial derivatives with respect to time.</summary>
    public static SymbolicDerivative ByTime(ExpressionGraph graph) => new(graph, graph.Time());

    /// <summary>Node of the derivative of <paramref name="node"/>; the constant 0 where it does not depend on the variable.</summary>
    public int Of(int node)
    {
        // An explicit stack: a sum of thousands of rates is a chain too deep for recursion.
        Stack<int> open = new([node]);
        while (open.TryPeek(out int current))
        {
            if (_known.ContainsKey(current))
            {
                open.Pop();
                continue;
            }

            int waiting = open.Count;
            Node n = _graph[current];
            foreach (int operand in Operands(n))
            {
                if (!_known.ContainsKey(operand))
                {
                    open.Push(operand);
                }
            }

            if (open.Count == waiting)
            {
                _known[current] = current == _variable ? _graph.Constant(1) : Rule(current, n);
                open.Pop();
            }
        }

        return _known[node];
    }

    internal static ReadOnlySpan<int> Operands(Node n) => n.Kind switch
    {
        NodeKind.Constant or NodeKind.State or NodeKind.Parameter or NodeKind.Time => [],
        NodeKind.Select => new[] { n.A, n.B, n.C },
        _ => n.B >= 0 ? new[] { n.A, n.B } : new[] { n.A },
    };

    private int Rule(int node, Node n)
    {
        ExpressionGraph g = _graph;
        int zero = g.Constant(0);
        bool leaf = Operands(n).IsEmpty;
        int da = leaf || n.Kind == NodeKind.Select ? zero : _known[n.A];
        int db = leaf || n.B < 0 ? zero : _known[n.B];
        int dc = n.C < 0 ? zero : _known[n.C];
        if (g.Is(da, 0) && g.Is(db, 0) && g.Is(dc, 0))
        {
            return zero;
        }

        int a = n.A;
        int b = n.B;
        return n.Kind switch
        {
            NodeKind.Add => g.Add(da, db),
            NodeKind.Subtract => g.Subtract(da, db),
            NodeKind.Multiply => g.Add(g.Multiply(da, b), g.Multiply(a, db)),
            NodeKind.Divide => g.Divide(g.Subtract(da, g.Multiply(node, db)), b),
            NodeKind.Negate => g.Negate(da),
            NodeKind.Power => Power(node, a, b, da, db),
            NodeKind.Sqrt => g.Divide(da, g.Multiply(g.Constant(2), node)),
            NodeKind.Exp => g.Multiply(node, da),
            NodeKind.Log => g.Divide(da, a),
            NodeKind.Abs => g.Select(g.Less(a, zero), g.Negate(da), da),
            NodeKind.Min => g.Select(g.Less(a, b), da, db),
            NodeKind.Max => g.Select(g.Less(b, a), da, db),
            NodeKind.Sin => g.Multiply(g.Unary(NodeKind.Cos, a), da),
            NodeKind.Cos => g.Negate(g.Multiply(g.Unary(NodeKind.Sin, a), da)),
            NodeKind.Tan => g.Multiply(g.Add(g.Constant(1), g.Multiply(node, node)), da),
            NodeKind.ArcSin => g.Divide(da, g.Unary(NodeKind.Sqrt, OneMinusSquare(a))),
            NodeKind.ArcCos => g.Negate(g.Divide(da, g.Unary(NodeKind.Sqrt, OneMinusSquare(a)))),
            NodeKind.ArcTan => g.Divide(da, g.Add(g.Constant(1), g.Multiply(a, a))),
            NodeKind.Sinh => g.Multiply(g.Unary(NodeKind.Cosh, a), da),
            NodeKind.Cosh => g.Multiply(g.Unary(NodeKind.Sinh, a), da),
            NodeKind.Tanh => g.Multiply(OneMinusSquare(node), da),
            NodeKind.Select => g.Select(a, db, dc),
            _ => zero,
        };
    }

    private int OneMinusSquare(int x) => _graph.Subtract(_graph.Constant(1), _graph.Multiply(x, x));

    /// <summary>b a^(b-1) da + a^b ln a db; the second term is 0 at a = 0, its limit for b > 0.</summary>
    private int Power(int node, int a, int b, int da, int db)
    {
        ExpressionGraph g = _graph;
        int zero = g.Constant(0);
        int byBase = g.Multiply(g.Multiply(b, g.Power(a, g.Subtract(b, g.Constant(1)))), da);
        int slope = g.Select(g.Equal(a, zero), zero, g.Multiply(node, g.Unary(NodeKind.Log, a)));
        return g.Add(byBase, g.Multiply(slope, db));
    }
}
