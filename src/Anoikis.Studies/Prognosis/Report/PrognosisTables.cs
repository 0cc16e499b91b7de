using Anoikis.Clinic.Targets;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Results.Tables;
using Anoikis.Survival.Data;
using Anoikis.Survival.Multiplicity;
using Anoikis.Survival.Resampling;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>The result as tables: what files hold and pages show.</summary>
internal static class PrognosisTables
{
    /// <summary>All tables that files hold; a table without rows is left out.</summary>
    public static IReadOnlyList<ResultTable> All(PrognosisResult result)
        => [.. new[]
        {
            Flow(result), ClinicalTables.Characteristics(result), Missing(result), Markers(result), ClinicalTables.Associations(result), ClinicalTables.Groups(result), Effects(result), Tests(result), Concordance(result),
            ModelTables.Coefficients(result), ModelTables.Baselines(result), Curves(result), Performance(result), Calibration(result), Decision(result),
            Competing(result), Incidence(result), Cuts(result), Subgroups(result), Mapping(result), Imputed(result), Targets(result), Patients(result),
        }.Where(t => t.Rows.Length > 0)];

    /// <summary>Every row of the file: used, or set aside by reason.</summary>
    public static ResultTable Flow(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("flow", "Patient flow").With(ValueKind.Text, "rows").With(ValueKind.Count, "count");
        PatientFlow flow = result.Cohort.Flow;
        table.Add("in the file", flow.Read);
        foreach (Exclusion exclusion in flow.Exclusions)
        {
            table.Add($"set aside: {exclusion.Reason}", exclusion.Rows.Count);
        }

        table.Add("in the analysis", flow.Used);
        foreach (ScoreResult score in result.Scores.Where(s => s.Missing > 0))
        {
            table.Add($"of these without a marker of {score.Plan.Name}", score.Missing);
        }

        return table.ToTable();
    }

    public static ResultTable Missing(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("missing", "Missing values").With(ValueKind.Text, "column", "role").With(ValueKind.Count, "missing", "of_rows").With(ValueKind.Share, "share");
        foreach (ColumnGaps gaps in result.Gaps)
        {
            table.Add(gaps.Column, gaps.Role, gaps.Missing, gaps.Rows, (double)gaps.Missing / gaps.Rows);
        }

        return table.ToTable();
    }

    public static ResultTable Markers(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("markers", "Markers").With(ValueKind.Text, "marker", "column").With(ValueKind.Count, "known", "missing")
            .With(ValueKind.Number, "mean", "sd", "least", "quartile_1", "median", "quartile_3", "most");
        foreach (MarkerSummary m in result.Markers)
        {
            // Standardising leaves a mean of some last digits.
            double mean = Math.Abs(m.Values.Mean) < 1e-12 * m.Values.Deviation ? 0 : m.Values.Mean;
            table.Add(m.Name, m.Column, m.Values.Count, m.Missing, mean, m.Values.Deviation, m.Values.Quantile(0), m.Values.Quantile(0.25), m.Values.Quantile(0.5), m.Values.Quantile(0.75), m.Values.Quantile(1));
        }

        return table.ToTable();
    }

    public static ResultTable Effects(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("effects", "Hazard ratios per standard deviation").With(ValueKind.Text, "score", "model").With(ValueKind.Count, "patients", "events")
            .WithInterval(ValueKind.Number, "hazard_ratio").With(ValueKind.Probability, "p");
        foreach (ScoreResult s in result.Scores)
        {
            table.Add(s.Plan.Name, "alone", s.Effect.Alone.Count, s.Effect.Alone.Events, s.Effect.Alone.Ratio, s.Effect.Alone.P);
            if (s.Effect.Adjusted is { } adjusted)
                table.Add(s.Plan.Name, "with clinical factors", adjusted.Count, adjusted.Events, adjusted.Ratio, adjusted.P);
        }

        return table.ToTable();
    }

    public static ResultTable Tests(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("tests", "Tests of each score")
            .With(ValueKind.Text, "score").With(ValueKind.Number, "added_chi_square").With(ValueKind.Probability, "added_p", "added_p_corrected", "linearity_p", "proportional_p", "proportional_p_all_terms");
        foreach (ScoreResult s in result.Scores)
        {
            table.Add(s.Plan.Name, s.Effect.Added.ChiSquare, s.Effect.Added.P, s.AdjustedP, s.Effect.Linearity?.P ?? double.NaN, s.Effect.Hazards.P, s.Effect.HazardsOfAll.P);
        }

        return table.ToTable();
    }

    public static ResultTable Concordance(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("concordance", "Concordance within strata, where the model was fitted").With(ValueKind.Text, "score")
            .WithInterval(ValueKind.Number, "c_clinical_factors").WithInterval(ValueKind.Number, "c_with_score").WithInterval(ValueKind.Number, "gain");
        foreach (ScoreResult s in result.Scores)
        {
            table.Add(s.Plan.Name, s.Effect.ClinicalConcordance ?? Interval.None, s.Effect.Concordance, s.Effect.ConcordanceGain ?? Interval.None);
        }

        return table.ToTable();
    }

    public static ResultTable Curves(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("curves", "Kaplan-Meier curves of thirds").With(ValueKind.Text, "score", "third").With(ValueKind.Number, "time", "at_risk", "events").WithInterval(ValueKind.Share, "free");
        foreach (ScoreResult s in result.Scores)
        {
            foreach ((string name, var curve) in s.Curves)
            {
                for (int k = 0; k < curve.Time.Count; k++)
                {
                    table.Add(s.Plan.Name, name, curve.Time[k], curve.AtRisk[k], curve.Events[k], new Interval(curve.Survival[k], curve.Lower[k], curve.Upper[k]));
                }
            }
        }

        return table.ToTable();
    }

    public static ResultTable Performance(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("performance", "Performance at the horizon").With(ValueKind.Text, "score", "model", "measure").With(ValueKind.Number, "apparent", "optimism", "corrected");
        foreach (ScoreResult s in result.Scores)
        {
            foreach (PredictionOfModel model in s.Prediction?.Models ?? [])
            {
                if (model.Bootstrap is { } b)
                {
                    void Row(string measure, Func<Performance, double> of) => table.Add(s.Plan.Name, model.Name, measure, of(b.Apparent), of(b.Optimism), of(b.Corrected));
                    Row("Harrell's C", p => p.Harrell);
                    Row("Uno's C", p => p.Uno);
                    Row("AUC", p => p.Auc);
                    Row("Brier score", p => p.Brier);
                    Row("calibration slope", p => p.Slope);
                }
            }
        }

        return table.ToTable();
    }

    public static ResultTable Calibration(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("calibration", "Calibration of held-out predictions").With(ValueKind.Text, "score", "model").With(ValueKind.Count, "patients").With(ValueKind.Share, "predicted").WithInterval(ValueKind.Share, "observed");
        foreach ((ScoreResult s, PredictionOfModel model) in Models(result))
        {
            foreach (var group in model.Calibration.Groups)
            {
                table.Add(s.Plan.Name, model.Name, group.Count, group.Predicted, group.Observed);
            }
        }

        return table.ToTable();
    }

    public static ResultTable Decision(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("decision", "Net benefit of held-out predictions").With(ValueKind.Text, "score", "model").With(ValueKind.Share, "threshold", "treated").With(ValueKind.Number, "net_benefit", "treat_all");
        foreach ((ScoreResult s, PredictionOfModel model) in Models(result))
        {
            foreach (var b in model.Benefits)
            {
                table.Add(s.Plan.Name, model.Name, b.Threshold, b.Treated, b.Model, b.TreatAll);
            }
        }

        return table.ToTable();
    }

    /// <summary>Slope, observed over expected and integrated Brier score of held-out predictions.</summary>
    public static ResultTable HeldOut(ScoreResult score)
    {
        TableBuilder table = new TableBuilder("held_out", "Held-out predictions").With(ValueKind.Text, "model").WithInterval(ValueKind.Number, "calibration_slope").With(ValueKind.Number, "observed_over_expected", "integrated_brier_score");
        table.Add("nothing (Kaplan-Meier curve)", Interval.None, double.NaN, score.Prediction!.NullBrier);
        foreach (PredictionOfModel model in score.Prediction.Models)
        {
            table.Add(model.Name, model.Calibration.Slope, model.Calibration.ObservedToExpected, model.IntegratedBrier);
        }

        return table.ToTable();
    }

    public static ResultTable Competing(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("competing", "Competing risks, ratios per standard deviation").With(ValueKind.Text, "score").With(ValueKind.Count, "events", "competing_events")
            .WithInterval(ValueKind.Number, "subdistribution_ratio").With(ValueKind.Probability, "subdistribution_p").WithInterval(ValueKind.Number, "ratio_for_competing").With(ValueKind.Probability, "competing_p", "gray_p_of_thirds");
        foreach (ScoreResult s in result.Scores.Where(s => s.Competing is not null))
        {
            CompetingEstimate c = s.Competing!;
            table.Add(s.Plan.Name, c.Events.Interest, c.Events.Other, c.Subdistribution.Ratio, c.Subdistribution.P, c.OtherCause.Ratio, c.OtherCause.P, c.GrayP);
        }

        return table.ToTable();
    }

    public static ResultTable Incidence(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("incidence", "Cumulative incidence of thirds").With(ValueKind.Text, "score", "third", "cause").With(ValueKind.Number, "time", "at_risk").With(ValueKind.Share, "incidence", "standard_error");
        foreach (ScoreResult s in result.Scores)
        {
            foreach ((string third, int _, var curve) in s.Competing?.Incidence ?? [])
            {
                for (int k = 0; k < curve.Time.Count; k++)
                {
                    table.Add(s.Plan.Name, third, curve.Cause, curve.Time[k], curve.AtRisk[k], curve.Incidence[k], curve.StandardError[k]);
                }
            }
        }

        return table.ToTable();
    }

    public static ResultTable Cuts(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("cuts", "The best cut, p corrected for the search").With(ValueKind.Text, "score").With(ValueKind.Number, "cut").With(ValueKind.Count, "up_to_cut", "above_cut")
            .With(ValueKind.Number, "statistic").With(ValueKind.Probability, "p_corrected_by_permutation", "p_corrected_lausen_schumacher", "p_corrected_for_scores_too");
        ScoreResult[] cut = [.. result.Scores.Where(s => s.Cut.Best is not null)];
        double[] adjusted = AdjustedP.BenjaminiHochberg([.. cut.Select(s => s.Cut.CorrectedP)]);
        foreach ((ScoreResult s, int k) in cut.Select((s, k) => (s, k)))
        {
            var best = s.Cut.Best!;
            table.Add(s.Plan.Name, best.Cut, best.Low, best.High, best.Statistic, best.PermutationP, best.LausenSchumacherP, adjusted[k]);
        }

        return table.ToTable();
    }

    public static ResultTable Subgroups(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("subgroups", "Ratios per standard deviation in subgroups").With(ValueKind.Text, "score", "division", "group").With(ValueKind.Count, "patients", "events")
            .WithInterval(ValueKind.Number, "hazard_ratio").With(ValueKind.Probability, "interaction_p");
        foreach (ScoreResult s in result.Scores)
        {
            foreach (SubgroupEstimate division in s.Subgroups)
            {
                foreach ((string name, HazardRatio ratio) in division.Groups)
                {
                    table.Add(s.Plan.Name, division.Column, name, ratio.Count, ratio.Events, ratio.Ratio, division.InteractionP);
                }
            }
        }

        return table.ToTable();
    }

    public static ResultTable Mapping(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("mapping", "What the mapping's uncertainty does").With(ValueKind.Text, "score", "uncertain").With(ValueKind.Count, "draws").With(ValueKind.Number, "reliability").With(ValueKind.Share, "patients_who_change_third")
            .WithInterval(ValueKind.Number, "hazard_ratio_over_draws");
        foreach (ScoreResult s in result.Scores.Where(s => s.Mapping is not null))
        {
            table.Add(s.Plan.Name, s.Mapping!.Statement, s.Mapping.Draws, s.Mapping.Reliability, s.Mapping.Moved, s.Mapping.Ratio);
        }

        return table.ToTable();
    }

    public static ResultTable Imputed(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("imputed", "Multiple imputation beside complete cases").With(ValueKind.Text, "score").With(ValueKind.Count, "patients", "events")
            .WithInterval(ValueKind.Number, "hazard_ratio").With(ValueKind.Probability, "p").With(ValueKind.Share, "missing_information").WithInterval(ValueKind.Number, "complete_cases");
        foreach (ImputedEstimate i in result.Imputed)
        {
            table.Add(i.Score, i.Count, i.Events, i.Ratio, i.P, i.MissingInformation, result.Scores.First(s => s.Plan.Name == i.Score).Effect.Main.Ratio);
        }

        return table.ToTable();
    }

    /// <summary>Targets of patients, those that move the score furthest first.</summary>
    /// <param name="result">The result.</param>
    /// <param name="most">Regulators of each patient; all in files.</param>
    public static ResultTable Targets(PrognosisResult result, int most = int.MaxValue)
    {
        TableBuilder table = new TableBuilder("targets", "Regulators whose change moves a patient's score: " + PerturbedTargets.Heading).With(ValueKind.Text, "patient", "regulator").With(ValueKind.Number, "level_times")
            .WithInterval(ValueKind.Number, "effect_towards_death").With(ValueKind.Share, "first_in_draws");
        foreach (PatientTargets patient in result.Targets)
        {
            foreach (PatientTarget target in patient.Targets.Take(most))
            {
                table.Add(patient.Patient, target.Symbol, target.Factor, target.Effect, target.FirstShare);
            }
        }

        return table.ToTable();
    }

    /// <summary>A row a patient: scores and, where their uncertainty is stated, intervals.</summary>
    public static ResultTable Patients(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("patients", "Scores of patients").With(ValueKind.Text, "patient").With(ValueKind.Count, "line");
        foreach (ScoreResult s in result.Scores)
        {
            table = s.Mapping is null ? table.With(ValueKind.Number, s.Plan.Name) : table.WithInterval(ValueKind.Number, s.Plan.Name);
        }

        int[] at = new int[result.Scores.Count];
        for (int row = 0; row < result.Cohort.Frame.Rows.Count; row++)
        {
            List<object> cells = [result.Cohort.Name(result.Plan, row), result.Cohort.Line(row)];
            for (int k = 0; k < result.Scores.Count; k++)
            {
                double value = result.Cohort.Scores[k].Values[row];
                if (result.Scores[k].Mapping is not { } mapping)
                    cells.Add(value);
                else
                    cells.Add(double.IsNaN(value) ? Interval.None : mapping.Patients[at[k]++]);
            }

            table.Add([.. cells]);
        }

        return table.ToTable();
    }

    private static IEnumerable<(ScoreResult Score, PredictionOfModel Model)> Models(PrognosisResult result)
        => result.Scores.SelectMany(s => (s.Prediction?.Models ?? []).Select(m => (s, m)));
}
