using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Sbml;

internal sealed partial class MathReader
{
    private const int MaximumRepeats = 4;

    /// <summary>An operator with a counterpart of its own, the least and the most operands it takes.</summary>
    private readonly record struct Direct(Operation Operation, int Least, int Most);

    private static readonly ImmutableDictionary<string, Direct> s_direct = new Dictionary<string, Direct>
    {
        ["plus"] = new(Operation.Add, 0, int.MaxValue),
        ["times"] = new(Operation.Multiply, 0, int.MaxValue),
        ["divide"] = new(Operation.Divide, 2, 2),
        ["power"] = new(Operation.Power, 2, 2),
        ["exp"] = new(Operation.Exp, 1, 1),
        ["ln"] = new(Operation.Ln, 1, 1),
        ["abs"] = new(Operation.Abs, 1, 1),
        ["floor"] = new(Operation.Floor, 1, 1),
        ["ceiling"] = new(Operation.Ceiling, 1, 1),
        ["factorial"] = new(Operation.Factorial, 1, 1),
        ["min"] = new(Operation.Min, 1, int.MaxValue),
        ["max"] = new(Operation.Max, 1, int.MaxValue),
        ["quotient"] = new(Operation.Quotient, 2, 2),
        ["rem"] = new(Operation.Remainder, 2, 2),
        ["sin"] = new(Operation.Sin, 1, 1),
        ["cos"] = new(Operation.Cos, 1, 1),
        ["tan"] = new(Operation.Tan, 1, 1),
        ["arcsin"] = new(Operation.ArcSin, 1, 1),
        ["arccos"] = new(Operation.ArcCos, 1, 1),
        ["arctan"] = new(Operation.ArcTan, 1, 1),
        ["sinh"] = new(Operation.Sinh, 1, 1),
        ["cosh"] = new(Operation.Cosh, 1, 1),
        ["tanh"] = new(Operation.Tanh, 1, 1),
        ["eq"] = new(Operation.Equal, 2, int.MaxValue),
        ["neq"] = new(Operation.NotEqual, 2, 2),
        ["lt"] = new(Operation.Less, 2, int.MaxValue),
        ["leq"] = new(Operation.LessOrEqual, 2, int.MaxValue),
        ["gt"] = new(Operation.Greater, 2, int.MaxValue),
        ["geq"] = new(Operation.GreaterOrEqual, 2, int.MaxValue),
        ["and"] = new(Operation.And, 0, int.MaxValue),
        ["or"] = new(Operation.Or, 0, int.MaxValue),
        ["xor"] = new(Operation.Xor, 0, int.MaxValue),
        ["not"] = new(Operation.Not, 1, 1),
    }.ToImmutableDictionary();

    /// <summary>Operators of one operand that are written by others: reciprocals and inverses.</summary>
    private static readonly ImmutableDictionary<string, Func<Expression, Expression>> s_rewritten = new Dictionary<string, Func<Expression, Expression>>
    {
        ["sec"] = x => Inverse(Of(Operation.Cos, x)),
        ["csc"] = x => Inverse(Of(Operation.Sin, x)),
        ["cot"] = x => Inverse(Of(Operation.Tan, x)),
        ["sech"] = x => Inverse(Of(Operation.Cosh, x)),
        ["csch"] = x => Inverse(Of(Operation.Sinh, x)),
        ["coth"] = x => Inverse(Of(Operation.Tanh, x)),
        ["arcsec"] = x => Of(Operation.ArcCos, Inverse(x)),
        ["arccsc"] = x => Of(Operation.ArcSin, Inverse(x)),
        ["arccot"] = x => Of(Operation.ArcTan, Inverse(x)),
    }.ToImmutableDictionary();

    /// <summary>Operators of one operand whose rewriting repeats the operand.</summary>
    private static readonly ImmutableDictionary<string, Func<Expression, Expression>> s_repeating = new Dictionary<string, Func<Expression, Expression>>
    {
        ["arcsinh"] = ArcSinh,
        ["arccsch"] = x => ArcSinh(Inverse(x)),
        ["arccosh"] = ArcCosh,
        ["arcsech"] = x => ArcCosh(Inverse(x)),
        ["arctanh"] = ArcTanh,
        ["arccoth"] = x => ArcTanh(Inverse(x)),
    }.ToImmutableDictionary();

    private static NumberLiteral One => new(1);

    private Expression? Apply(SbmlElement apply)
    {
        SbmlElement head = apply.Children[0];
        string name = head.Name;
        if (head.Namespace != SbmlXml.MathNamespace)
        {
            return Refuse(head, $"the element {SbmlXml.Quote(name)} does not belong to MathML");
        }

        switch (name)
        {
            case "ci": return Call(apply, head.Text);
            case "csymbol": return SymbolCall(apply, head);
            case "log": return Log(apply);
            case "root": return Root(apply);
        }

        bool repeats = s_repeating.ContainsKey(name);
        if (repeats && _repeats >= MaximumRepeats)
        {
            return Refuse(head, $"inverse hyperbolic functions nest deeper than {MaximumRepeats}, the most that is read");
        }

        _repeats += repeats ? 1 : 0;
        ImmutableArray<Expression>? operands = Operands(apply, 1);
        _repeats -= repeats ? 1 : 0;
        if (operands is not { } x)
        {
            return null;
        }

        if (s_direct.TryGetValue(name, out Direct direct))
        {
            return Count(head, x.Length, direct.Least, direct.Most) ? new Application(direct.Operation, x) : null;
        }

        if (s_rewritten.TryGetValue(name, out Func<Expression, Expression>? rewrite) || s_repeating.TryGetValue(name, out rewrite))
        {
            return Count(head, x.Length, 1, 1) ? rewrite(x[0]) : null;
        }

        return name switch
        {
            "minus" => Count(head, x.Length, 1, 2) ? new Application(x.Length == 1 ? Operation.Negate : Operation.Subtract, x) : null,
            "implies" => Count(head, x.Length, 2, 2) ? Of(Operation.Or, Of(Operation.Not, x[0]), x[1]) : null,
            _ => Refuse(head, $"MathML operator {SbmlXml.Quote(name)} is not supported{Diagnostics.NearestName.Hint(name, s_direct.Keys.Concat(s_rewritten.Keys).Concat(s_repeating.Keys))}"),
        };
    }

    private Expression? Call(SbmlElement apply, string function)
    {
        if (!SbmlAttributes.IsId(function))
        {
            return Refuse(apply, $"the function called is {SbmlXml.Quote(function)}, which is no id");
        }

        return Operands(apply, 1) is { } arguments ? new FunctionCall(function, arguments) : null;
    }

    private Expression? SymbolCall(SbmlElement apply, SbmlElement symbol)
    {
        switch (SymbolName(symbol))
        {
            case "rateOf" when apply.Children is [_, { Name: "ci" } target]:
                return SbmlAttributes.IsId(target.Text)
                    ? new RateOf(_renamed.GetValueOrDefault(target.Text, target.Text), symbol.Location)
                    : Refuse(target, $"ci holds {SbmlXml.Quote(target.Text)}, which is no id");
            case "rateOf": return Refuse(symbol, "rateOf takes one ci");
            case "delay": return Refuse(symbol, "the csymbol delay (a value of the past) is not supported");
            default: return Refuse(symbol, $"csymbol {SbmlXml.Quote(symbol.Attribute("definitionURL") ?? "")} is not supported here");
        }
    }

    private Expression? Log(SbmlElement apply)
    {
        SbmlElement? qualifier = Qualifier(apply, "logbase");
        if (Operands(apply, qualifier is null ? 1 : 2) is not { } x || !Count(apply.Children[0], x.Length, 1, 1))
        {
            return null;
        }

        Expression? b = qualifier is null ? new NumberLiteral(10) : Content(qualifier);
        return b switch
        {
            null => null,
            NumberLiteral { Value: 10 } => Of(Operation.Log10, x[0]),
            _ => Of(Operation.Divide, Of(Operation.Ln, x[0]), Of(Operation.Ln, b)),
        };
    }

    private Expression? Root(SbmlElement apply)
    {
        SbmlElement? qualifier = Qualifier(apply, "degree");
        if (Operands(apply, qualifier is null ? 1 : 2) is not { } x || !Count(apply.Children[0], x.Length, 1, 1))
        {
            return null;
        }

        Expression? degree = qualifier is null ? new NumberLiteral(2) : Content(qualifier);
        return degree switch
        {
            null => null,
            NumberLiteral { Value: 2 } => Of(Operation.Sqrt, x[0]),
            _ => Of(Operation.Power, x[0], Inverse(degree)),
        };
    }

    private Expression? Piecewise(SbmlElement piecewise)
    {
        var operands = ImmutableArray.CreateBuilder<Expression>();
        bool whole = true;
        for (int i = 0; i < piecewise.Children.Count; i++)
        {
            SbmlElement part = piecewise.Children[i];
            int size = part.Name == "piece" ? 2 : part.Name == "otherwise" && i == piecewise.Children.Count - 1 ? 1 : 0;
            if (size == 0 || part.Children.Count != size)
            {
                Refuse(part, "piecewise holds pieces of a value and a condition, then at most one otherwise of a value");
                whole = false;
                continue;
            }

            foreach (SbmlElement child in part.Children)
            {
                if (Term(child) is { } value)
                {
                    operands.Add(value);
                }
                else
                {
                    whole = false;
                }
            }
        }

        return !whole ? null : operands.Count == 1 ? operands[0] : new Application(Operation.Piecewise, operands.ToImmutable());
    }

    private static SbmlElement? Qualifier(SbmlElement apply, string name)
        => apply.Children.Count > 1 && apply.Children[1].Name == name ? apply.Children[1] : null;

    private Expression? Content(SbmlElement qualifier)
        => qualifier.Children is [var only] ? Term(only) : Refuse(qualifier, $"{qualifier.Name} holds one formula");

    private ImmutableArray<Expression>? Operands(SbmlElement apply, int from)
    {
        var operands = ImmutableArray.CreateBuilder<Expression>(Math.Max(0, apply.Children.Count - from));
        bool whole = true;
        for (int i = from; i < apply.Children.Count; i++)
        {
            if (Term(apply.Children[i]) is { } operand)
            {
                operands.Add(operand);
            }
            else
            {
                whole = false;
            }
        }

        return whole ? operands.ToImmutable() : null;
    }

    private bool Count(SbmlElement head, int found, int least, int most)
    {
        if (found >= least && found <= most)
        {
            return true;
        }

        string allowed = most == int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{least} or more")
            : least == most ? least.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
        Refuse(head, string.Create(CultureInfo.InvariantCulture, $"{head.Name} takes {allowed} operands, here {found}"));
        return false;
    }

    private static Application Of(Operation operation, params ImmutableArray<Expression> operands) => new(operation, operands);

    private static Application Inverse(Expression x) => Of(Operation.Divide, One, x);

    /// <summary>sign(x) ln(|x| + sqrt(x^2 + 1)): the sign outside, or large negative x would cancel.</summary>
    private static Application ArcSinh(Expression x)
    {
        Application size = Of(Operation.Abs, x);
        Application value = Of(Operation.Ln, Of(Operation.Add, size, Of(Operation.Sqrt, Of(Operation.Add, Of(Operation.Multiply, x, x), One))));
        return Of(Operation.Piecewise, Of(Operation.Negate, value), Of(Operation.Less, x, new NumberLiteral(0)), value);
    }

    /// <summary>ln(x + sqrt(x - 1) sqrt(x + 1)).</summary>
    private static Application ArcCosh(Expression x)
        => Of(Operation.Ln, Of(Operation.Add, x, Of(Operation.Multiply, Of(Operation.Sqrt, Of(Operation.Subtract, x, One)), Of(Operation.Sqrt, Of(Operation.Add, x, One)))));

    /// <summary>ln((1 + x) / (1 - x)) / 2.</summary>
    private static Application ArcTanh(Expression x)
        => Of(Operation.Multiply, new NumberLiteral(0.5), Of(Operation.Ln, Of(Operation.Divide, Of(Operation.Add, One, x), Of(Operation.Subtract, One, x))));
}
