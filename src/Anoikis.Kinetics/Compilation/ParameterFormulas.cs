using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>
/// Takes the largest subformulas that read parameters alone out of formulas that also read states or time: they change only when a parameter
/// does, so they are computed then and not in every stage of every step.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="firstNumber">Number, among the parameters, of the first subformula taken out.</param>
internal sealed class ParameterFormulas(ExpressionGraph graph, int firstNumber)
{
    private readonly Dictionary<int, int> _replaced = [];
    private readonly Dictionary<int, bool> _parametersAlone = [];
    private readonly Dictionary<int, int> _numbers = [];

    /// <summary>The subformulas, in the order of their numbers.</summary>
    public List<int> Formulas { get; } = [];

    /// <summary>The formula with its subformulas of parameters replaced by parameters of their own.</summary>
    public int Replace(int root)
    {
        foreach (int node in GraphTraversal.Needed(graph, root).Order())
        {
            if (_replaced.ContainsKey(node))
            {
                continue;
            }

            Node n = graph[node];
            Operands operands = GraphTraversal.OperandsOf(n);
            bool alone = n.Kind is NodeKind.Constant or NodeKind.Parameter;
            for (int i = 0; i < operands.Count; i++)
            {
                alone = (i == 0 || alone) && _parametersAlone[operands[i]];
            }

            _parametersAlone[node] = alone;
            _replaced[node] = alone ? node : NodeRebuild.In(graph, n, Outside);
        }

        return Outside(root);
    }

    private int Outside(int node)
    {
        if (!_parametersAlone[node] || GraphTraversal.OperandsOf(graph[node]).Count == 0)
        {
            return _replaced[node];
        }

        if (!_numbers.TryGetValue(node, out int number))
        {
            number = firstNumber + Formulas.Count;
            _numbers[node] = number;
            Formulas.Add(node);
        }

        return graph.Parameter(number);
    }
}
