using System.Text;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Tests.Benchmarks;

public sealed class NetworkSourceTests
{
    [Theory]
    [InlineData(1, "1.0")]
    [InlineData(-2.5, "(-2.5)")]
    [InlineData(1e-6, "1E-06")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.NaN, "NAN")]
    [InlineData(double.NegativeInfinity, "(-INFINITY)")]
    public void NumbersAreFloatingPointInC(double value, string text) => Assert.Equal(text, StraightLine.Number(value));

    [Fact]
    public void AnEqualTermIsComputedOnce()
    {
        var graph = new ExpressionGraph();
        int product = graph.Multiply(graph.State(0), graph.Parameter(1));
        var text = new StringBuilder();
        StraightLine.Append(text, graph, [("f[0]", product), ("f[1]", graph.Negate(product))]);
        Assert.Equal(1, text.ToString().Split("y[0] * p[1]").Length - 1);
    }

    [Fact]
    public void EveryKindOfNodeHasC()
    {
        foreach (NodeKind kind in Enum.GetValues<NodeKind>())
        {
            var graph = new ExpressionGraph();
            int a = graph.State(0), b = graph.Parameter(0);
            int node = kind switch
            {
                NodeKind.Constant => graph.Constant(1),
                NodeKind.State => a,
                NodeKind.Parameter => b,
                NodeKind.Time => graph.Time(),
                NodeKind.Select => graph.Select(a, b, a),
                NodeKind.Add => graph.Add(a, b),
                NodeKind.Subtract => graph.Subtract(a, b),
                NodeKind.Multiply => graph.Multiply(a, b),
                NodeKind.Divide => graph.Divide(a, b),
                NodeKind.Power => graph.Power(a, b),
                NodeKind.Min => graph.Min(a, b),
                NodeKind.Max => graph.Max(a, b),
                NodeKind.Less => graph.Less(a, b),
                NodeKind.LessOrEqual => graph.LessOrEqual(a, b),
                NodeKind.Equal => graph.Equal(a, b),
                NodeKind.And => graph.And(a, b),
                NodeKind.Or => graph.Or(a, b),
                _ => graph.Unary(kind, a),
            };
            StraightLine.Append(new StringBuilder(), graph, [("x", node)]);
        }
    }
}
