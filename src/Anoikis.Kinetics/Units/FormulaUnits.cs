using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Units;

/// <summary>
/// The unit of a formula from those of its names. A bare number goes with anything in a sum (its unit is unknown); in a product it is
/// dimensionless.
/// </summary>
internal sealed class FormulaUnits(NetworkUnits units, DiagnosticBag findings)
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private SourceLocation _location;
    private string _what = "";

    /// <summary>Checks a formula, and that it has the unit expected where both are known.</summary>
    public void Expect(Expression formula, Unit? expected, SourceLocation location, string what)
    {
        (_location, _what) = (location, what);
        _reported.Clear();
        if (formula is NumberLiteral { Unit: null })
        {
            return;
        }

        if (Of(formula) is { } found && expected is { } wanted && !found.IsSameAs(wanted))
        {
            Report($"has the unit {found}, but what it determines has {wanted}");
        }
    }

    private Unit? Of(Expression formula) => formula switch
    {
        NumberLiteral { Unit: { } name } => units.Find(name),
        NumberLiteral => Unit.Dimensionless,
        SymbolReference reference => units.Of(reference.Id),
        TimeSymbol => units.Time,
        Application application => Of(application),
        _ => null,
    };

    private Unit? Of(Application application)
    {
        Expression[] o = [.. application.Operands];
        switch (application.Operation)
        {
            case Operation.Multiply:
                return o.Aggregate((Unit?)Unit.Dimensionless, (product, factor) => Of(factor) is { } unit && product is { } before ? before * unit : null);
            case Operation.Divide or Operation.Quotient when o.Length == 2:
                return (Of(o[0]), Of(o[1])) is ({ } numerator, { } denominator) ? numerator / denominator : null;
            case Operation.Power when o.Length == 2:
                return Power(o[0], o[1]);
            case Operation.Sqrt when o.Length == 1:
                return Of(o[0])?.ToPower(0.5);
            case Operation.Add or Operation.Subtract or Operation.Min or Operation.Max or Operation.Negate or Operation.Abs or Operation.Floor
                or Operation.Ceiling or Operation.Remainder:
                return Same(o, application.Operation.ToString().ToLowerInvariant());
            case Operation.Equal or Operation.NotEqual or Operation.Less or Operation.LessOrEqual or Operation.Greater or Operation.GreaterOrEqual:
                Same(o, "comparison");
                return Unit.Dimensionless;
            case Operation.Piecewise:
                return Piecewise(o);
            case Operation.And or Operation.Or or Operation.Xor or Operation.Not:
                foreach (Expression operand in o)
                {
                    Of(operand);
                }

                return Unit.Dimensionless;
            default:
                return BareNumbers(o, application.Operation);
        }
    }

    private Unit? Power(Expression value, Expression exponent)
    {
        Unit? unit = Of(value);
        if (Of(exponent) is { } own && own.Dimension != UnitDimension.None)
        {
            Report($"has an exponent with the unit {own}");
        }

        return exponent is NumberLiteral number ? unit?.ToPower(number.Value)
            : unit is { } known && known.IsSameAs(Unit.Dimensionless) ? known : null;
    }

    private Unit? Piecewise(Expression[] operands)
    {
        var values = new List<Expression>();
        for (int i = 0; i < operands.Length; i++)
        {
            if (i % 2 == 1)
            {
                Of(operands[i]);
            }
            else
            {
                values.Add(operands[i]);
            }
        }

        return Same([.. values], "piecewise");
    }

    /// <summary>The common unit of operands that must have one; bare numbers fit any.</summary>
    private Unit? Same(Expression[] operands, string operation)
    {
        Unit? common = null;
        bool allKnown = true;
        bool anyBare = false;
        foreach (Expression operand in operands)
        {
            if (operand is NumberLiteral { Unit: null })
            {
                anyBare = true;
                continue;
            }

            Unit? unit = Of(operand);
            allKnown &= unit is not null;
            if (unit is { } found && common is { } first && !found.IsSameAs(first))
            {
                Report($"joins {first} and {found} in one {operation}");
            }

            common ??= unit;
        }

        return common is null && anyBare && allKnown ? Unit.Dimensionless : allKnown ? common : null;
    }

    private Unit? BareNumbers(Expression[] operands, Operation operation)
    {
        foreach (Expression operand in operands)
        {
            if (Of(operand) is { } unit && unit.Dimension != UnitDimension.None)
            {
                Report($"takes {operation.ToString().ToLowerInvariant()} of {unit}, which is not dimensionless");
            }
        }

        return Unit.Dimensionless;
    }

    private void Report(string problem)
    {
        if (_reported.Add(problem))
        {
            findings.Warning(_location, $"{_what} {problem}");
        }
    }
}
