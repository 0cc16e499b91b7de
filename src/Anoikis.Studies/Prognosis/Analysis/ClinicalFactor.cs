using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A column of the clinical factors, as the table has it: numbers or groups of the patients of the analysis.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Numbers">Its numbers, one for each row of the frame; empty for groups.</param>
/// <param name="Groups">Its groups, as factor(...), words or an order of levels ask for; null for numbers.</param>
public sealed record ClinicalFactor(string Column, IReadOnlyList<double> Numbers, RowGroups? Groups)
{
    /// <summary>All columns that the clinical factors name, each once.</summary>
    internal static IReadOnlyList<ClinicalFactor> All(CohortPlan plan, CohortTable cohort, FindingList findings)
    {
        int[] rows = [.. cohort.Frame.Rows];
        FormulaFactor[] factors = [.. (plan.Clinical?.Terms ?? []).SelectMany(t => t.Factors)];
        List<ClinicalFactor> found = [];
        foreach (string name in factors.SelectMany(f => f.Columns).Distinct(StringComparer.Ordinal))
        {
            TableColumn column = cohort.Table.Find(name)!;
            bool isGrouped = column.Kind == ColumnKind.Words || plan.Levels.Has(name) || factors.Any(f => f.Kind == FactorKind.Levels && f.Columns.Contains(name));
            if (!isGrouped)
                found.Add(new ClinicalFactor(name, [.. rows.Select(r => column.Numbers[r])], null));
            else if (RowGroups.Of(cohort.Table, rows, [name], plan.Levels, findings) is { } groups)
                found.Add(new ClinicalFactor(name, [], groups));
        }

        return found;
    }
}
