using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>Makes a node's like with other operands.</summary>
internal static class NodeRebuild
{
    /// <summary>The node in <paramref name="graph"/> that does to the mapped operands what <paramref name="n"/> does to its own.</summary>
    public static int In(ExpressionGraph graph, Node n, Func<int, int> map) => n.Kind switch
    {
        NodeKind.Constant => graph.Constant(n.Value),
        NodeKind.State => graph.State(n.A),
        NodeKind.Parameter => graph.Parameter(n.A),
        NodeKind.Time => graph.Time(),
        NodeKind.Add => graph.Add(map(n.A), map(n.B)),
        NodeKind.Subtract => graph.Subtract(map(n.A), map(n.B)),
        NodeKind.Multiply => graph.Multiply(map(n.A), map(n.B)),
        NodeKind.Divide => graph.Divide(map(n.A), map(n.B)),
        NodeKind.Negate => graph.Negate(map(n.A)),
        NodeKind.Power => graph.Power(map(n.A), map(n.B)),
        NodeKind.Min => graph.Min(map(n.A), map(n.B)),
        NodeKind.Max => graph.Max(map(n.A), map(n.B)),
        NodeKind.Less => graph.Less(map(n.A), map(n.B)),
        NodeKind.LessOrEqual => graph.LessOrEqual(map(n.A), map(n.B)),
        NodeKind.Equal => graph.Equal(map(n.A), map(n.B)),
        NodeKind.And => graph.And(map(n.A), map(n.B)),
        NodeKind.Or => graph.Or(map(n.A), map(n.B)),
        NodeKind.Not => graph.Not(map(n.A)),
        NodeKind.Select => graph.Select(map(n.A), map(n.B), map(n.C)),
        _ => graph.Unary(n.Kind, map(n.A)),
    };
}
