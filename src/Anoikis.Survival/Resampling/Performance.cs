using Anoikis.Survival.Calibration;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Discrimination;

namespace Anoikis.Survival.Resampling;

/// <summary>How well a model predicts in some data. With strata, C and slope are of pairs and risk sets within strata; AUC and Brier score are of predicted risks, which the strata's baselines are part of.</summary>
/// <param name="Harrell">Harrell's C.</param>
/// <param name="Uno">Uno's C up to the horizon, with each stratum's own censoring.</param>
/// <param name="Auc">AUC at the horizon.</param>
/// <param name="Brier">Brier score at the horizon.</param>
/// <param name="Slope">Calibration slope of the score; 1 is ideal; NaN of a model of strata alone, whose score is the same for all.</param>
public sealed record Performance(double Harrell, double Uno, double Auc, double Brier, double Slope)
{
    /// <summary>Measures a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data, unseen or not.</param>
    /// <param name="horizon">The time of AUC and Brier score.</param>
    public static Performance Of(IRiskModel model, CoxData data, double horizon)
    {
        double[] score = new double[data.Times.Count];
        double[] survival = new double[data.Times.Count];
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = model.Score(data.Covariates.Row(i));
            survival[i] = model.SurvivalAt(data.Covariates.Row(i), data.Strata?.Codes[i] ?? 0, horizon);
        }

        CoxFit recalibration = CoxRegression.Fit(new CoxData { Times = data.Times, Strata = data.Strata, Covariates = Formulas.DesignMatrix.OfColumns(("score", score)) });
        return new Performance(
            Concordance.Of(data.Times, score, data.Strata).Value,
            Concordance.Of(data.Times, score, data.Strata, weight: ConcordanceWeight.Uno, horizon: horizon).Value,
            TimeDependentAuc.At(data.Times, data.Strata is null ? score : [.. survival.Select(s => -s)], horizon),
            BrierScore.At(data.Times, survival, horizon),
            recalibration.Coefficients[0].Coefficient);
    }

    /// <summary>Whether all is known; the slope may be missing where it is for all data.</summary>
    internal bool IsKnown(bool withSlope) => double.IsFinite(Harrell) && double.IsFinite(Uno) && double.IsFinite(Auc) && double.IsFinite(Brier) && (!withSlope || double.IsFinite(Slope));

    /// <summary>Measure by measure.</summary>
    internal static Performance Combine(IReadOnlyList<Performance> all, Func<IEnumerable<double>, double> combine) => new(
        combine(all.Select(p => p.Harrell)), combine(all.Select(p => p.Uno)), combine(all.Select(p => p.Auc)), combine(all.Select(p => p.Brier)), combine(all.Select(p => p.Slope)));

    internal Performance Less(Performance other) => new(Harrell - other.Harrell, Uno - other.Uno, Auc - other.Auc, Brier - other.Brier, Slope - other.Slope);
}
