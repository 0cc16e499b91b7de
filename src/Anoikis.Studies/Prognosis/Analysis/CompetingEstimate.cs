using Anoikis.Survival.Competing;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>What a score says when the competing event is taken for what it is, not for censoring.</summary>
/// <param name="Events">Events of interest, and competing ones.</param>
/// <param name="Incidence">Cumulative incidence by third of the score: third, cause, curve.</param>
/// <param name="GrayP">Gray's test that thirds have one incidence of the event of interest.</param>
/// <param name="Subdistribution">Fine and Gray's hazard ratio per SD with the clinical factors; NaN where it cannot be fitted.</param>
/// <param name="OtherCause">Hazard ratio per SD for the competing event itself.</param>
public sealed record CompetingEstimate(
    (int Interest, int Other) Events, IReadOnlyList<(string Third, int Cause, CumulativeIncidence Curve)> Incidence, double GrayP, HazardRatio Subdistribution, HazardRatio OtherCause)
{
    internal static CompetingEstimate? Of(ScoreRows rows, CompetingTimes? all)
    {
        if (all is null)
            return null;
        CompetingTimes times = all.Subset(rows.Rows);
        (int Interest, int Other) events = (times.Cause.ToArray().Count(c => c == 1), times.Cause.ToArray().Count(c => c == 2));
        if (events.Interest == 0 || events.Other == 0)
            return null;
        List<(string, int, CumulativeIncidence)> curves = [];
        for (int third = 0; third < rows.Thirds.Count; third++)
        {
            CompetingTimes own = times.Subset(rows.Members(third));
            curves.Add((rows.Thirds.Names[third], 1, CumulativeIncidence.Estimate(own, 1)));
            curves.Add((rows.Thirds.Names[third], 2, CumulativeIncidence.Estimate(own, 2)));
        }

        DesignMatrix covariates = Covariates.With(rows.Clinical, rows.Term);
        CoxFit other = CoxRegression.Fit(Covariates.Data(times.CauseSpecific(2), rows.Strata, covariates));
        return new CompetingEstimate(
            events,
            curves,
            rows.Thirds.Count > 1 ? GrayTest.Of(times, 1, rows.Thirds, rows.Strata).P : double.NaN,
            FitSubdistribution(rows, times, covariates),
            HazardRatio.OfLast(other));
    }

    // Strata enter as a factor: the model of subdistribution hazards has one baseline. A stratum without the event would have a coefficient at minus infinity and tells nothing of the score.
    private static HazardRatio FitSubdistribution(ScoreRows rows, CompetingTimes times, DesignMatrix covariates)
    {
        if (rows.Strata is { } strata)
        {
            HashSet<int> withEvent = [.. Enumerable.Range(0, times.Count).Where(i => rows.Times.Event[i]).Select(i => strata.Codes[i])];
            int[] kept = [.. Enumerable.Range(0, times.Count).Where(i => withEvent.Contains(strata.Codes[i]))];
            times = times.Subset(kept);
            DesignMatrix clinical = rows.HasClinical ? rows.Clinical.Subset(kept) : rows.Clinical;
            covariates = Covariates.With(Covariates.With(clinical, Covariates.Indicators("strata", strata.Subset(kept))), Covariates.Term(rows.Plan.Name, [.. kept.Select(i => rows.PerDeviation[i])]));
        }

        CoxFit check = CoxRegression.Fit(Covariates.Data(times.CauseSpecific(1), null, covariates));
        if (check.Dependent.Count > 0 || check.Infinite.Count > 0)
            return HazardRatio.None(times.Count, times.Cause.ToArray().Count(c => c == 1));
        FineGrayFit fit = FineGray.Fit(times, 1, covariates);
        CoxCoefficient last = fit.Coefficients[^1];
        return HazardRatio.Of(last.Coefficient, last.ErrorUsed, last.P, times.Count, times.Cause.ToArray().Count(c => c == 1));
    }
}
