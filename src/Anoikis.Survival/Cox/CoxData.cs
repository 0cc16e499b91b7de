using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Cox;

/// <summary>What a Cox model is fitted to: n subjects (rows) with follow-up, covariates, and possibly strata, clusters and an offset.</summary>
public sealed record CoxData
{
    /// <summary>Follow-up, with starts and weights where there are.</summary>
    public required SurvivalTimes Times { get; init; }

    /// <summary>Covariates; no columns for the null model.</summary>
    public required DesignMatrix Covariates { get; init; }

    /// <summary>Strata with a baseline hazard each, or null for one.</summary>
    public RowGroups? Strata { get; init; }

    /// <summary>Groups of rows that are not independent, for the robust variance; or null.</summary>
    public RowGroups? Clusters { get; init; }

    /// <summary>A known part of the linear predictor; empty for none.</summary>
    public IReadOnlyList<double> Offset { get; init; } = [];

    /// <summary>The data of a model frame.</summary>
    public static CoxData Of(ModelFrame frame) => new()
    {
        Times = frame.Times,
        Covariates = frame.Covariates,
        Strata = frame.Strata,
        Clusters = frame.Clusters,
        Offset = frame.Offset,
    };

    /// <summary>Some subjects, in the order given; one may come more than once.</summary>
    public CoxData Subset(ReadOnlySpan<int> rows)
    {
        double[] offset = new double[Offset.Count == 0 ? 0 : rows.Length];
        for (int i = 0; i < offset.Length; i++)
        {
            offset[i] = Offset[rows[i]];
        }

        return this with { Times = Times.Subset(rows), Covariates = Covariates.Subset(rows), Strata = Strata?.Subset(rows), Clusters = Clusters?.Subset(rows), Offset = offset };
    }
}
