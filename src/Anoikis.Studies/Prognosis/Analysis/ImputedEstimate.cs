using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Imputation;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A score's adjusted hazard ratio with gaps of clinical factors and markers filled several times and the tables' estimates pooled.</summary>
/// <param name="Score">The score.</param>
/// <param name="Ratio">Hazard ratio per SD of the complete cases, by Student's t.</param>
/// <param name="P">Its p.</param>
/// <param name="MissingInformation">Fraction of information that is missing.</param>
/// <param name="Count">Patients.</param>
/// <param name="Events">Events.</param>
public sealed record ImputedEstimate(string Score, Interval Ratio, double P, double MissingInformation, int Count, int Events)
{
    /// <summary>Estimates of all scores; the outcome is among the columns, as event and Nelson-Aalen hazard.</summary>
    internal static IReadOnlyList<ImputedEstimate> Of(CohortPlan plan, CohortTable cohort, IReadOnlyList<ScoreRows> scores, FindingList findings)
    {
        ResponseColumns response = new() { Time = plan.FollowUp.Time, Event = plan.FollowUp.Event, EventValue = plan.FollowUp.EventValue, Start = plan.FollowUp.Entry, Id = plan.Id };
        if (ResponseReader.Read(cohort.Table, response, plan.Strata, []) is not { } read)
            return [];
        int[] rows = [.. read.Rows];
        RowGroups? strata = plan.Strata.Length == 0 ? null : RowGroups.Of(cohort.Table, rows, [.. plan.Strata], plan.Levels, findings);
        TableColumn[] clinical = [.. (plan.Clinical?.Columns ?? []).Select(c => cohort.Table.Find(c)!)];
        // A marker that has no logarithm in a row that only this analysis uses has no value there.
        double[][] markers = [.. plan.Markers.Select(m => rows.Select(r => Measured(m, cohort.Table.Find(m.Column)!, r)).ToArray())];
        IReadOnlyList<double[][]> tables = ChainedEquations.Impute(
            [
                .. clinical.Select(c => Column(c, rows)),
                .. plan.Markers.Select((m, j) => ImputedColumn.OfNumbers(m.Name, markers[j])),
                ImputedColumn.OfNumbers("event", [.. read.Times.Event.ToArray().Select(e => e ? 1.0 : 0.0)]),
                ImputedColumn.OfNumbers("hazard", Hazards(read.Times)),
            ],
            new ImputationOptions { Tables = plan.Resampling.Imputations, Seed = plan.Seed });
        List<CoxCoefficient>[] estimates = [.. scores.Select(_ => new List<CoxCoefficient>())];
        foreach (double[][] table in tables)
        {
            Add(plan, cohort, scores, read, strata, clinical, table, estimates, findings);
        }

        return [.. scores.Select((s, k) => Pool(s, estimates[k], read.Times)).OfType<ImputedEstimate>()];
    }

    private static void Add(
        CohortPlan plan, CohortTable cohort, IReadOnlyList<ScoreRows> scores, SurvivalResponse read, RowGroups? strata, TableColumn[] clinical, double[][] table, List<CoxCoefficient>[] estimates, FindingList findings)
    {
        int n = read.Rows.Count;
        int[] all = [.. Enumerable.Range(0, n)];
        int[] lines = [.. read.Rows.Select(cohort.Table.Line)];
        FindingList problems = [];
        DataTable completed = new(plan.DataFile, clinical.Select((c, j) => Filled(c, table[j])), lines);
        DesignMatrix covariates = plan.Clinical is null || clinical.Length == 0
            ? new DesignMatrix([], [])
            : DesignSpecification.Learn(plan.Clinical, completed, all, plan.Levels, problems)?.Matrix(completed, all, problems) ?? new DesignMatrix([], []);
        var markers = Markers(plan, table, clinical.Length, strata, n);
        for (int k = 0; k < scores.Count; k++)
        {
            double[] values = ScoreExpression.Values(scores[k].Plan, markers, lines, problems);
            if (problems.HasErrors || values.Any(v => !double.IsFinite(v)))
                continue;
            double[] per = [.. values.Select(v => (v - scores[k].Mean) / scores[k].Deviation)];
            CoxFit fit = CoxRegression.Fit(Covariates.Data(read.Times, strata, Covariates.With(covariates, Covariates.Term(scores[k].Plan.Name, per))));
            if (fit.Converged && double.IsFinite(fit.Coefficients[^1].ErrorUsed))
                estimates[k].Add(fit.Coefficients[^1]);
        }

        foreach (Finding problem in problems)
        {
            findings.Warning($"imputation: {problem.Message}");
        }
    }

    private static List<(string Name, IReadOnlyList<double> Values)> Markers(CohortPlan plan, double[][] table, int first, RowGroups? strata, int n)
    {
        List<(string, IReadOnlyList<double>)> markers = [];
        for (int m = 0; m < plan.Markers.Length; m++)
        {
            double[] values = [.. table[first + m]];
            if (plan.Markers[m].Standardised)
            {
                foreach (IGrouping<int, int> stratum in Enumerable.Range(0, n).GroupBy(i => strata?.Codes[i] ?? 0))
                {
                    double mean = stratum.Average(i => table[first + m][i]);
                    double sd = Math.Sqrt(stratum.Sum(i => (table[first + m][i] - mean) * (table[first + m][i] - mean)) / Math.Max(1, stratum.Count() - 1));
                    foreach (int i in stratum)
                    {
                        values[i] = (values[i] - mean) / sd;
                    }
                }
            }

            markers.Add((plan.Markers[m].Name, values));
        }

        return markers;
    }

    private static ImputedEstimate? Pool(ScoreRows score, List<CoxCoefficient> estimates, SurvivalTimes times)
    {
        if (estimates.Count < 2)
            return null;
        RubinPooling pooled = RubinPooling.Of([.. estimates.Select(e => e.Coefficient)], [.. estimates.Select(e => e.ErrorUsed * e.ErrorUsed)]);
        Interval log = pooled.Interval();
        return new ImputedEstimate(score.Plan.Name, new Interval(Math.Exp(log.Value), Math.Exp(log.Lower), Math.Exp(log.Upper)), pooled.P, pooled.MissingInformation, times.Count, times.EventCount);
    }

    private static double Measured(MarkerPlan marker, TableColumn column, int row)
    {
        double value = column.Kind == ColumnKind.Numbers ? column.Numbers[row] : double.NaN;
        double taken = marker.TakesLog2 ? Math.Log2(value + marker.Offset) : value;
        return double.IsFinite(taken) ? taken : double.NaN;
    }

    private static ImputedColumn Column(TableColumn column, int[] rows)
    {
        if (column.Kind == ColumnKind.Words)
        {
            int[] codes = column.Codes.ToArray();
            return ImputedColumn.OfLevels(column.Name, [.. rows.Select(r => codes[r])], column.Levels.Count);
        }

        double[] values = column.Numbers.ToArray();
        return ImputedColumn.OfNumbers(column.Name, [.. rows.Select(r => values[r])]);
    }

    private static TableColumn Filled(TableColumn column, double[] values)
        => column.Kind == ColumnKind.Words ? TableColumn.OfWords(column.Name, [.. values.Select(v => column.Levels[(int)v])]) : TableColumn.OfNumbers(column.Name, [.. values]);

    private static double[] Hazards(SurvivalTimes times)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(times);
        Dictionary<double, double> at = curve.Time.Zip(curve.CumulativeHazard).ToDictionary(p => p.First, p => p.Second);
        return [.. times.Time.ToArray().Select(t => at[t])];
    }
}
