using Anoikis.Survival.Competing;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>What a score says when the competing event is taken for what it is, not for censoring.</summary>
/// <param name="Events">Events of interest, and competing ones.</param>
/// <param name="Incidence">Cumulative incidence by third of the score: third, cause, curve.</param>
/// <param name="GrayP">Gray's test that thirds have one incidence of the event of interest.</param>
/// <param name="Subdistribution">Fine and Gray's hazard ratio per SD with the clinical factors, strata kept; NaN where it cannot be fitted.</param>
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

    // With strata the model follows finegray and coxph: a baseline and a censoring curve for each.
    private static HazardRatio FitSubdistribution(ScoreRows rows, CompetingTimes times, DesignMatrix covariates)
    {
        int events = times.Cause.ToArray().Count(c => c == 1);
        CoxFit check = CoxRegression.Fit(Covariates.Data(times.CauseSpecific(1), rows.Strata, covariates));
        if (check.Dependent.Count > 0 || check.Infinite.Count > 0)
            return HazardRatio.None(times.Count, events);
        CoxCoefficient last = FineGray.Fit(times, 1, covariates, rows.Strata).Coefficients[^1];
        return HazardRatio.Of(last.Coefficient, last.ErrorUsed, last.P, times.Count, events);
    }
}
