using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>
/// The right-hand side of a model: <c>age + sex * rx + strata(inst) + rcs(size, 4) + cluster(id) + offset(x)</c>. Terms come in order of their
/// number of factors, then as written, as R orders them.
/// </summary>
public sealed record Formula
{
    internal Formula(string text) => Text = text;

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>Terms with coefficients.</summary>
    public IReadOnlyList<FormulaTerm> Terms { get; internal init; } = [];

    /// <summary>Columns whose combinations of levels are strata.</summary>
    public IReadOnlyList<string> Strata { get; internal init; } = [];

    /// <summary>The column whose levels are clusters, or null.</summary>
    public string? Cluster { get; internal init; }

    /// <summary>Whether there is an offset.</summary>
    public bool HasOffset => Offsets.Count > 0;

    internal IReadOnlyList<ArithmeticNode> Offsets { get; init; } = [];

    /// <summary>No terms at all.</summary>
    public static Formula Empty { get; } = new("1");

    /// <summary>Names of all columns used, each once.</summary>
    public IEnumerable<string> Columns => Terms.SelectMany(t => t.Factors).SelectMany(f => f.Columns)
        .Concat(Strata).Concat(Cluster is null ? [] : [Cluster]).Concat(Offsets.SelectMany(o => o.Columns)).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a formula, or says in the findings what is wrong with it.</summary>
    public static Formula? Parse(string text, FindingList findings) => new FormulaReader(text, findings).Read();

    /// <summary>The formula with more strata.</summary>
    public Formula WithStrata(IEnumerable<string> columns) => this with { Strata = [.. Strata.Union(columns, StringComparer.Ordinal)] };

    /// <summary>The formula with clusters by a column.</summary>
    public Formula WithCluster(string column) => this with { Cluster = column };
}
