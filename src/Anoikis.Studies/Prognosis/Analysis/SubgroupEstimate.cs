using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A score's hazard ratio in the groups that a column makes, and whether they differ.</summary>
/// <param name="Column">The column, and where numbers are divided.</param>
/// <param name="Groups">Hazard ratio per SD in each group; NaN in a group with too few events.</param>
/// <param name="InteractionP">Likelihood-ratio test that the ratio is one in all groups.</param>
/// <param name="Unknown">Patients in whom the column is missing.</param>
public sealed record SubgroupEstimate(string Column, IReadOnlyList<(string Name, HazardRatio Ratio)> Groups, double InteractionP, int Unknown)
{
    private const int FewestEvents = 10;

    internal static SubgroupEstimate? Of(ScoreRows rows, SubgroupPlan plan, CohortTable cohort, LevelOrders levels, FindingList findings)
    {
        TableColumn column = cohort.Table.Find(plan.Column)!;
        int[] known = [.. Enumerable.Range(0, rows.Rows.Length).Where(i => !column.IsMissing(cohort.Frame.Rows[rows.Rows[i]]))];
        RowGroups? groups = GroupsOf(plan, column, cohort, [.. known.Select(i => cohort.Frame.Rows[rows.Rows[i]])], levels, findings);
        string title = plan.At is { } at ? FormattableString.Invariant($"{plan.Column} at {at}") : plan.Column;
        if (groups is null || groups.Codes.Distinct().Count() < 2)
        {
            findings.Warning($"subgroups of {title}: all patients are in one group; left out");
            return null;
        }

        SurvivalTimes times = rows.Times.Subset(known);
        RowGroups? strata = rows.Strata?.Subset(known);
        DesignMatrix clinical = rows.HasClinical ? rows.Clinical.Subset(known) : rows.Clinical;
        var score = Covariates.Term(rows.Plan.Name, [.. known.Select(i => rows.PerDeviation[i])]);
        var group = Covariates.Indicators(plan.Column, groups);
        CoxFit one = CoxRegression.Fit(Covariates.Data(times, strata, Covariates.With(clinical, group, score)));
        CoxFit own = CoxRegression.Fit(Covariates.Data(times, strata, Covariates.With(clinical, group, score, Covariates.Product(score, group))));
        return new SubgroupEstimate(
            title,
            [.. groups.Names.Select((name, g) => (name, InGroup([.. Enumerable.Range(0, known.Length).Where(i => groups.Codes[i] == g)])))],
            EffectEstimate.LikelihoodRatio(rows.Plan.Name, own, one).P,
            rows.Rows.Length - known.Length);

        HazardRatio InGroup(int[] members)
        {
            SurvivalTimes part = times.Subset(members);
            if (part.EventCount < FewestEvents)
                return HazardRatio.None(part.Count, part.EventCount);
            CoxFit fit = CoxRegression.Fit(Covariates.Data(
                part, strata?.Subset(members), Covariates.With(clinical.ColumnCount > 0 ? clinical.Subset(members) : clinical, Covariates.Term(rows.Plan.Name, [.. members.Select(i => score.Columns[0].Values[i])]))));
            return HazardRatio.OfLast(fit);
        }
    }

    private static RowGroups? GroupsOf(SubgroupPlan plan, TableColumn column, CohortTable cohort, int[] rows, LevelOrders levels, FindingList findings)
    {
        if (plan.At is not { } at)
        {
            if (column.Kind == ColumnKind.Numbers && rows.Select(r => column.Text(r)).Distinct().Count() > 12)
            {
                findings.Warning($"subgroups of {plan.Column}: more than 12 different numbers; give the number that divides it, as in {{column: {plan.Column}, at: 60}}");
                return null;
            }

            return RowGroups.Of(cohort.Table, rows, [plan.Column], levels, findings);
        }

        if (column.Kind == ColumnKind.Words)
        {
            findings.Warning($"subgroups of {plan.Column}: the column holds words and is not divided at a number");
            return null;
        }

        double[] values = column.Numbers.ToArray();
        return new RowGroups([.. rows.Select(r => values[r] > at ? 1 : 0)], [FormattableString.Invariant($"{plan.Column} up to {at}"), FormattableString.Invariant($"{plan.Column} above {at}")]);
    }
}
