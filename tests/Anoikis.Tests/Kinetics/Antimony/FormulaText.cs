using System.Globalization;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Tests.Kinetics.Antimony;

/// <summary>Shows a tree with parentheses around every operand that is an operation, products of quotients apart; independent of the writer under test.</summary>
internal static class FormulaText
{
    public static string Show(Expression formula) => formula switch
    {
        NumberLiteral number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        SymbolReference reference => reference.Id,
        TimeSymbol => "time",
        Application { Operation: Operation.Negate } a => $"-{Inner(a.Operands[0])}",
        Application { Operation: Operation.Not } a => $"!{Inner(a.Operands[0])}",
        Application { Operation: Operation.Add } a => string.Join(" + ", a.Operands.Select(Inner)),
        Application { Operation: Operation.Subtract } a => string.Join(" - ", a.Operands.Select(Inner)),
        Application { Operation: Operation.Multiply } a => string.Join(" * ", a.Operands.Select((o, i) => i == 0 ? Left(o) : Inner(o))),
        Application { Operation: Operation.Divide } a => $"{Left(a.Operands[0])} / {Inner(a.Operands[1])}",
        Application { Operation: Operation.Power } a => $"{Inner(a.Operands[0])} ^ {Inner(a.Operands[1])}",
        Application { Operation: Operation.And } a => string.Join(" && ", a.Operands.Select(Inner)),
        Application { Operation: Operation.Equal } a => string.Join(" == ", a.Operands.Select(Inner)),
        Application { Operation: Operation.Less } a => string.Join(" < ", a.Operands.Select(Inner)),
        Application { Operation: Operation.Greater } a => string.Join(" > ", a.Operands.Select(Inner)),
        Application { Operation: Operation.GreaterOrEqual } a => string.Join(" >= ", a.Operands.Select(Inner)),
        Application { Operation: Operation.Remainder } a => $"rem({string.Join(", ", a.Operands.Select(Show))})",
        Application a => $"{a.Operation.ToString().ToLowerInvariant()}({string.Join(", ", a.Operands.Select(Show))})",
        _ => formula.ToString(),
    };

    private static string Left(Expression formula)
        => formula is Application { Operation: Operation.Multiply or Operation.Divide } ? Show(formula) : Inner(formula);

    private static string Inner(Expression formula) => formula is Application
    {
        Operation: Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Power or Operation.And
            or Operation.Equal or Operation.Less or Operation.Greater or Operation.GreaterOrEqual
    }
        ? $"({Show(formula)})"
        : Show(formula);
}
