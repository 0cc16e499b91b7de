using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Writes a formula so that reading it gives the same tree: parentheses stand exactly where the tree needs them.</summary>
internal sealed class FormulaWriter(Func<string, string> id, Func<string, string> unit)
{
    /// <summary>How tightly a text holds together; a looser one needs parentheses within a tighter one.</summary>
    private enum Level
    {
        Logical,
        Comparison,
        Sum,
        Product,
        Signed,
        Power,
        Primary,
    }

    public string Write(Expression formula) => Show(formula).Text;

    /// <summary>A number as short as it can be without losing a bit.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    private (string Text, Level Level) Show(Expression formula)
    {
        switch (formula)
        {
            case NumberLiteral number:
                string text = number.Unit is { } name ? $"{Number(number.Value)} {unit(name)}" : Number(number.Value);
                return (text, text[0] == '-' ? Level.Signed : Level.Primary);
            case SymbolReference reference:
                return (id(reference.Id), Level.Primary);
            case TimeSymbol:
                return ("time", Level.Primary);
            case FunctionCall call:
                return (Call(call.Function, call.Arguments), Level.Primary);
            case Application application:
                return Show(application);
            default:
                throw new ArgumentException($"Formulas have no {formula.GetType().Name}.", nameof(formula));
        }
    }

    private (string Text, Level Level) Show(Application application)
    {
        ImmutableArray<Expression> o = application.Operands;
        switch (application.Operation)
        {
            case Operation.Add when o.Length >= 2:
                return (Sum(o), Level.Sum);
            case Operation.Subtract when o.Length == 2:
                return ($"{At(o[0], Level.Product)} - {At(o[1], Level.Product)}", Level.Sum);
            case Operation.Multiply when o.Length >= 2:
                return (string.Join('*', o.Select((f, i) => i == 0 ? First(f, allowProduct: false) : At(f, Level.Signed))), Level.Product);
            case Operation.Divide when o.Length == 2:
                return ($"{First(o[0], allowProduct: true)}/{At(o[1], Level.Signed)}", Level.Product);
            case Operation.Power when o.Length == 2:
                string exponent = o[1] is NumberLiteral ? Show(o[1]).Text : At(o[1], Level.Primary);
                return ($"{At(o[0], Level.Primary)}^{exponent}", Level.Power);
            case Operation.Negate when o.Length == 1:
                return (o[0] is NumberLiteral ? $"-({Show(o[0]).Text})" : $"-{At(o[0], Level.Signed)}", Level.Signed);
            case Operation.Not when o.Length == 1:
                return ($"!{At(o[0], Level.Signed)}", Level.Signed);
            case Operation.And or Operation.Or when o.Length >= 2:
                string join = application.Operation == Operation.And ? " && " : " || ";
                return (string.Join(join, o.Select(f => At(f, Level.Comparison))), Level.Logical);
            case var comparison when o.Length == 2 && Comparison(comparison) is { } sign:
                return ($"{At(o[0], Level.Sum)} {sign} {At(o[1], Level.Sum)}", Level.Comparison);
            default:
                return (Call(FunctionName(application.Operation), o), Level.Primary);
        }
    }

    /// <summary>Among more than two terms a negated one stands behind a minus; among two that would be a difference.</summary>
    private string Sum(ImmutableArray<Expression> terms)
    {
        var parts = new List<string> { At(terms[0], Level.Product) };
        foreach (Expression term in terms.Skip(1))
        {
            bool negated = terms.Length > 2 && term is Application { Operation: Operation.Negate, Operands.Length: 1 };
            parts.Add(negated ? $" - {At(((Application)term).Operands[0], Level.Product)}" : $" + {At(term, Level.Product)}");
        }

        return string.Concat(parts);
    }

    /// <summary>The first operand of * or /: a quotient goes without parentheses, a product in front of / too.</summary>
    private string First(Expression formula, bool allowProduct)
        => formula is Application { Operation: Operation.Divide, Operands.Length: 2 }
            || (allowProduct && formula is Application { Operation: Operation.Multiply, Operands.Length: >= 2 })
            ? Show(formula).Text
            : At(formula, Level.Signed);

    private string At(Expression formula, Level level)
    {
        (string text, Level own) = Show(formula);
        return own >= level ? text : $"({text})";
    }

    private string Call(string function, ImmutableArray<Expression> arguments) => $"{function}({string.Join(", ", arguments.Select(Write))})";

    private static string? Comparison(Operation operation) => operation switch
    {
        Operation.Equal => "==",
        Operation.NotEqual => "!=",
        Operation.Less => "<",
        Operation.LessOrEqual => "<=",
        Operation.Greater => ">",
        Operation.GreaterOrEqual => ">=",
        _ => null,
    };

    private static string FunctionName(Operation operation) => operation switch
    {
        Operation.Add => "plus",
        Operation.Multiply => "times",
        Operation.Equal => "eq",
        Operation.NotEqual => "neq",
        Operation.Less => "lt",
        Operation.LessOrEqual => "leq",
        Operation.Greater => "gt",
        Operation.GreaterOrEqual => "geq",
        Operation.Remainder => "rem",
        _ => operation.ToString().ToLowerInvariant(),
    };
}
