using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Networks.Checking;

namespace Anoikis.Kinetics.Sbml;

/// <summary>
/// Turns algebraic rules, 0 = formula, into assignment rules where that can be done exactly: the formula holds one variable that nothing else determines,
/// and is linear in it, a + b x = 0, so x = -a / b. Everything else is refused: it needs an engine for differential-algebraic equations.
/// </summary>
/// <remarks>What a rule may determine: SBML Level 3 Core, section 4.9.5.</remarks>
internal sealed class AlgebraicRules(NetworkDraft draft, DiagnosticBag findings)
{
    /// <summary>Function calls that may be written out in one rule.</summary>
    private const int MaximumCalls = 100;

    /// <summary>Terms that a rule may grow to by that.</summary>
    private const long MaximumTerms = 10_000;

    private readonly List<(Expression Formula, SourceLocation Location)> _rules = [];

    public void Add(Expression formula, SourceLocation location) => _rules.Add((formula, location));

    /// <summary>Solves one rule after the other, those first that leave no choice.</summary>
    public void Solve()
    {
        HashSet<string> unknowns = _rules.Count == 0 ? [] : Unknowns();
        List<(Expression Formula, SourceLocation Location, SortedSet<string> Names)> open = [];
        foreach ((Expression formula, SourceLocation location) in _rules)
        {
            Expression written = WriteOut(formula);
            SortedSet<string> names = new(StringComparer.Ordinal);
            DraftFormulas.CollectNames(written, names);
            open.Add((written, location, names));
        }

        while (open.FindIndex(rule => rule.Names.Count(unknowns.Contains) == 1) is var next && next >= 0)
        {
            (Expression formula, SourceLocation location, SortedSet<string> names) = open[next];
            string unknown = names.First(unknowns.Contains);
            open.RemoveAt(next);
            unknowns.Remove(unknown);
            Solve(formula, unknown, location);
        }

        foreach ((_, SourceLocation location, SortedSet<string> names) in open)
        {
            string[] left = [.. names.Where(unknowns.Contains).Take(5)];
            findings.Error(location, left.Length == 0
                ? "this algebraic rule is not supported: every variable in it is determined otherwise"
                : $"this algebraic rule is not supported: it may determine any of {string.Join(", ", left)}");
        }
    }

    private void Solve(Expression formula, string unknown, SourceLocation location)
    {
        if (Linear(formula, unknown) is not { Slope: { } slope } line)
        {
            findings.Error(location, $"this algebraic rule is not supported: it is not linear in {unknown}, which it determines");
            return;
        }

        Expression value = (line.Offset, slope) switch
        {
            (null, _) => new NumberLiteral(0),
            ({ } offset, NumberLiteral { Value: -1 }) => offset,
            ({ } offset, NumberLiteral { Value: 1 }) => Of(Operation.Negate, offset),
            ({ } offset, _) => Of(Operation.Negate, Of(Operation.Divide, offset, slope)),
        };
        draft.AssignmentRules.Add(new AssignmentRule(unknown, value, location));
    }

    /// <summary>Variables that may change and that no rule, reaction or event changes.</summary>
    private HashSet<string> Unknowns()
    {
        HashSet<string> determined =
        [
            .. draft.AssignmentRules.Select(r => r.Variable),
            .. draft.RateRules.Select(r => r.Variable),
            .. draft.Events.SelectMany(e => e.Assignments).Select(a => a.Variable),
        ];
        HashSet<string> reacting = [.. draft.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(r => r.Species)];
        IEnumerable<string> variables =
        [
            .. draft.Compartments.Where(c => !c.Constant).Select(c => c.Id),
            .. draft.Parameters.Where(p => !p.Constant).Select(p => p.Id),
            .. draft.Species.Where(s => !s.Constant && (s.BoundaryCondition || !reacting.Contains(s.Id))).Select(s => s.Id),
        ];
        return [.. variables.Where(id => !determined.Contains(id))];
    }

    /// <summary>The formula as Offset + Slope x, a null part being 0; null when it is not linear.</summary>
    private static (Expression? Offset, Expression? Slope)? Linear(Expression formula, string x)
    {
        switch (formula)
        {
            case SymbolReference { Id: var id } when id == x:
                return (null, new NumberLiteral(1));
            case NumberLiteral or SymbolReference or TimeSymbol:
                return (formula, null);
            case Application { Operation: Operation.Add } sum:
                return Sum(sum.Operands, x);
            case Application { Operation: Operation.Subtract, Operands: [var a, var b] }:
                return Sum([a, Of(Operation.Negate, b)], x);
            case Application { Operation: Operation.Negate, Operands: [var a] }:
                return Scale(Linear(a, x), part => part is NumberLiteral number ? new NumberLiteral(-number.Value) : Of(Operation.Negate, part));
            case Application { Operation: Operation.Multiply } product when product.Operands.Count(o => Holds(o, x)) == 1:
                int at = product.Operands.IndexOf(product.Operands.First(o => Holds(o, x)));
                ImmutableArray<Expression> others = product.Operands.RemoveAt(at);
                return Scale(Linear(product.Operands[at], x), part => part is NumberLiteral { Value: 1 } && others.Length == 1 ? others[0] : new Application(Operation.Multiply, others.Add(part)));
            case Application { Operation: Operation.Divide, Operands: [var a, var b] } when !Holds(b, x):
                return Scale(Linear(a, x), part => Of(Operation.Divide, part, b));
            default:
                return Holds(formula, x) ? null : (formula, null);
        }
    }

    private static (Expression? Offset, Expression? Slope)? Sum(ImmutableArray<Expression> terms, string x)
    {
        Expression? offset = null;
        Expression? slope = null;
        foreach (Expression term in terms)
        {
            if (Linear(term, x) is not { } line)
            {
                return null;
            }

            offset = Plus(offset, line.Offset);
            slope = Plus(slope, line.Slope);
        }

        return (offset, slope);
    }

    private static Expression? Plus(Expression? a, Expression? b) => a is null ? b : b is null ? a : Of(Operation.Add, a, b);

    private static (Expression? Offset, Expression? Slope)? Scale((Expression? Offset, Expression? Slope)? line, Func<Expression, Expression> by)
        => line is { } found ? (found.Offset is null ? null : by(found.Offset), found.Slope is null ? null : by(found.Slope)) : null;

    private static bool Holds(Expression formula, string x) => formula switch
    {
        SymbolReference reference => reference.Id == x,
        RateOf rate => rate.Id == x,
        Application application => application.Operands.Any(o => Holds(o, x)),
        FunctionCall call => call.Arguments.Any(a => Holds(a, x)),
        _ => false,
    };

    /// <summary>The formula with the bodies of functions in place of their calls, so that a variable is not hidden in an argument.</summary>
    private Expression WriteOut(Expression formula)
    {
        int calls = 0;
        return Written(formula);

        Expression Written(Expression part)
        {
            switch (part)
            {
                case Application application:
                    return application with { Operands = [.. application.Operands.Select(Written)] };
                case FunctionCall call when draft.Functions.Find(f => f.Id == call.Function) is { } function
                    && function.Arguments.Length == call.Arguments.Length && ++calls <= MaximumCalls:
                    ImmutableArray<Expression> arguments = [.. call.Arguments.Select(Written)];
                    long terms = ExpressionMeasure.Of(function.Body).Nodes * (1 + arguments.Sum(a => ExpressionMeasure.Of(a).Nodes));
                    return terms <= MaximumTerms ? Written(Substitution.Apply(function.Body, function.Arguments, arguments)) : call;
                default:
                    return part;
            }
        }
    }

    private static Application Of(Operation operation, params ImmutableArray<Expression> operands) => new(operation, operands);
}
