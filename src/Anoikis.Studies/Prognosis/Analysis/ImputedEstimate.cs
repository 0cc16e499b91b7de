using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Prognosis.Cohorts;
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
    /// <summary>Estimates of all scores. Markers are drawn on their scale, beside the formula's columns.</summary>
    internal static IReadOnlyList<ImputedEstimate> Of(CohortPlan plan, CohortTable cohort, IReadOnlyList<ScoreRows> scores, FindingList findings)
    {
        FindingList own = [];
        (DataTable table, string[] names) = WithMarkers(plan, cohort.Table);
        ResponseColumns response = new() { Time = plan.FollowUp.Time, Event = plan.FollowUp.Event, EventValue = plan.FollowUp.EventValue, Start = plan.FollowUp.Entry, Id = plan.Id };
        ImputedFrames? frames = ImputedFrames.Read(
            table, response, (plan.Clinical ?? Formula.Empty).WithStrata(plan.Strata), names, plan.Levels, new ImputationOptions { Tables = plan.Resampling.Imputations, Seed = plan.Seed }, own);
        List<ImputedEstimate> estimates = [];
        foreach (ScoreRows score in scores)
        {
            if (frames is not null && Pooled(plan, score, frames, names, own) is { } estimate)
                estimates.Add(estimate);
        }

        foreach (string problem in own.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Message).Distinct())
        {
            findings.Warning($"multiple imputation is left out: {problem}");
        }

        return estimates;
    }

    // The table with a column for each marker on its scale; a value without a logarithm is missing there.
    private static (DataTable Table, string[] Names) WithMarkers(CohortPlan plan, DataTable table)
    {
        List<TableColumn> columns = [.. table.Columns];
        List<string> names = [];
        foreach (MarkerPlan marker in plan.Markers)
        {
            TableColumn measured = table.Find(marker.Column)!;
            string name = $"marker {marker.Name}";
            while (table.Find(name) is not null)
            {
                name += "'";
            }

            names.Add(name);
            columns.Add(TableColumn.OfNumbers(name, [.. Enumerable.Range(0, table.RowCount).Select(r => marker.OnScale(measured.Numbers[r])).Select(v => double.IsFinite(v) ? v : double.NaN)]));
        }

        return (new DataTable(table.Source, columns, [.. Enumerable.Range(0, table.RowCount).Select(table.Line)]), [.. names]);
    }

    private static ImputedEstimate? Pooled(CohortPlan plan, ScoreRows score, ImputedFrames frames, string[] names, FindingList findings)
    {
        List<ModelFrame> with = [];
        foreach ((ModelFrame frame, DataTable table) in frames.Frames.Zip(frames.Tables))
        {
            (string, IReadOnlyList<double>)[] markers = [.. plan.Markers.Select((m, j) => (m.Name, MarkerColumns.Standardise(m, table.Find(names[j])!.Numbers.ToArray(), frame.Strata, []).Values))];
            FindingList problems = [];
            double[] values = ScoreExpression.Values(score.Plan, markers, [.. frame.Rows.Select(table.Line)], problems);
            if (problems.HasErrors || values.Any(v => !double.IsFinite(v)))
            {
                findings.Error($"score {score.Plan.Name} has no value in a row that was filled{string.Concat(problems.Take(1).Select(p => ": " + p.Message))}");
                return null;
            }

            double[] perDeviation = [.. values.Select(v => (v - score.Mean) / score.Deviation)];
            with.Add(frame with { Covariates = Covariates.With(frame.Covariates, Covariates.Term(score.Plan.Name, perDeviation)) });
        }

        if (PooledCox.Of(frames with { Frames = with }).Coefficients.FirstOrDefault(c => c.Name == score.Plan.Name)?.Pooled is not { } pooled)
            return null;
        Interval log = pooled.Interval();
        return new ImputedEstimate(score.Plan.Name, new Interval(Math.Exp(log.Value), Math.Exp(log.Lower), Math.Exp(log.Upper)), pooled.P, pooled.MissingInformation, with[0].Times.Count, with[0].Times.EventCount);
    }
}
