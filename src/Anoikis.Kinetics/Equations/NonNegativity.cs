using System.Collections.Immutable;

namespace Anoikis.Kinetics.Equations;

/// <summary>
/// Finds the states that the equations keep from turning negative: y[i] starts at 0 or above, no event puts it lower, and dy[i]/dt is at least 0 wherever
/// y[i] = 0 and the other such states are at least 0 (quasi-positivity). Amounts of species under mass action are such states.
/// </summary>
/// <remarks>
/// Ranges of values are followed through the formulas; where a range does not settle the sign, the state counts as one that may turn negative. The largest such
/// set of states is found by striking out, from all of them, what fails.
/// </remarks>
internal sealed class NonNegativity
{
    private readonly ExpressionGraph _graph;
    private readonly SystemEvent[] _events;
    private readonly int[][] _derivatives;
    private readonly int[][] _starts;
    private readonly ValueRange[] _ranges;
    private readonly bool[] _states;
    private readonly ValueRange[] _parameters;
    private int _zero = -1;

    private NonNegativity(ExpressionGraph graph, IEnumerable<SystemEvent> events, IEnumerable<int> derivatives, IEnumerable<int> starts, IEnumerable<ValueRange> parameters)
    {
        _graph = graph;
        _events = [.. events];
        _derivatives = [.. derivatives.Select(InOrder)];
        _starts = [.. starts.Select(InOrder)];
        _ranges = new ValueRange[graph.Count];
        _states = [.. _derivatives.Select(_ => true)];
        _parameters = [.. parameters];
    }

    /// <summary>One truth value a state.</summary>
    /// <param name="graph">All formulas.</param>
    /// <param name="events">What else changes states and parameters.</param>
    /// <param name="derivatives">Node of each dy/dt.</param>
    /// <param name="starts">Node of each starting value.</param>
    /// <param name="parameters">Range of each parameter unless an event changes that.</param>
    public static ImmutableArray<bool> Find(
        ExpressionGraph graph, IEnumerable<SystemEvent> events, IEnumerable<int> derivatives, IEnumerable<int> starts, IEnumerable<ValueRange> parameters)
    {
        var search = new NonNegativity(graph, events, derivatives, starts, parameters);
        while (search.StrikeOut())
        {
        }

        return [.. search._states];
    }

    /// <summary>The range of a formula of parameters.</summary>
    public static ValueRange RangeOf(ExpressionGraph graph, int node, IEnumerable<ValueRange> parameters)
    {
        var search = new NonNegativity(graph, [], [], [], parameters);
        return search.Range(search.InOrder(node));
    }

    private bool StrikeOut()
    {
        bool struck = false;
        for (int j = 0; j < _parameters.Length; j++)
        {
            // An event may give a parameter any value of its formula, of which the sign alone is kept, so that this comes to an end.
            ValueRange range = AssignedRanges(isState: false, j).Aggregate(_parameters[j], ValueRange.Union);
            range = range == _parameters[j] ? range : range.Lower >= 0 ? ValueRange.NotNegative : ValueRange.Any;
            struck |= range != _parameters[j];
            _parameters[j] = range;
        }

        for (int i = 0; i < _states.Length; i++)
        {
            bool stays = Range(_starts[i]).Lower >= 0 && AssignedRanges(isState: true, i).All(r => r.Lower >= 0) && HoldsAtZero(i);
            struck |= _states[i] && !stays;
            _states[i] &= stays;
        }

        return struck;
    }

    private bool HoldsAtZero(int state)
    {
        _zero = state;
        bool holds = Range(_derivatives[state]).Lower >= 0;
        _zero = -1;
        return holds;
    }

    private IEnumerable<ValueRange> AssignedRanges(bool isState, int index)
        => _events.SelectMany(e => e.Assignments).Where(a => a.IsState == isState && a.Index == index)
            .Select(a => a.Scale < 0 ? Range(InOrder(a.Formula)) : ValueRange.Product(Range(InOrder(a.Formula)), Range(InOrder(a.Scale))));

    private int[] InOrder(int root)
    {
        var seen = new HashSet<int> { root };
        var open = new Stack<int>([root]);
        while (open.TryPop(out int node))
        {
            foreach (int operand in SymbolicDerivative.Operands(_graph[node]))
            {
                if (seen.Add(operand))
                {
                    open.Push(operand);
                }
            }
        }

        return [.. seen.Order()];
    }

    private ValueRange Range(int[] nodes)
    {
        foreach (int node in nodes)
        {
            _ranges[node] = Of(_graph[node]);
        }

        return _ranges[nodes[^1]];
    }

    private ValueRange Of(Node n) => n.Kind switch
    {
        NodeKind.Constant => ValueRange.Of(n.Value),
        NodeKind.State => n.A == _zero ? ValueRange.Of(0) : _states[n.A] ? ValueRange.NotNegative : ValueRange.Any,
        NodeKind.Parameter => _parameters[n.A],
        _ => ValueRange.Of(n, _ranges),
    };
}
