using System.Globalization;
using System.Text;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>
/// Nodes of a graph as C without loops, branches or indices to look up: one local for each node that is needed, states as <c>y[i]</c>,
/// parameters as <c>p[j]</c>. Equal formulas are one node of the graph, so nothing is computed twice.
/// </summary>
public static class StraightLine
{
    /// <summary>Appends statements that give each target its node's value.</summary>
    public static void Append(StringBuilder text, ExpressionGraph graph, IReadOnlyList<(string Target, int Node)> assignments)
    {
        foreach (int node in Needed(graph, assignments.Select(a => a.Node)))
        {
            if (Formula(graph, node) is string formula)
            {
                text.Append(CultureInfo.InvariantCulture, $"    const double n{node} = {formula};\n");
            }
        }

        foreach ((string target, int node) in assignments)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {target} = {Name(graph, node)};\n");
        }
    }

    /// <summary>A number as C reads it back to the same bits.</summary>
    public static string Number(double value)
        => double.IsNaN(value) ? "NAN"
        : double.IsInfinity(value) ? (value > 0 ? "INFINITY" : "(-INFINITY)")
        : value.ToString("R", CultureInfo.InvariantCulture) is string digits && digits.AsSpan().IndexOfAny(".E") >= 0 ? Sign(digits)
        : Sign(value.ToString("R", CultureInfo.InvariantCulture) + ".0");

    private static string Sign(string digits) => digits[0] == '-' ? $"({digits})" : digits;

    private static IEnumerable<int> Needed(ExpressionGraph graph, IEnumerable<int> wanted)
    {
        var needed = new SortedSet<int>();
        var open = new Stack<int>(wanted);
        while (open.TryPop(out int node))
        {
            if (needed.Add(node))
            {
                foreach (int operand in Operands(graph[node]))
                {
                    open.Push(operand);
                }
            }
        }

        return needed;
    }

    private static IEnumerable<int> Operands(Node node)
        => node.Kind is NodeKind.Constant or NodeKind.State or NodeKind.Parameter or NodeKind.Time
            ? []
            : new[] { node.A, node.B, node.C }.Where(operand => operand >= 0);

    private static string Name(ExpressionGraph graph, int node)
    {
        Node n = graph[node];
        return n.Kind switch
        {
            NodeKind.Constant => Number(n.Value),
            NodeKind.State => string.Create(CultureInfo.InvariantCulture, $"y[{n.A}]"),
            NodeKind.Parameter => string.Create(CultureInfo.InvariantCulture, $"p[{n.A}]"),
            NodeKind.Time => "t",
            _ => string.Create(CultureInfo.InvariantCulture, $"n{node}"),
        };
    }

    /// <summary>The formula of a node in terms of its operands' names, or null for a leaf.</summary>
    private static string? Formula(ExpressionGraph graph, int node)
    {
        Node n = graph[node];
        string A() => Name(graph, n.A);
        string B() => Name(graph, n.B);
        return n.Kind switch
        {
            NodeKind.Constant or NodeKind.State or NodeKind.Parameter or NodeKind.Time => null,
            NodeKind.Add => $"{A()} + {B()}",
            NodeKind.Subtract => $"{A()} - {B()}",
            NodeKind.Multiply => $"{A()} * {B()}",
            NodeKind.Divide => $"{A()} / {B()}",
            NodeKind.Negate => $"-{A()}",
            NodeKind.Power => $"pow({A()}, {B()})",
            NodeKind.Sqrt => $"sqrt({A()})",
            NodeKind.Exp => $"exp({A()})",
            NodeKind.Log => $"log({A()})",
            NodeKind.Abs => $"fabs({A()})",
            NodeKind.Floor => $"floor({A()})",
            NodeKind.Ceiling => $"ceil({A()})",
            NodeKind.Min => $"{A()} < {B()} ? {A()} : {B()}",
            NodeKind.Max => $"{A()} > {B()} ? {A()} : {B()}",
            NodeKind.Sin => $"sin({A()})",
            NodeKind.Cos => $"cos({A()})",
            NodeKind.Tan => $"tan({A()})",
            NodeKind.ArcSin => $"asin({A()})",
            NodeKind.ArcCos => $"acos({A()})",
            NodeKind.ArcTan => $"atan({A()})",
            NodeKind.Sinh => $"sinh({A()})",
            NodeKind.Cosh => $"cosh({A()})",
            NodeKind.Tanh => $"tanh({A()})",
            NodeKind.Less => $"{A()} < {B()}",
            NodeKind.LessOrEqual => $"{A()} <= {B()}",
            NodeKind.Equal => $"{A()} == {B()}",
            NodeKind.And => $"{A()} != 0 && {B()} != 0",
            NodeKind.Or => $"{A()} != 0 || {B()} != 0",
            NodeKind.Not => $"{A()} == 0",
            NodeKind.Select => $"{A()} != 0 ? {B()} : {Name(graph, n.C)}",
            _ => throw new ArgumentOutOfRangeException(nameof(node), n.Kind, "has no C"),
        };
    }
}
