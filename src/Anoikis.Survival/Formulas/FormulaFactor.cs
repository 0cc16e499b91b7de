namespace Anoikis.Survival.Formulas;

/// <summary>How a part of a term becomes columns of the design matrix.</summary>
public enum FactorKind
{
    /// <summary>A column as it is: a number, or the levels of words.</summary>
    Column,

    /// <summary>The levels of a column, be it numbers or words: factor(x).</summary>
    Levels,

    /// <summary>A restricted cubic spline: rcs(x, 4).</summary>
    Spline,

    /// <summary>Arithmetic on columns: log(x), I(x^2).</summary>
    Arithmetic,
}

/// <summary>One part of a term, such as <c>sex</c>, <c>factor(stage)</c>, <c>rcs(age, 4)</c> or <c>log(crp)</c>.</summary>
public sealed record FormulaFactor
{
    internal FormulaFactor(FactorKind kind, string label, ArithmeticNode expression, int knots = 0)
        => (Kind, Label, Expression, Knots) = (kind, label, expression, knots);

    /// <summary>How it becomes columns.</summary>
    public FactorKind Kind { get; }

    /// <summary>Its name, as formulas write it.</summary>
    public string Label { get; }

    /// <summary>Names of the table's columns that it uses.</summary>
    public IEnumerable<string> Columns => Expression.Columns.Distinct(StringComparer.Ordinal);

    internal ArithmeticNode Expression { get; }

    internal int Knots { get; }
}

/// <summary>A term: one factor, or the interaction of several.</summary>
/// <param name="Factors">The factors; more than one for an interaction.</param>
public sealed record FormulaTerm(IReadOnlyList<FormulaFactor> Factors)
{
    /// <summary>Its name: the factors' names joined by colons.</summary>
    public string Label => string.Join(':', Factors.Select(f => f.Label));
}
