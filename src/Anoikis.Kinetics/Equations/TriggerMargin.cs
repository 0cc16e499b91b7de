namespace Anoikis.Kinetics.Equations;

/// <summary>A number that turns from negative to positive where a condition turns from false to true, so that a root search can be quick.</summary>
internal static class TriggerMargin
{
    /// <summary>What the condition is where its margin is exactly 0; <see cref="None"/> where that does not happen.</summary>
    private enum AtZero
    {
        None,
        False,
        True,
        Either,
    }

    /// <summary>
    /// For a &lt;= b (and a &lt; b) b - a; for "and" the least, for "or" the greatest of the operands' margins; for "not" the margin's negative;
    /// for any other condition the condition itself minus one half.
    /// </summary>
    /// <returns>The margin's node, and whether the condition is false where it is 0. A condition that may be either there has itself minus one half as its margin.</returns>
    public static (int Node, bool IsStrict) Of(ExpressionGraph graph, int condition)
    {
        (int node, AtZero atZero) = Find(graph, condition);
        return atZero == AtZero.Either ? (graph.Subtract(condition, graph.Constant(0.5)), false) : (node, atZero == AtZero.False);
    }

    private static (int Node, AtZero AtZero) Find(ExpressionGraph graph, int condition)
    {
        Node node = graph[condition];
        switch (node.Kind)
        {
            case NodeKind.Less:
                return (graph.Subtract(node.B, node.A), AtZero.False);
            case NodeKind.LessOrEqual:
                return (graph.Subtract(node.B, node.A), AtZero.True);
            case NodeKind.And or NodeKind.Or:
                (int a, AtZero ofA) = Find(graph, node.A);
                (int b, AtZero ofB) = Find(graph, node.B);
                AtZero both = ofA == ofB || ofB == AtZero.None ? ofA : ofA == AtZero.None ? ofB : AtZero.Either;
                return (node.Kind == NodeKind.And ? graph.Min(a, b) : graph.Max(a, b), both);
            case NodeKind.Not:
                (int inner, AtZero of) = Find(graph, node.A);
                return (graph.Negate(inner), of switch { AtZero.False => AtZero.True, AtZero.True => AtZero.False, _ => of });
            default:
                return (graph.Subtract(condition, graph.Constant(0.5)), AtZero.None);
        }
    }
}
