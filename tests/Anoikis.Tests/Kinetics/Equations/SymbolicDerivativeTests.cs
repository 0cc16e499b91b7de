using Anoikis.Kinetics.Equations;

namespace Anoikis.Tests.Kinetics.Equations;

/// <summary>Every operation's derivative against central differences, at points away from its kinks.</summary>
public sealed class SymbolicDerivativeTests
{
    public static TheoryData<NodeKind> UnaryKinds =>
    [
        NodeKind.Negate, NodeKind.Sqrt, NodeKind.Exp, NodeKind.Log, NodeKind.Abs, NodeKind.Floor, NodeKind.Ceiling, NodeKind.Sin, NodeKind.Cos,
        NodeKind.Tan, NodeKind.ArcSin, NodeKind.ArcCos, NodeKind.ArcTan, NodeKind.Sinh, NodeKind.Cosh, NodeKind.Tanh, NodeKind.Not,
    ];

    public static TheoryData<NodeKind> BinaryKinds =>
    [
        NodeKind.Add, NodeKind.Subtract, NodeKind.Multiply, NodeKind.Divide, NodeKind.Power, NodeKind.Min, NodeKind.Max, NodeKind.Less,
        NodeKind.LessOrEqual, NodeKind.Equal, NodeKind.And, NodeKind.Or,
    ];

    [Theory]
    [MemberData(nameof(UnaryKinds))]
    public void One_operand(NodeKind kind)
    {
        ExpressionGraph graph = new();
        int inner = graph.Multiply(graph.State(0), graph.Multiply(graph.State(0), graph.State(1)));
        AgreesWithDifferences(graph, graph.Unary(kind, inner), [0.7, 0.9]);
    }

    [Theory]
    [MemberData(nameof(BinaryKinds))]
    public void Two_operands(NodeKind kind)
    {
        ExpressionGraph graph = new();
        int a = graph.Multiply(graph.State(0), graph.State(0));
        int b = graph.Add(graph.State(0), graph.State(1));
        int node = kind switch
        {
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
            _ => graph.Or(a, b),
        };
        AgreesWithDifferences(graph, node, [0.7, 0.9]);
    }

    [Fact]
    public void A_choice_has_the_slope_of_its_branch()
    {
        ExpressionGraph graph = new();
        int x = graph.State(0);
        int choice = graph.Select(graph.Less(x, graph.Constant(1)), graph.Multiply(x, x), graph.Power(x, graph.Constant(3)));
        AgreesWithDifferences(graph, choice, [0.7]);
        AgreesWithDifferences(graph, choice, [1.7]);
    }

    [Fact]
    public void A_power_of_zero_has_a_finite_slope()
    {
        ExpressionGraph graph = new();
        int hill = graph.Power(graph.State(0), graph.State(1));
        Assert.Equal(0, Slope(graph, hill, 0, [0, 2.5]));
        Assert.Equal(0, Slope(graph, hill, 1, [0, 2.5]));
    }

    [Fact]
    public void Time_is_a_variable_of_its_own()
    {
        ExpressionGraph graph = new();
        int node = graph.Multiply(graph.Unary(NodeKind.Sin, graph.Time()), graph.State(0));
        int derivative = SymbolicDerivative.ByTime(graph).Of(node);
        GraphEvaluator evaluator = new(graph, [derivative]);
        double[] values = evaluator.CreateValues();
        evaluator.Evaluate(0.3, [2], [], values);
        Assert.Equal(2 * Math.Cos(0.3), values[derivative], 15);
    }

    [Fact]
    public void The_comparison_sees_a_wrong_derivative()
    {
        ExpressionGraph graph = new();
        int x = graph.State(0);
        int wrong = graph.Unary(NodeKind.Cosh, x);
        Assert.False(Close(Slope(graph, wrong, 0, [0.7]), Difference(graph, graph.Unary(NodeKind.Sinh, x), 0, [0.7])));
    }

    [Fact]
    public void A_sum_of_fifty_thousand_terms_is_differentiated_without_recursion()
    {
        ExpressionGraph graph = new();
        int sum = graph.State(0);
        for (int i = 1; i < 50_000; i++)
        {
            sum = graph.Add(sum, graph.Multiply(graph.Constant(i), graph.State(i % 7)));
        }

        double expected = 1 + Enumerable.Range(1, 49_999).Where(i => i % 7 == 0).Sum(i => (double)i);
        Assert.True(graph.Is(SymbolicDerivative.ByState(graph, 0).Of(sum), expected));
    }

    private static void AgreesWithDifferences(ExpressionGraph graph, int node, double[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double slope = Slope(graph, node, i, y);
            double difference = Difference(graph, node, i, y);
            Assert.True(Close(slope, difference), $"{slope} against {difference}");
        }
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-7 * (1 + Math.Abs(b));

    private static double Slope(ExpressionGraph graph, int node, int index, double[] y)
        => At(graph, SymbolicDerivative.ByState(graph, index).Of(node), y);

    private static double Difference(ExpressionGraph graph, int node, int index, double[] y)
    {
        const double h = 1e-5;
        double[] above = [.. y];
        double[] below = [.. y];
        above[index] += h;
        below[index] -= h;
        return (At(graph, node, above) - At(graph, node, below)) / (2 * h);
    }

    private static double At(ExpressionGraph graph, int node, double[] y)
    {
        GraphEvaluator evaluator = new(graph, [node]);
        double[] values = evaluator.CreateValues();
        evaluator.Evaluate(0, y, [], values);
        return values[node];
    }
}
