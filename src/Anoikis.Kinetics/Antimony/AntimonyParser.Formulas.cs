using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <summary>
/// Formulas, from loose to tight: || or &amp;&amp;, comparison, sum, product, sign and !, power, call. What programs read differently
/// (a^b^c, a &lt; b &lt; c, &amp;&amp; beside || without parentheses, log of one argument) is refused.
/// </summary>
internal sealed partial class AntimonyParser
{
    /// <summary>Deepest nesting of a formula.</summary>
    internal const int MaxDepth = 200;

    private int _nesting;

    /// <summary>A formula with its depth.</summary>
    private readonly record struct Parsed(Expression Formula, int Depth, bool Grouped = false);

    private Expression ParseFormula() => ParseLogical().Formula;

    private Parsed ParseLogical()
    {
        Parsed first = ParseComparison();
        string? used = null;
        var operands = new List<Parsed> { first };
        while (Current.IsSymbol("&&") || Current.IsSymbol("||"))
        {
            if (used is not null && used != Current.Text)
            {
                throw Fail("&& and || stand side by side; programs differ in which goes first, so set parentheses");
            }

            used = Take().Text;
            SkipNewLines();
            operands.Add(ParseComparison());
        }

        return used is null ? first : Apply(used == "&&" ? Operation.And : Operation.Or, operands);
    }

    private Parsed ParseComparison()
    {
        Parsed left = ParseSum();
        if (ComparisonOf(Current) is not { } operation)
        {
            return left;
        }

        Take();
        SkipNewLines();
        Parsed result = Apply(operation, [left, ParseSum()]);
        return ComparisonOf(Current) is null ? result : throw Fail("two comparisons stand in a row; join them with && instead");
    }

    private static Operation? ComparisonOf(AntimonyToken token) => token.Kind != AntimonyTokenKind.Symbol ? null : token.Text switch
    {
        "==" => Operation.Equal,
        "!=" => Operation.NotEqual,
        "<" => Operation.Less,
        "<=" => Operation.LessOrEqual,
        ">" => Operation.Greater,
        ">=" => Operation.GreaterOrEqual,
        _ => null,
    };

    /// <summary>a + b + c is one sum; with a minus among more than two terms, the terms behind a minus are negated, which keeps the tree flat.</summary>
    private Parsed ParseSum()
    {
        var terms = new List<Parsed> { ParseProduct() };
        while (Current.IsSymbol("+") || Current.IsSymbol("-"))
        {
            bool minus = Take().Text == "-";
            SkipNewLines();
            Parsed term = ParseProduct();
            if (minus && terms.Count == 1 && !Current.IsSymbol("+") && !Current.IsSymbol("-"))
            {
                return Apply(Operation.Subtract, [terms[0], term]);
            }

            terms.Add(minus ? Apply(Operation.Negate, [term]) : term);
        }

        return terms.Count == 1 ? terms[0] : Apply(Operation.Add, terms);
    }

    private Parsed ParseProduct()
    {
        Parsed left = ParseSigned();
        while (Current.IsSymbol("*") || Current.IsSymbol("/") || Current.IsSymbol("%"))
        {
            if (!Current.IsSymbol("*"))
            {
                Operation operation = Take().Text == "/" ? Operation.Divide : Operation.Remainder;
                SkipNewLines();
                left = Apply(operation, [left, ParseSigned()]);
                continue;
            }

            var factors = new List<Parsed> { left };
            while (Current.IsSymbol("*"))
            {
                Take();
                SkipNewLines();
                factors.Add(ParseSigned());
            }

            left = Apply(Operation.Multiply, factors);
        }

        return left;
    }

    private Parsed ParseSigned()
    {
        if (Current.IsSymbol("-") || Current.IsSymbol("+") || Current.IsSymbol("!"))
        {
            string sign = Take().Text;
            Enter();
            Parsed operand = ParseSigned();
            Leave();
            return sign switch
            {
                "+" => operand,
                "!" => Apply(Operation.Not, [operand]),
                _ when operand is { Formula: NumberLiteral number, Grouped: false } => new Parsed(number with { Value = -number.Value }, 1),
                _ => Apply(Operation.Negate, [operand]),
            };
        }

        Parsed left = ParsePrimary();
        if (!Current.IsSymbol("^"))
        {
            return left;
        }

        Take();
        SkipNewLines();
        Enter();
        Parsed exponent = Current.IsSymbol("-") || Current.IsSymbol("+") ? ParseSignedExponent() : ParsePrimary();
        Leave();
        return Current.IsSymbol("^")
            ? throw Fail("two powers stand in a row; programs differ in which goes first, so set parentheses")
            : Apply(Operation.Power, [left, exponent]);
    }

    private Parsed ParseSignedExponent()
    {
        bool minus = Take().Text == "-";
        Parsed operand = ParsePrimary();
        return !minus ? operand
            : operand is { Formula: NumberLiteral number, Grouped: false } ? new Parsed(number with { Value = -number.Value }, 1)
            : Apply(Operation.Negate, [operand]);
    }

    private Parsed ParsePrimary()
    {
        AntimonyToken token = Current;
        if (token.Kind == AntimonyTokenKind.Number)
        {
            Take();
            return new Parsed(new NumberLiteral(token.Value, TakeUnitAfterNumber()), 1);
        }

        if (token.IsSymbol("("))
        {
            Take();
            SkipNewLines();
            Enter();
            Parsed inner = ParseLogical();
            Leave();
            SkipNewLines();
            Expect(")");
            return inner with { Grouped = true };
        }

        if (token.IsSymbol("..."))
        {
            throw Refuse("rates inherited along DNA strands (...)");
        }

        if (token.Kind != AntimonyTokenKind.Name)
        {
            throw Fail($"a number, a name or \"(\" should stand here, not {token.Describe()}");
        }

        return ParseNamed(token);
    }

    private Parsed ParseNamed(AntimonyToken token)
    {
        if (Ahead(1).IsSymbol("("))
        {
            return ParseCall();
        }

        if (token.Text == "time")
        {
            Take();
            return new Parsed(new TimeSymbol(), 1);
        }

        if (AntimonyWords.Constants.TryGetValue(token.Text, out double value))
        {
            Take();
            return new Parsed(new NumberLiteral(value), 1);
        }

        return AntimonyWords.NotFinite.Contains(token.Text)
            ? throw Fail($"{token.Text} is not a finite number; formulas hold finite numbers only")
            : new Parsed(new SymbolReference(ParseDottedName()), 1);
    }

    private Parsed ParseCall()
    {
        AntimonyToken name = Take();
        Take();
        Enter();
        SkipNewLines();
        var arguments = new List<Parsed>();
        while (!Current.IsSymbol(")"))
        {
            arguments.Add(ParseLogical());
            SkipNewLines();
            if (!Current.IsSymbol(","))
            {
                break;
            }

            Take();
            SkipNewLines();
        }

        Expect(")");
        Leave();
        if (AntimonyWords.RefusedFunctions.TryGetValue(name.Text, out string? refused))
        {
            throw Refuse(refused, name.Location);
        }

        ImmutableArray<Expression> formulas = [.. arguments.Select(a => a.Formula)];
        int depth = 1 + arguments.Select(a => a.Depth).DefaultIfEmpty().Max();
        if (name.Text == "log" && formulas.Length == 1)
        {
            throw Fail("log of one argument means ln in some programs and log10 in others; write ln(x), log10(x) or log(base, x)", name.Location);
        }

        if (!BuiltInFunctions.All.TryGetValue(name.Text, out BuiltInFunctions.BuiltIn? function))
        {
            return Bounded(new FunctionCall(name.Text, formulas), depth);
        }

        if (formulas.Length < function.Least || formulas.Length > function.Most)
        {
            string allowed = function.Least == function.Most ? $"{function.Least}"
                : function.Most == int.MaxValue ? $"at least {function.Least}" : $"{function.Least} to {function.Most}";
            throw Fail($"{name.Text} takes {allowed} arguments, not {formulas.Length}", name.Location);
        }

        // Some functions stand for a small formula, at most 5 operations deep.
        return Bounded(function.Build(formulas), depth + 5);
    }

    private Parsed Apply(Operation operation, List<Parsed> operands)
        => Bounded(new Application(operation, [.. operands.Select(o => o.Formula)]), 1 + operands.Max(o => o.Depth));

    private Parsed Bounded(Expression formula, int depth)
        => depth <= MaxDepth ? new Parsed(formula, depth) : throw Fail($"the formula is nested more than {MaxDepth} deep");

    private void Enter()
    {
        if (++_nesting > MaxDepth)
        {
            throw Fail($"the formula is nested more than {MaxDepth} deep");
        }
    }

    private void Leave() => _nesting--;

    /// <summary>A name right behind a number is its unit, on the same line.</summary>
    private string? TakeUnitAfterNumber()
        => Current.Kind == AntimonyTokenKind.Name && !AntimonyWords.IsReserved(Current.Text) && !Ahead(1).IsSymbol("(") && !Ahead(1).IsSymbol(".")
            ? Take().Text
            : null;
}
