using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Equations;

/// <summary>Turns formulas into nodes of a graph. What an id means is the caller's to say.</summary>
/// <param name="graph">Where the nodes go.</param>
/// <param name="time">Node of the time: the variable, or a number for a formula that holds at one moment only.</param>
/// <param name="symbol">Node of an id's value.</param>
/// <param name="unexpanded">Called with the name of a function that nothing expanded; returns the node to go on with.</param>
internal sealed class FormulaLowering(ExpressionGraph graph, int time, Func<string, int> symbol, Func<string, int> unexpanded)
{
    private const int LargestFactorial = 170;

    public int Lower(Expression formula) => formula switch
    {
        NumberLiteral number => graph.Constant(number.Value),
        SymbolReference reference => symbol(reference.Id),
        TimeSymbol => time,
        FunctionCall call => unexpanded(call.Function),
        Application { Operation: Operation.Piecewise } piecewise => Piecewise(piecewise.Operands),
        Application application => Apply(application.Operation, [.. application.Operands.Select(Lower)]),
        _ => throw new InvalidOperationException($"Unknown kind of formula {formula.GetType().Name}."),
    };

    /// <summary>The condition as a node that is 1 or 0.</summary>
    public int LowerCondition(Expression condition) => Truth(Lower(condition));

    private int Apply(Operation operation, int[] x) => operation switch
    {
        Operation.Add => Fold(x, 0, graph.Add),
        Operation.Multiply => Fold(x, 1, graph.Multiply),
        Operation.Subtract => graph.Subtract(x[0], x[1]),
        Operation.Divide => graph.Divide(x[0], x[1]),
        Operation.Negate => graph.Negate(x[0]),
        Operation.Power => graph.Power(x[0], x[1]),
        Operation.Sqrt => graph.Unary(NodeKind.Sqrt, x[0]),
        Operation.Exp => graph.Unary(NodeKind.Exp, x[0]),
        Operation.Ln => graph.Unary(NodeKind.Log, x[0]),
        Operation.Log10 => Log10(x[0]),
        Operation.Abs => graph.Unary(NodeKind.Abs, x[0]),
        Operation.Floor => graph.Unary(NodeKind.Floor, x[0]),
        Operation.Ceiling => graph.Unary(NodeKind.Ceiling, x[0]),
        Operation.Factorial => Factorial(x[0]),
        Operation.Min => x.Aggregate(graph.Min),
        Operation.Max => x.Aggregate(graph.Max),
        Operation.Quotient => Quotient(x[0], x[1]),
        Operation.Remainder => graph.Subtract(x[0], graph.Multiply(x[1], Quotient(x[0], x[1]))),
        Operation.Sin => graph.Unary(NodeKind.Sin, x[0]),
        Operation.Cos => graph.Unary(NodeKind.Cos, x[0]),
        Operation.Tan => graph.Unary(NodeKind.Tan, x[0]),
        Operation.ArcSin => graph.Unary(NodeKind.ArcSin, x[0]),
        Operation.ArcCos => graph.Unary(NodeKind.ArcCos, x[0]),
        Operation.ArcTan => graph.Unary(NodeKind.ArcTan, x[0]),
        Operation.Sinh => graph.Unary(NodeKind.Sinh, x[0]),
        Operation.Cosh => graph.Unary(NodeKind.Cosh, x[0]),
        Operation.Tanh => graph.Unary(NodeKind.Tanh, x[0]),
        Operation.Equal => Chain(x, graph.Equal),
        Operation.NotEqual => graph.Not(graph.Equal(x[0], x[1])),
        Operation.Less => Chain(x, graph.Less),
        Operation.LessOrEqual => Chain(x, graph.LessOrEqual),
        Operation.Greater => Chain(x, (a, b) => graph.Less(b, a)),
        Operation.GreaterOrEqual => Chain(x, (a, b) => graph.LessOrEqual(b, a)),
        Operation.And => Fold(Truths(x), 1, graph.And),
        Operation.Or => Fold(Truths(x), 0, graph.Or),
        Operation.Xor => Fold(Truths(x), 0, (a, b) => graph.Not(graph.Equal(a, b))),
        Operation.Not => graph.Not(Truth(x[0])),
        _ => throw new InvalidOperationException($"Unknown operation {operation}."),
    };

    private int Fold(int[] x, double ofNone, Func<int, int, int> combine)
        => x.Length == 0 ? graph.Constant(ofNone) : x.Aggregate(combine);

    private int Chain(int[] x, Func<int, int, int> relation)
    {
        int all = graph.Constant(1);
        for (int i = 1; i < x.Length; i++)
        {
            all = graph.And(all, relation(x[i - 1], x[i]));
        }

        return all;
    }

    private int[] Truths(int[] x) => [.. x.Select(Truth)];

    /// <summary>Any number but 0 is true; a node that is 1 or 0 already stays as it is.</summary>
    private int Truth(int node) => graph[node].Kind switch
    {
        NodeKind.Less or NodeKind.LessOrEqual or NodeKind.Equal or NodeKind.And or NodeKind.Or or NodeKind.Not => node,
        NodeKind.Constant => graph.Constant(graph[node].Value != 0 ? 1 : 0),
        _ => graph.Not(graph.Equal(node, graph.Constant(0))),
    };

    private int Log10(int a)
        => graph.IsConstant(a, out double value)
            ? graph.Constant(Math.Log10(value))
            : graph.Divide(graph.Unary(NodeKind.Log, a), graph.Constant(Math.Log(10)));

    private int Quotient(int a, int b)
    {
        int ratio = graph.Divide(a, b);
        return graph.Select(
            graph.Less(ratio, graph.Constant(0)),
            graph.Unary(NodeKind.Ceiling, ratio),
            graph.Unary(NodeKind.Floor, ratio));
    }

    private int Piecewise(ImmutableArray<Expression> operands)
    {
        int result = operands.Length % 2 == 1 ? Lower(operands[^1]) : graph.Constant(double.NaN);
        for (int i = operands.Length / 2 - 1; i >= 0; i--)
        {
            result = graph.Select(LowerCondition(operands[2 * i + 1]), Lower(operands[2 * i]), result);
        }

        return result;
    }

    /// <summary>A table by bisection, so that the graph needs no operation of its own for what hardly any model uses.</summary>
    private int Factorial(int a)
    {
        double[] table = new double[LargestFactorial + 1];
        table[0] = 1;
        for (int n = 1; n <= LargestFactorial; n++)
        {
            table[n] = n * table[n - 1];
        }

        int nan = graph.Constant(double.NaN);
        int inRange = graph.And(graph.LessOrEqual(graph.Constant(0), a), graph.LessOrEqual(a, graph.Constant(LargestFactorial)));
        int whole = graph.Equal(graph.Unary(NodeKind.Floor, a), a);
        return graph.Select(graph.And(inRange, whole), Table(a, table, 0, LargestFactorial), nan);
    }

    private int Table(int a, double[] table, int first, int last)
    {
        if (first == last)
        {
            return graph.Constant(table[first]);
        }

        int middle = (first + last + 1) / 2;
        return graph.Select(
            graph.Less(a, graph.Constant(middle)),
            Table(a, table, first, middle - 1),
            Table(a, table, middle, last));
    }
}
