namespace Anoikis.Kinetics.Equations;

/// <summary>A number that turns from negative to positive where a condition turns from false to true, so that a root search can be quick.</summary>
internal static class TriggerMargin
{
    /// <summary>
    /// For a &lt;= b (and a &lt; b) b - a; for "and" the least, for "or" the greatest of the operands' margins; for "not" the margin's negative;
    /// for any other condition the condition itself minus one half.
    /// </summary>
    public static int Of(ExpressionGraph graph, int condition)
    {
        Node node = graph[condition];
        return node.Kind switch
        {
            NodeKind.Less or NodeKind.LessOrEqual => graph.Subtract(node.B, node.A),
            NodeKind.And => graph.Min(Of(graph, node.A), Of(graph, node.B)),
            NodeKind.Or => graph.Max(Of(graph, node.A), Of(graph, node.B)),
            NodeKind.Not => graph.Negate(Of(graph, node.A)),
            _ => graph.Subtract(condition, graph.Constant(0.5)),
        };
    }
}
