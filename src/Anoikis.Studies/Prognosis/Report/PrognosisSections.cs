using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Clinic.Scores;
using Anoikis.Clinic.Targets;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Survival.Curves;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>The sections of the report, in their order.</summary>
internal static class PrognosisSections
{
    private const int MostBaselines = 24;
    private const int MostTargets = 8;

    /// <summary>All that have something to say.</summary>
    public static IReadOnlyList<FindingSection> All(PrognosisResult result)
    {
        FindingSection?[] sections = [Patients(result), Markers(result), Associations(result), Effects(result), .. result.Scores.Select((s, k) => Score(result, s, k)), Competing(result), Cuts(result), Mapping(result), Imputed(result), Targets(result), Models(result)];
        return [.. sections.OfType<FindingSection>()];
    }

    private static FindingSection Patients(PrognosisResult result)
    {
        FollowUpUnit unit = result.Plan.FollowUp.Unit;
        FollowUpUnit shown = unit.Handiest(result.Horizon);
        FindingSection section = new FindingSection("patients", "Patients and follow-up")
            .Say("Every row of the file is in the analysis or stands here under the first reason that sets it aside.")
            .Show(PrognosisTables.Flow(result))
            .Say(string.Create(
                CultureInfo.InvariantCulture,
                $"Median follow-up {Length(unit, result.MedianFollowUp.Value, shown)} ({Length(unit, result.MedianFollowUp.Lower, shown)} to {Length(unit, result.MedianFollowUp.Upper, shown)}; reverse Kaplan-Meier). Free of {result.Plan.FollowUp.Outcome} after {unit.Text(result.Horizon, shown)}: {LogAxis.Percent(result.FreeAtHorizon.Value)} ({Share(result.FreeAtHorizon.Lower)} to {Share(result.FreeAtHorizon.Upper)})."));
        if (result.Clinical.Count > 0)
            section.Say("Clinical factors of the patients in the analysis: median and quartiles, or groups.").Show(ClinicalTables.Characteristics(result));
        return section.Say("Values that are missing among the rows that were asked for:").Show(PrognosisTables.Missing(result));
    }

    private static FindingSection Markers(PrognosisResult result)
    {
        FindingSection section = new FindingSection("markers", "Markers").Show(PrognosisTables.Markers(result));
        foreach (MarkerPlan marker in result.Plan.Markers)
        {
            string unit = marker.Unit.Length > 0 ? $", {marker.Unit}" : "";
            string log = marker.TakesLog2 ? FormattableString.Invariant($", log2{(marker.Offset > 0 ? $" of value + {marker.Offset}" : "")}") : ", as it stands";
            string standard = marker.Standardised ? $", mean 0 and SD 1{(result.Plan.Strata.Length > 0 ? " within each stratum" : "")}" : "";
            section.Say($"{marker.Name}: column {marker.Column}{unit}{log}{standard}.");
        }

        return section.Show(() => Densities(result), "Densities of the markers on the scale that scores use, scaled to a greatest height of 1.");
    }

    private static FindingSection? Associations(PrognosisResult result)
    {
        if (result.Associations.Count == 0)
            return null;
        string within = result.Plan.Strata.Length > 0 ? $", within {string.Join(" and ", result.Plan.Strata)}" : "";
        FindingSection section = new FindingSection("associations", "Scores and markers against clinical factors")
            .Say($"By ranks{within}: Spearman's correlation with numbers; for groups Kruskal and Wallis's test{(within.Length > 0 ? ", van Elteren's within strata," : "")} and the part of the ranks' variance that the groups tell. p is corrected for the number of pairs after Benjamini and Hochberg. An association here is a reason to keep the factor in the model, not a finding about the outcome.")
            .Show(ClinicalTables.Associations(result), "chi_square", "degrees");
        ResultTable groups = ClinicalTables.Groups(result);
        return groups.Rows.Length == 0 ? section : section.Say("Median and quartiles in each group:").Show(groups);
    }

    private static FindingSection Models(PrognosisResult result)
    {
        string knots = string.Join("; ", result.Scores[0].Effect.Model.Knots.Select(k => $"{k.Term} {string.Join(", ", k.Knots.Select(v => LogAxis.Figures(v)))}"));
        FindingSection section = new FindingSection("models", "The models, whole")
            .Say("All coefficients and the baseline hazard of the model of clinical factors and each score, so that others can use or test it. The risk until a time is 1 - exp(-H exp(sum of coefficient times (value - centre))), with H the baseline cumulative hazard of that time. A score is in its own unit here, not per SD; files hold all digits and all times.");
        if (knots.Length > 0)
            section.Say($"Knots of splines: {knots}.");
        section.Show(ModelTables.Coefficients(result), "events");
        ResultTable baselines = ModelTables.BaselinesShown(result);
        return baselines.Rows.Length > MostBaselines
            ? section.Say(string.Create(CultureInfo.InvariantCulture, $"Baseline cumulative hazards H of a patient at the centre of every column, for {baselines.Rows.Length} pairs of model and stratum, are in baselines.csv."))
            : section.Say("Baseline cumulative hazard H of a patient at the centre of every column:").Show(baselines);
    }

    private static FindingSection Effects(PrognosisResult result)
    {
        FindingSection section = new FindingSection("effects", "Hazard ratios, and what a score adds")
            .Say($"Cox models with Efron's ties{(result.Plan.Strata.Length > 0 ? $", a baseline hazard for each value of {string.Join(" and ", result.Plan.Strata)}" : "")}. Ratios are per standard deviation of a score and never per group. Clinical factors: {(result.Plan.Clinical is null ? "none" : result.Plan.Clinical.Text)}.")
            .Show(() => ScoreFigures.Effects(result), "Below 1: higher scores go with later events. A line that crosses 1 shows no association.")
            .Show(PrognosisTables.Effects(result))
            .Say($"What a score adds to {(result.Plan.Clinical is null ? "nothing" : "the clinical factors")} by the likelihood-ratio test, its p corrected for the number of scores after Benjamini and Hochberg, and checks of the model: a straight line against a spline with four knots, and proportional hazards for the score and for all terms.")
            .Show(PrognosisTables.Tests(result))
            .Say("Harrell's C counts pairs within strata. It is measured where the model was fitted, hence too kind; the section of each score has it corrected.")
            .Show(PrognosisTables.Concordance(result));
        return section;
    }

    private static FindingSection Score(PrognosisResult result, ScoreResult score, int number)
    {
        string id = "score-" + (number + 1).ToString(CultureInfo.InvariantCulture);
        FollowUpUnit unit = result.Plan.FollowUp.Unit;
        FollowUpUnit shown = unit.Handiest(result.Horizon);
        FindingSection section = new FindingSection(id, $"Score {score.Plan.Name}")
            .Say($"{score.Plan.Name} = {score.Plan.Expression}.{(score.Plan.About.Length > 0 ? $" {score.Plan.About}" : "")}{(score.Plan.Source.Length > 0 ? $" Source: {score.Plan.Source}." : "")}")
            .Show(() => ScoreFigures.Curves(result, score, id + "-curves"), $"Thirds are formed {(result.Plan.Strata.Length > 0 ? "within each stratum " : "")}for the picture alone. Right: log hazard ratio against the median score by a spline, dashed its 95 % interval; flat at 0 is no association.")
            .Say("Numbers at risk:")
            .Show(AtRisk(result, score));
        if (score.Prediction is { } prediction)
        {
            section
                .Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Prediction of {result.Plan.FollowUp.Outcome} by {unit.Text(prediction.Horizon, shown)}, {prediction.Count:N0} patients with {prediction.Events:N0} events.{(prediction.LeftOut.Count > 0 ? $" Left out, with fewer than ten events each: {string.Join(", ", prediction.LeftOut)}." : "")} Predictions are made for patients who were held out of the fit, a {result.Plan.Resampling.Folds}th at a time."))
                .Show(() => ScoreFigures.Prediction(result, score, id + "-prediction"), "Left: groups of like prediction, observed risk by Kaplan-Meier with 95 % interval. Right: net benefit of treating those above a risk; a score is of use where its line is above the others.")
                .Show(PrognosisTables.HeldOut(score));
            if (result.Plan.Resampling.Bootstrap > 0)
            {
                section.Say(string.Create(CultureInfo.InvariantCulture, $"Performance where the model was fitted, its optimism over {prediction.Models[0].Bootstrap!.Samples} bootstrap samples, and the difference:"))
                    .Show(PerformanceOf(result, score), "score");
            }
            else
            {
                section.Warn("No bootstrap samples were asked for: optimism is not corrected.");
            }
        }
        else
        {
            section.Warn($"Prediction is not assessed. {score.NoPrediction}");
        }

        if (score.Subgroups.Count > 0)
        {
            section.Say("Subgroups. A difference between groups is told by the test of interaction and never by one group's p; these are many looks, so a low p is expected by chance now and then.")
                .Show(() => ScoreFigures.Subgroups(score, id + "-subgroups"), "Hazard ratio per SD in each group, the other clinical factors in the model.")
                .Show(Interactions(score));
        }

        return section;
    }

    private static FindingSection? Competing(PrognosisResult result)
    {
        if (result.Plan.FollowUp.Competing is not { } plan || result.Scores.All(s => s.Competing is null))
            return null;
        FindingSection section = new FindingSection("competing", $"Competing risk: {plan.Name}")
            .Say($"Who ends by {plan.Name} can no longer have {result.Plan.FollowUp.Outcome}. The subdistribution ratio (Fine and Gray) tells of how many come to have it; the ratio of the other sections tells of the rate among those still at risk.");
        foreach ((ScoreResult score, int k) in result.Scores.Select((s, k) => (s, k)).Where(p => p.s.Competing is not null))
        {
            section.Show(() => ScoreFigures.Incidence(result, score, $"competing-{(k + 1).ToString(CultureInfo.InvariantCulture)}"), $"Cumulative incidence by thirds of {score.Plan.Name} (Aalen and Johansen).");
        }

        return section.Show(PrognosisTables.Competing(result));
    }

    private static FindingSection Cuts(PrognosisResult result)
    {
        FindingSection section = new FindingSection("cuts", "Cut-points")
            .Say($"A score is continuous; a cut loses what patients on one side differ in. The cut that separates best{(result.Plan.Strata.Length > 0 ? " within strata" : "")} is shown with the p that is left after the search for it ({(result.Plan.Strata.Length > 0 ? "permutation within strata" : "permutation; Lausen and Schumacher")}), and with what is left once all scores were searched (Benjamini and Hochberg). An uncorrected p of such a cut means nothing and is not shown.");
        ResultTable cuts = PrognosisTables.Cuts(result);
        if (cuts.Rows.Length > 0)
            section.Show(cuts, result.Plan.Strata.Length > 0 ? ["statistic", "p_corrected_lausen_schumacher"] : ["statistic"]);
        else
            section.Say("No search was made: with late entries, with strata and no permutations, or where no cut leaves a tenth of the patients on each side, it has no corrected p.");
        foreach (string care in result.Scores.Where(s => s.IsFindingOnlyWhenSplit).Select(s => ScoreText.Cares(s).First()))
        {
            section.Warn(care);
        }

        return section;
    }

    private static FindingSection Mapping(PrognosisResult result)
    {
        FindingSection section = new("mapping", "From measurement to score: what is uncertain");
        ResultTable table = PrognosisTables.Mapping(result);
        if (table.Rows.Length > 0)
            section.Say("Each draw changes the markers within their stated errors and forms the score anew. Reliability is the part of the score's variance that lies between patients.").Show(table);
        string[] without = [.. result.Scores.Where(s => s.Mapping is null).Select(s => s.Plan.Name)];
        if (without.Length > 0)
            section.Warn($"No marker of {string.Join(", ", without)} states its error: intervals and ratios there take measurements as exact, and ratios are too near to 1 if they are not.");
        return section;
    }

    private static FindingSection? Imputed(PrognosisResult result) => result.Imputed.Count == 0
        ? null
        : new FindingSection("imputed", "With gaps filled")
            .Say(string.Create(CultureInfo.InvariantCulture, $"Chained equations fill clinical factors and markers {result.Plan.Resampling.Imputations} times, with the outcome (event and cumulative hazard) among the columns; estimates are pooled by Rubin's rules. Ratios are per SD of the complete cases."))
            .Show(PrognosisTables.Imputed(result));

    private static FindingSection? Targets(PrognosisResult result)
    {
        if (result.Targets.Count == 0)
            return null;
        ScoreColumn number = result.Plan.Scores.First(s => s.Name == result.Plan.Targets!.Score).Model!.Number;
        return new FindingSection("targets", $"Perturbed targets: {PerturbedTargets.Heading}")
            .Warn("What follows is what a model of cells does when one level is changed. Nobody has shown that a patient is helped by it; it is no ground for any treatment.")
            .Say($"Each regulator's level is raised and lowered {LogAxis.Figures(result.Plan.Targets!.Factor)}-fold, all else kept; shown is the change that moves {number.Title} ({number.Unit}) further towards death, with the interval over draws of the mapping, and the part of the draws in which no other regulator moves it further. Up to {MostTargets} a patient; targets.csv has all.")
            .Show(PrognosisTables.Targets(result, MostTargets));
    }

    private static ResultTable PerformanceOf(PrognosisResult result, ScoreResult score)
    {
        ResultTable table = PrognosisTables.Performance(result);
        int place = table.Column("score");
        return table with { Rows = [.. table.Rows.Where(r => (string)r[place] == score.Plan.Name)] };
    }

    private static ResultTable Interactions(ScoreResult score)
    {
        TableBuilder table = new TableBuilder("interactions", "Interactions").With(ValueKind.Text, "division").With(ValueKind.Probability, "interaction_p").With(ValueKind.Count, "not_known_in");
        foreach (SubgroupEstimate division in score.Subgroups)
        {
            table.Add(division.Column, division.InteractionP, division.Unknown);
        }

        return table.ToTable();
    }

    private static ResultTable AtRisk(PrognosisResult result, ScoreResult score)
    {
        FollowUpUnit unit = result.Plan.FollowUp.Unit;
        IReadOnlyList<double> times = ScoreFigures.Times(result);
        FollowUpUnit shown = unit.Handiest(times[^1]);
        TableBuilder table = new TableBuilder("at_risk", "Numbers at risk").With(ValueKind.Text, score.Plan.Name).With(ValueKind.Count, [.. times.Select(t => unit.Text(t, shown))]);
        foreach ((string name, KaplanMeierCurve curve) in score.Curves)
        {
            table.Add([name, .. times.Select(t => (object)(long)Math.Round(curve.AtRiskAt(t)))]);
        }

        return table.ToTable();
    }

    private static Figure Densities(PrognosisResult result) => XyPlot.Draw("densities", "Densities of the markers", [.. result.Markers.Take(8).Select(m =>
    {
        Distribution values = m.Values;
        double low = values.Quantile(0.005);
        double high = values.Quantile(0.995);
        double bandwidth = 0.9 * Math.Min(values.Deviation, Math.Max((values.Quantile(0.75) - values.Quantile(0.25)) / 1.34, 1e-9 + (0.1 * values.Deviation))) * Math.Pow(values.Count, -0.2);
        double step = Math.Max(1, values.Count / 2000.0);
        double[] sample = [.. Enumerable.Range(0, (int)(values.Count / step)).Select(i => values.Known[(int)(i * step)])];
        ImmutableArray<(double X, double Y)> line = [.. Enumerable.Range(0, 101).Select(i => low + (i / 100.0 * (high - low))).Select(x => (x, sample.Sum(v => Math.Exp(-0.5 * (x - v) * (x - v) / (bandwidth * bandwidth)))))];
        double top = line.Max(p => p.Y);
        return new XyPanel(m.Name, m.Name, "density", [new XySeries("", 2) { Line = [.. line.Select(p => (p.X, p.Y / top))] }]) { XRange = (low, high), YRange = (0, 1) };
    })]);

    private static string Length(FollowUpUnit unit, double value, FollowUpUnit shown) => double.IsNaN(value) ? "not reached" : unit.Text(value, shown);

    private static string Share(double value) => double.IsNaN(value) ? "not known" : LogAxis.Percent(value);
}
