namespace Anoikis.Survival.Cox;

/// <summary>How events at one time share the partial likelihood.</summary>
public enum TieMethod
{
    /// <summary>Efron, J. Am. Stat. Assoc. 72 (1977) 557: the dead leave the risk set by equal parts.</summary>
    Efron,

    /// <summary>Breslow, Biometrics 30 (1974) 89: all dead stay in the risk set.</summary>
    Breslow,

    /// <summary>Cox's discrete conditional likelihood: the chance that these subjects of the risk set died, given how many did.</summary>
    Exact,
}

/// <summary>How a Cox model is fitted.</summary>
public sealed record CoxOptions
{
    /// <summary>How ties are handled.</summary>
    public TieMethod Ties { get; init; } = TieMethod.Efron;

    /// <summary>Newton steps at the most.</summary>
    public int MostIterations { get; init; } = 60;

    /// <summary>A column whose part that the columns before it do not explain is smaller than this is left out as dependent.</summary>
    public double DependenceTolerance { get; init; } = 1e-11;
}
