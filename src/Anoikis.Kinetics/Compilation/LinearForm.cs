using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>
/// A rate of change as a sum of whole-numbered multiples of terms: dy/dt = sum of coefficient x term, which is how reactions enter it.
/// A term is any node that is not itself a sum, a difference, a negation or a small whole multiple.
/// </summary>
internal static class LinearForm
{
    private const double LargestCoefficient = 16;

    /// <summary>Coefficient of every term of a node; terms that cancel are left out.</summary>
    public static Dictionary<int, int> Of(ExpressionGraph graph, int node)
    {
        var terms = new Dictionary<int, int>();
        var pending = new Stack<(int Node, int Coefficient)>();
        pending.Push((node, 1));
        while (pending.TryPop(out (int Node, int Coefficient) item))
        {
            Node n = graph[item.Node];
            switch (n.Kind)
            {
                case NodeKind.Add:
                    pending.Push((n.B, item.Coefficient));
                    pending.Push((n.A, item.Coefficient));
                    break;
                case NodeKind.Subtract:
                    pending.Push((n.B, -item.Coefficient));
                    pending.Push((n.A, item.Coefficient));
                    break;
                case NodeKind.Negate:
                    pending.Push((n.A, -item.Coefficient));
                    break;
                case NodeKind.Multiply when IsMultiple(graph, n.A, n.B, out int factor):
                    pending.Push((n.B, item.Coefficient * factor));
                    break;
                case NodeKind.Multiply when IsMultiple(graph, n.B, n.A, out int factor):
                    pending.Push((n.A, item.Coefficient * factor));
                    break;
                case NodeKind.Constant when n.Value == 0:
                    break;
                default:
                    int sum = terms.GetValueOrDefault(item.Node) + item.Coefficient;
                    if (sum == 0)
                    {
                        terms.Remove(item.Node);
                    }
                    else
                    {
                        terms[item.Node] = sum;
                    }

                    break;
            }
        }

        return terms;
    }

    /// <summary>Whether a node is a small whole multiple of a term: a stoichiometry times a rate.</summary>
    public static bool IsStoichiometric(ExpressionGraph graph, Node n)
        => n.Kind == NodeKind.Multiply && (IsMultiple(graph, n.A, n.B, out _) || IsMultiple(graph, n.B, n.A, out _));

    // A whole number times a leaf is a rate constant times a species, not a stoichiometry.
    private static bool IsMultiple(ExpressionGraph graph, int constant, int term, out int factor)
    {
        factor = 0;
        if (!graph.IsConstant(constant, out double value) || value != Math.Round(value) || Math.Abs(value) > LargestCoefficient)
        {
            return false;
        }

        factor = (int)value;
        return graph[term].Kind is not (NodeKind.State or NodeKind.Parameter or NodeKind.Time);
    }
}
