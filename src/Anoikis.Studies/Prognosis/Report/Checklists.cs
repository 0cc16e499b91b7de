using System.Globalization;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>An item of a checklist.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Topic">What it asks for, in our words.</param>
/// <param name="Answer">What the run knows of it; null for a gap.</param>
internal sealed record ChecklistItem(string Number, string Topic, string? Answer);

/// <summary>REMARK and TRIPOD, answered by what a run knows. An answer is never made up: what the cohort file does not say is a gap.</summary>
internal static class Checklists
{
    /// <summary>REMARK's twenty items.</summary>
    public static IReadOnlyList<ChecklistItem> Remark(PrognosisResult r) =>
    [
        new("1", "markers examined, aims, hypotheses", r.Plan.Description.Length > 0 ? $"{r.Plan.Description} Markers: {Markers(r)}" : null),
        new("2", "patients: source, stage, inclusion and exclusion", r.Plan.Where.Length > 0 ? $"rows with {string.Join("; ", r.Plan.Where.Select(w => "not (" + w.Reason + ")"))}; source of the patients: GAP" : null),
        new("3", "treatments, and how they were chosen", null),
        new("4", "specimens: type, controls, storage", null),
        new("5", "assay: method, quality control, blinding", Errors(r)),
        new("6", "design, period, median follow-up", $"median follow-up {FollowUp(r)}; design and period: GAP"),
        new("7", "end points", $"{r.Plan.FollowUp.Outcome}: column {r.Plan.FollowUp.Event}{(r.Plan.FollowUp.EventValue is { } v ? $" is {v}" : "")}, time {r.Plan.FollowUp.Time}"),
        new("8", "variables considered", $"clinical factors {r.Plan.Clinical?.Text ?? "none"}; scores {Scores(r)}"),
        new("9", "sample size", string.Create(CultureInfo.InvariantCulture, $"{r.Cohort.Frame.Times.EventCount:N0} events, {r.EventsPerVariable:0.#} per coefficient; why this size: GAP")),
        new("10", "statistical methods, missing data", Methods(r)),
        new("11", "handling of markers in the analysis", "scores are continuous, per SD; cut-points only with corrected p"),
        new("12", "flow of patients", string.Create(CultureInfo.InvariantCulture, $"section Patients: {r.Cohort.Flow.Read:N0} rows, {r.Cohort.Flow.Excluded:N0} set aside by reason, {r.Cohort.Flow.Used:N0} used")),
        new("13", "characteristics of patients", r.Clinical.Count > 0 ? $"sections Patients and Markers: {string.Join(", ", r.Clinical.Select(c => c.Column))}; other demography: GAP" : "markers and missing values: sections Patients and Markers; demography: GAP"),
        new("14", "relation of markers to standard variables", r.Associations.Count > 0 ? "section Scores and markers against clinical factors: tests by ranks and effects" : null),
        new("15", "univariable results", "section Hazard ratios, models alone; curves by thirds"),
        new("16", "multivariable results", r.Plan.Clinical is null ? null : "section Hazard ratios, models with clinical factors"),
        new("17", "estimates with intervals for marker and standard factors together", r.Plan.Clinical is null ? null : "section The models, whole: every coefficient with its interval"),
        new("18", "further investigations: checks, sensitivity, validation", $"linearity, proportional hazards, optimism, held-out predictions{(r.Imputed.Count > 0 ? ", multiple imputation" : "")}; other patients: GAP"),
        new("19", "interpretation in the light of hypotheses and other studies", null),
        new("20", "implications for research and practice", null),
    ];

    /// <summary>TRIPOD's items for development of a model.</summary>
    public static IReadOnlyList<ChecklistItem> Tripod(PrognosisResult r) =>
    [
        new("1", "title", r.Plan.Name),
        new("2", "abstract", "section What was found, and what was not"),
        new("3", "background and objectives", r.Plan.Description.Length > 0 ? r.Plan.Description : null),
        new("4", "source of data, dates", $"{Path.GetFileName(r.Plan.DataFile)} (SHA-256 in the last section); dates: GAP"),
        new("5", "participants: setting, eligibility, treatments", r.Plan.Where.Length > 0 ? $"{string.Join("; ", r.Plan.Where.Select(w => "not (" + w.Reason + ")"))}; setting and treatments: GAP" : null),
        new("6", "outcome and its assessment", $"{r.Plan.FollowUp.Outcome}; blinding of its assessment: GAP"),
        new("7", "predictors and their measurement", $"{r.Plan.Clinical?.Text ?? "no clinical factors"}; {Markers(r)}"),
        new("8", "sample size", string.Create(CultureInfo.InvariantCulture, $"{r.Cohort.Frame.Times.Count:N0} patients, {r.Cohort.Frame.Times.EventCount:N0} events, {r.EventsPerVariable:0.#} events per coefficient")),
        new("9", "missing data", r.Imputed.Count > 0 ? "complete cases, and multiple imputation beside them" : "complete cases; gaps by column in section Patients"),
        new("10", "analysis: model, building, validation, measures", Methods(r)),
        new("11", "risk groups", "thirds for pictures only"),
        new("12", "differences between development and validation", "one cohort: no validation in others"),
        new("13", "participants: flow and characteristics", "sections Patients and Markers"),
        new("14", "model development: events, unadjusted associations", "section Hazard ratios"),
        new("15", "model specification: all coefficients and baseline", "section The models, whole; coefficients.csv and baselines.csv"),
        new("16", "performance with intervals", r.Scores.Any(s => s.Prediction is not null) ? "sections of the scores: C, AUC, Brier score, calibration, net benefit" : null),
        new("17", "model updating", "none was done"),
        new("18", "limitations", r.Findings.Count > 0 ? "Reasons for care, first section" : null),
        new("19", "interpretation", null),
        new("20", "implications", null),
        new("21", "supplementary information", "tables beside this page, manifest.json"),
        new("22", "funding", null),
    ];

    private static string Markers(PrognosisResult r) => string.Join(", ", r.Plan.Markers.Select(m => $"{m.Name} ({m.Column}{(m.Unit.Length > 0 ? $", {m.Unit}" : "")})"));

    private static string Scores(PrognosisResult r) => string.Join("; ", r.Plan.Scores.Select(s => $"{s.Name} = {s.Expression}"));

    private static string? Errors(PrognosisResult r)
    {
        MarkerPlan[] stated = [.. r.Plan.Markers.Where(m => m.Error > 0)];
        return stated.Length == 0 ? null : "errors of measurement: " + string.Join(", ", stated.Select(m => FormattableString.Invariant($"{m.Name} SD {m.Error} ({m.Source})"))) + "; method and quality control: GAP";
    }

    private static string FollowUp(PrognosisResult r) => double.IsNaN(r.MedianFollowUp.Value)
        ? "not reached"
        : r.Plan.FollowUp.Unit.Text(r.MedianFollowUp.Value, r.Plan.FollowUp.Unit.Handiest(r.MedianFollowUp.Value)) + " (reverse Kaplan-Meier)";

    private static string Methods(PrognosisResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"Cox models, Efron's ties{(r.Plan.Strata.Length > 0 ? $", strata {string.Join(", ", r.Plan.Strata)}" : "")}; likelihood-ratio tests with Benjamini and Hochberg's correction over {r.Scores.Count} scores; {r.Plan.Resampling.Bootstrap} bootstrap samples; {r.Plan.Resampling.Folds} folds; {(r.Imputed.Count > 0 ? $"{r.Plan.Resampling.Imputations} imputed tables beside complete cases" : "complete cases")}");
}
