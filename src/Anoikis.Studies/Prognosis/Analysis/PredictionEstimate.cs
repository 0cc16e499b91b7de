using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Calibration;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Resampling;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>How one model predicts.</summary>
/// <param name="Name">What is in it.</param>
/// <param name="Bootstrap">Performance where it was fitted, and corrected for optimism; null without samples.</param>
/// <param name="Calibration">Of predictions for patients held out of the fit.</param>
/// <param name="IntegratedBrier">Brier score of these, integrated up to the horizon.</param>
/// <param name="Benefits">Net benefit of these at each threshold.</param>
public sealed record PredictionOfModel(string Name, OptimismBootstrap? Bootstrap, CalibrationAtHorizon Calibration, double IntegratedBrier, IReadOnlyList<NetBenefit> Benefits);

/// <summary>How well risk at the horizon is predicted with and without a score; each stratum has a baseline hazard of its own.</summary>
/// <param name="Horizon">The time, in the data's unit.</param>
/// <param name="Models">Without and with the score.</param>
/// <param name="NullBrier">Integrated Brier score of the Kaplan-Meier curve, the same for all.</param>
/// <param name="LeftOut">Strata with too few events to have a baseline of their own.</param>
/// <param name="Count">Patients.</param>
/// <param name="Events">Events.</param>
public sealed record PredictionEstimate(double Horizon, IReadOnlyList<PredictionOfModel> Models, double NullBrier, IReadOnlyList<string> LeftOut, int Count, int Events)
{
    private const int FewestEventsOfStratum = 10;
    private const int Steps = 20;

    /// <summary>Why there is none, or null where there is.</summary>
    internal static string? WhyNot(ScoreRows rows, double horizon)
    {
        if (rows.Times.IsTruncated)
            return "Some patients enter late; calibration, Brier scores and the decision curve take no late entries.";
        double[] time = rows.Times.Time.ToArray();
        int before = 0;
        for (int i = 0; i < time.Length; i++)
        {
            before += time[i] <= horizon && rows.Times.Event[i] ? 1 : 0;
        }

        return before < FewestEventsOfStratum ? $"Only {before} events lie before the horizon; at least {FewestEventsOfStratum} are needed."
            : time.Count(t => t > horizon) < FewestEventsOfStratum ? "Fewer than ten patients are followed beyond the horizon."
            : null;
    }

    internal static PredictionEstimate? Of(ScoreRows rows, double horizon, ResamplingPlan resampling, ulong seed)
    {
        (int[] kept, IReadOnlyList<string> leftOut) = KeptStrata(rows);
        if (kept.Length == 0)
            return null;
        RowGroups? strata = rows.Strata?.Subset(kept);
        DesignMatrix clinical = rows.HasClinical ? rows.Clinical.Subset(kept) : rows.Clinical;
        CoxData base_ = Covariates.Data(rows.Times.Subset(kept), strata is not null && strata.Codes.Distinct().Count() > 1 ? strata : null, clinical);
        CoxData with = base_ with { Covariates = Covariates.With(base_.Covariates, Covariates.Term(rows.Plan.Name, [.. kept.Select(i => rows.PerDeviation[i])])) };
        int[] fold = RepeatedCrossValidation.Division(with, resampling.Folds, seed, 0);
        double[] grid = [.. Enumerable.Range(1, Steps).Select(k => horizon * k / Steps)];
        List<PredictionOfModel> models = [];
        string known = string.Join(" and ", new[] { rows.HasClinical ? "clinical factors" : "", base_.Strata is null ? "" : "strata" }.Where(n => n.Length > 0));
        double[] thresholds = Thresholds(base_, horizon);
        if (known.Length > 0)
            models.Add(Model(known, base_, fold, grid, thresholds, resampling, seed));
        models.Add(Model(known.Length > 0 ? $"{known} and {rows.Plan.Name}" : rows.Plan.Name, with, fold, grid, thresholds, resampling, seed));
        KaplanMeierCurve[] curves = [.. Enumerable.Range(0, resampling.Folds).Select(k => KaplanMeier.Estimate(with.Times.Subset([.. Enumerable.Range(0, fold.Length).Where(i => fold[i] != k)])))];
        double none = BrierScore.Integrated(with.Times, t => [.. fold.Select(k => curves[k].SurvivalAt(t))], grid);
        return new PredictionEstimate(horizon, models, none, leftOut, with.Times.Count, with.Times.EventCount);
    }

    private static (int[] Kept, IReadOnlyList<string> LeftOut) KeptStrata(ScoreRows rows)
    {
        int[] all = [.. Enumerable.Range(0, rows.Raw.Length)];
        if (rows.Strata is not { } strata)
            return (all, []);
        int[] events = new int[strata.Count];
        int[] members = new int[strata.Count];
        for (int i = 0; i < all.Length; i++)
        {
            events[strata.Codes[i]] += rows.Times.Event[i] ? 1 : 0;
            members[strata.Codes[i]]++;
        }

        return ([.. all.Where(i => events[strata.Codes[i]] >= FewestEventsOfStratum)], [.. Enumerable.Range(0, strata.Count).Where(s => members[s] > 0 && events[s] < FewestEventsOfStratum).Select(s => strata.Names[s])]);
    }

    private static double[] Thresholds(CoxData data, double horizon)
    {
        double risk = 1 - KaplanMeier.Estimate(data.Times).SurvivalAt(horizon);
        double most = Math.Min(0.95, 2 * risk);
        return [.. Enumerable.Range(1, 24).Select(k => most * k / 24)];
    }

    private static PredictionOfModel Model(string name, CoxData data, int[] fold, double[] grid, double[] thresholds, ResamplingPlan resampling, ulong seed)
    {
        IRiskModel[] models = [.. Enumerable.Range(0, resampling.Folds).Select(k => CoxRiskModel.Fit(data.Subset([.. Enumerable.Range(0, fold.Length).Where(i => fold[i] != k)])))];
        double[] At(double time) => [.. Enumerable.Range(0, fold.Length).Select(i => Math.Clamp(models[fold[i]].SurvivalAt(data.Covariates.Row(i), data.Strata?.Codes[i] ?? 0, time), 1e-12, 1 - 1e-12))];
        double[] survival = At(grid[^1]);
        double[] risk = [.. survival.Select(s => 1 - s)];
        return new PredictionOfModel(
            name,
            resampling.Bootstrap == 0 ? null : OptimismBootstrap.Run(data, CoxRiskModel.Fit, grid[^1], resampling.Bootstrap, seed),
            CalibrationAtHorizon.Of(data.Times, survival, grid[^1]),
            BrierScore.Integrated(data.Times, At, grid),
            [.. thresholds.Select(t => NetBenefit.At(data.Times, risk, grid[^1], t))]);
    }
}
