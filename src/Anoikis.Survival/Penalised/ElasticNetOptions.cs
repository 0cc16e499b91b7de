using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Penalised;

/// <summary>How a penalised Cox model is fitted.</summary>
public sealed record ElasticNetOptions
{
    /// <summary>Part of the lasso in the penalty, in (0, 1]: 1 is the lasso.</summary>
    public double Alpha { get; init; } = 1.0;

    /// <summary>Ties; Breslow's are those of glmnet.</summary>
    public TieMethod Ties { get; init; } = TieMethod.Breslow;

    /// <summary>Number of penalties on the path.</summary>
    public int PathLength { get; init; } = 100;

    /// <summary>Smallest penalty as a part of the largest; null for 0.0001, or 0.01 with more columns than rows.</summary>
    public double? SmallestRatio { get; init; }

    /// <summary>Penalties in falling order in the place of the path's own; null for the path's own.</summary>
    public IReadOnlyList<double>? Lambdas { get; init; }

    /// <summary>Relative weight of each column's penalty; 0 leaves a column unpenalised. Null for all 1.</summary>
    public IReadOnlyList<double>? PenaltyFactors { get; init; }
}
