using System.Globalization;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>All that a regression takes from a table: follow-up, covariates, strata, clusters and offset of the rows that miss nothing.</summary>
public sealed record ModelFrame
{
    private ModelFrame()
    {
    }

    /// <summary>The follow-up.</summary>
    public required SurvivalTimes Times { get; init; }

    /// <summary>The covariates.</summary>
    public required DesignMatrix Covariates { get; init; }

    /// <summary>How they were made, for new rows.</summary>
    public required DesignSpecification Specification { get; init; }

    /// <summary>Strata, or null.</summary>
    public RowGroups? Strata { get; init; }

    /// <summary>Clusters, or null.</summary>
    public RowGroups? Clusters { get; init; }

    /// <summary>Offset of each row; empty for none.</summary>
    public IReadOnlyList<double> Offset { get; init; } = [];

    /// <summary>Rows of the table, rising.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>Accounts for all rows of the table.</summary>
    public required PatientFlow Flow { get; init; }

    /// <summary>Takes the frame of a formula from a table, or says in the findings why that cannot be.</summary>
    public static ModelFrame? Read(DataTable table, ResponseColumns response, Formula formula, LevelOrders orders, FindingList findings)
    {
        ColumnCheck.AllPresent(table, orders.Columns, findings);
        SurvivalResponse? read = ResponseReader.Read(table, response, formula.Columns, findings);
        if (read is null || findings.HasErrors)
            return null;
        int[] rows = [.. read.Rows];
        DesignSpecification? specification = DesignSpecification.Learn(formula, table, rows, orders, findings);
        DesignMatrix? covariates = specification?.Matrix(table, rows, findings);
        RowGroups? strata = formula.Strata.Count == 0 ? null : RowGroups.Of(table, rows, formula.Strata, orders, findings);
        RowGroups? clusters = formula.Cluster is null ? null : RowGroups.Of(table, rows, [formula.Cluster], LevelOrders.None, findings);
        double[] offset = new double[formula.Offsets.Count == 0 ? 0 : rows.Length];
        for (int i = 0; i < offset.Length; i++)
        {
            offset[i] = formula.Offsets.Sum(o => o.Value(table, rows[i]));
            if (!double.IsFinite(offset[i]))
                findings.Error($"the offset is not finite in line {table.Line(rows[i]).ToString(CultureInfo.InvariantCulture)}", table.Line(rows[i]));
        }

        if (findings.HasErrors || covariates is null)
            return null;
        CovariateUnits.Check(covariates, findings);
        return new ModelFrame
        {
            Times = read.Times,
            Covariates = covariates,
            Specification = specification!,
            Strata = strata,
            Clusters = clusters,
            Offset = offset,
            Rows = rows,
            Flow = read.Flow,
        };
    }
}
