using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Reference;

/// <summary>
/// The conditions in rate laws that time alone decides (a dose between two times): the right-hand side jumps there, and a step must end there.
/// </summary>
internal sealed class TimeConditions
{
    /// <summary>Points at which a step is searched for a change; one shorter than a part of a step between two points is missed.</summary>
    private const int Samples = 32;

    private readonly int[] _nodes;
    private readonly GraphEvaluator _evaluator;

    public TimeConditions(OdeSystem system)
    {
        _nodes = Find(system);
        _evaluator = new GraphEvaluator(system.Graph, _nodes);
    }

    public double[] CreateValues() => _evaluator.CreateValues();

    /// <summary>
    /// The change that comes first after <paramref name="from"/> and not after <paramref name="to"/>: the last time before it and the first time of it,
    /// neighbouring numbers. Null when there is none.
    /// </summary>
    public (double Before, double After)? FirstChange(double from, double to, double[] parameters, double[] values)
    {
        if (_nodes.Length == 0)
        {
            return null;
        }

        bool[] start = State(from, parameters, values);
        double low = from;
        for (int i = 1; i <= Samples; i++)
        {
            double high = i == Samples ? to : from + (to - from) * i / Samples;
            if (!State(high, parameters, values).AsSpan().SequenceEqual(start))
            {
                return Bisect(low, high, start, parameters, values);
            }

            low = high;
        }

        return null;
    }

    private (double Before, double After) Bisect(double low, double high, bool[] start, double[] parameters, double[] values)
    {
        for (double middle = low + (high - low) / 2; middle > low && middle < high; middle = low + (high - low) / 2)
        {
            if (State(middle, parameters, values).AsSpan().SequenceEqual(start))
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low, high);
    }

    private bool[] State(double time, double[] parameters, double[] values)
    {
        _evaluator.Evaluate(time, [], parameters, values);
        return [.. _nodes.Select(node => values[node] != 0)];
    }

    private static int[] Find(OdeSystem system)
    {
        ExpressionGraph graph = system.Graph;
        bool[] readsTime = new bool[graph.Count];
        bool[] readsStates = new bool[graph.Count];
        for (int node = 0; node < graph.Count; node++)
        {
            Node n = graph[node];
            readsTime[node] = n.Kind == NodeKind.Time;
            readsStates[node] = n.Kind == NodeKind.State;
            foreach (int operand in SymbolicDerivative.Operands(n))
            {
                readsTime[node] |= readsTime[operand];
                readsStates[node] |= readsStates[operand];
            }
        }

        HashSet<int> seen = [.. system.Derivatives];
        Stack<int> open = new(seen);
        List<int> found = [];
        while (open.TryPop(out int node))
        {
            if (graph[node].Kind is NodeKind.Less or NodeKind.LessOrEqual && readsTime[node] && !readsStates[node])
            {
                found.Add(node);
            }

            foreach (int operand in SymbolicDerivative.Operands(graph[node]))
            {
                if (seen.Add(operand))
                {
                    open.Push(operand);
                }
            }
        }

        return [.. found.Order()];
    }
}
