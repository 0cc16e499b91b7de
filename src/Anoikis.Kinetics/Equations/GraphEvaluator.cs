namespace Anoikis.Kinetics.Equations;

/// <summary>
/// Computes nodes of a graph from time, states and parameters: only those that the wanted ones need, in one pass, without allocation.
/// It holds no values itself, so several threads may share it, each with values of its own.
/// </summary>
public sealed class GraphEvaluator
{
    private readonly Node[] _nodes;
    private readonly int[] _targets;
    private readonly (int Target, double Value)[] _constants;
    private readonly int _count;

    /// <summary>Prepares to compute <paramref name="wanted"/> and what they need. Nodes added to the graph later are unknown to it.</summary>
    public GraphEvaluator(ExpressionGraph graph, IEnumerable<int> wanted)
    {
        _count = graph.Count;
        bool[] needed = new bool[_count];
        foreach (int node in wanted)
        {
            needed[node] = true;
        }

        for (int node = _count - 1; node >= 0; node--)
        {
            if (needed[node])
            {
                foreach (int operand in SymbolicDerivative.Operands(graph[node]))
                {
                    needed[operand] = true;
                }
            }
        }

        int[] all = [.. Enumerable.Range(0, _count).Where(i => needed[i])];
        _targets = [.. all.Where(i => graph[i].Kind != NodeKind.Constant)];
        _nodes = [.. _targets.Select(i => graph[i])];
        _constants = [.. all.Where(i => graph[i].Kind == NodeKind.Constant).Select(i => (i, graph[i].Value))];
    }

    /// <summary>An array for <see cref="Evaluate"/>, one number a node, the constants in place.</summary>
    public double[] CreateValues()
    {
        double[] values = new double[_count];
        foreach ((int target, double value) in _constants)
        {
            values[target] = value;
        }

        return values;
    }

    /// <summary>Computes the wanted nodes into <paramref name="values"/>, which is indexed by node and was made by <see cref="CreateValues"/>.</summary>
    public void Evaluate(double time, ReadOnlySpan<double> states, ReadOnlySpan<double> parameters, double[] values)
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            ref readonly Node n = ref _nodes[i];
            values[_targets[i]] = n.Kind switch
            {
                NodeKind.State => states[n.A],
                NodeKind.Parameter => parameters[n.A],
                NodeKind.Time => time,
                NodeKind.Add => values[n.A] + values[n.B],
                NodeKind.Subtract => values[n.A] - values[n.B],
                NodeKind.Multiply => values[n.A] * values[n.B],
                NodeKind.Divide => values[n.A] / values[n.B],
                NodeKind.Select => values[n.A] != 0 ? values[n.B] : values[n.C],
                _ => n.B >= 0 ? NodeArithmetic.Binary(n.Kind, values[n.A], values[n.B]) : NodeArithmetic.Unary(n.Kind, values[n.A]),
            };
        }
    }
}
