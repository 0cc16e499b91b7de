using System.Collections.Frozen;
using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <summary>The functions that every Antimony formula may call, as operations.</summary>
internal static class BuiltInFunctions
{
    private static readonly NumberLiteral One = new(1);
    private static readonly NumberLiteral Two = new(2);

    /// <summary>How a call becomes operations.</summary>
    /// <param name="Least">Fewest arguments.</param>
    /// <param name="Most">Most arguments.</param>
    /// <param name="Build">The formula of the arguments.</param>
    internal sealed record BuiltIn(int Least, int Most, Func<ImmutableArray<Expression>, Expression> Build);

    /// <summary>By name.</summary>
    public static FrozenDictionary<string, BuiltIn> All { get; } = Table().ToFrozenDictionary(StringComparer.Ordinal);

    private static Dictionary<string, BuiltIn> Table()
    {
        var table = new Dictionary<string, BuiltIn>
        {
            ["log"] = new(2, 2, a => Of(Operation.Divide, Of(Operation.Ln, a[1]), Of(Operation.Ln, a[0]))),
            ["sqr"] = new(1, 1, a => Of(Operation.Power, a[0], Two)),
            ["root"] = new(1, 2, a => a.Length == 1 ? Of(Operation.Sqrt, a[0]) : Of(Operation.Power, a[1], Of(Operation.Divide, One, a[0]))),
            ["minus"] = new(1, 2, a => Of(a.Length == 1 ? Operation.Negate : Operation.Subtract, [.. a])),
            ["implies"] = new(2, 2, a => Of(Operation.Or, Of(Operation.Not, a[0]), a[1])),
            ["sec"] = Inverse(Operation.Cos),
            ["csc"] = Inverse(Operation.Sin),
            ["cot"] = Inverse(Operation.Tan),
            ["sech"] = Inverse(Operation.Cosh),
            ["csch"] = Inverse(Operation.Sinh),
            ["coth"] = Inverse(Operation.Tanh),
        };
        AddInverseHyperbolic(table);
        foreach ((string name, Operation operation) in OfOne)
        {
            table[name] = Simple(operation, 1, 1);
        }

        foreach ((string name, Operation operation) in OfTwo)
        {
            table[name] = Simple(operation, 2, 2);
        }

        foreach ((string name, Operation operation, int least) in OfMany)
        {
            table[name] = Simple(operation, least, int.MaxValue);
        }

        return table;
    }

    private static (string Name, Operation Operation)[] OfOne =>
    [
        ("sqrt", Operation.Sqrt), ("exp", Operation.Exp), ("ln", Operation.Ln), ("log10", Operation.Log10), ("abs", Operation.Abs),
        ("floor", Operation.Floor), ("ceil", Operation.Ceiling), ("ceiling", Operation.Ceiling), ("factorial", Operation.Factorial),
        ("sin", Operation.Sin), ("cos", Operation.Cos), ("tan", Operation.Tan), ("sinh", Operation.Sinh), ("cosh", Operation.Cosh),
        ("tanh", Operation.Tanh), ("arcsin", Operation.ArcSin), ("asin", Operation.ArcSin), ("arccos", Operation.ArcCos),
        ("acos", Operation.ArcCos), ("arctan", Operation.ArcTan), ("atan", Operation.ArcTan), ("not", Operation.Not),
    ];

    private static (string Name, Operation Operation)[] OfTwo =>
    [
        ("pow", Operation.Power), ("power", Operation.Power), ("divide", Operation.Divide), ("quotient", Operation.Quotient),
        ("rem", Operation.Remainder), ("neq", Operation.NotEqual),
    ];

    private static (string Name, Operation Operation, int Least)[] OfMany =>
    [
        ("plus", Operation.Add, 0), ("times", Operation.Multiply, 0), ("and", Operation.And, 0), ("or", Operation.Or, 0), ("xor", Operation.Xor, 0),
        ("min", Operation.Min, 1), ("max", Operation.Max, 1), ("piecewise", Operation.Piecewise, 1), ("eq", Operation.Equal, 2),
        ("lt", Operation.Less, 2), ("leq", Operation.LessOrEqual, 2), ("gt", Operation.Greater, 2), ("geq", Operation.GreaterOrEqual, 2),
    ];

    private static void AddInverseHyperbolic(Dictionary<string, BuiltIn> table)
    {
        static Expression Reciprocal(Expression x) => Of(Operation.Divide, One, x);
        static Expression Square(Expression x) => Of(Operation.Power, x, Two);
        static Expression ArcSinh(Expression x) => Of(Operation.Ln, Of(Operation.Add, x, Of(Operation.Sqrt, Of(Operation.Add, Square(x), One))));
        static Expression ArcCosh(Expression x) => Of(Operation.Ln, Of(Operation.Add, x, Of(Operation.Sqrt, Of(Operation.Subtract, Square(x), One))));
        static Expression ArcTanh(Expression x)
            => Of(Operation.Divide, Of(Operation.Ln, Of(Operation.Divide, Of(Operation.Add, One, x), Of(Operation.Subtract, One, x))), Two);

        table["arcsinh"] = new(1, 1, a => ArcSinh(a[0]));
        table["arccosh"] = new(1, 1, a => ArcCosh(a[0]));
        table["arctanh"] = new(1, 1, a => ArcTanh(a[0]));
        table["arccsch"] = new(1, 1, a => ArcSinh(Reciprocal(a[0])));
        table["arcsech"] = new(1, 1, a => ArcCosh(Reciprocal(a[0])));
        table["arccoth"] = new(1, 1, a => ArcTanh(Reciprocal(a[0])));
        table["arcsec"] = new(1, 1, a => Of(Operation.ArcCos, Reciprocal(a[0])));
        table["arccsc"] = new(1, 1, a => Of(Operation.ArcSin, Reciprocal(a[0])));
        table["arccot"] = new(1, 1, a => Of(Operation.ArcTan, Reciprocal(a[0])));
    }

    private static BuiltIn Simple(Operation operation, int least, int most) => new(least, most, a => new Application(operation, a));

    private static BuiltIn Inverse(Operation operation) => new(1, 1, a => Of(Operation.Divide, One, Of(operation, a[0])));

    private static Application Of(Operation operation, params ImmutableArray<Expression> operands) => new(operation, operands);
}
