using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Resampling;

/// <summary>A fitted model that predicts from covariates: what resampling validates.</summary>
public interface IRiskModel
{
    /// <summary>A score that rises with risk.</summary>
    double Score(ReadOnlySpan<double> covariates);

    /// <summary>The predicted probability to live beyond a time.</summary>
    double SurvivalAt(ReadOnlySpan<double> covariates, double time);
}

/// <summary>Fits a model to data: every step that looks at outcomes belongs inside, or validation is too kind.</summary>
public delegate IRiskModel ModelFitter(CoxData training);

/// <summary>A Cox model, unstratified, as a risk model.</summary>
public sealed class CoxRiskModel : IRiskModel
{
    private readonly CoxFit _fit;
    private readonly BaselineHazard _baseline;

    private CoxRiskModel(CoxFit fit) => (_fit, _baseline) = (fit, BaselineHazard.Of(fit)[0]);

    /// <summary>Fits it; strata are not used.</summary>
    public static IRiskModel Fit(CoxData training) => new CoxRiskModel(CoxRegression.Fit(training with { Strata = null, Clusters = null }));

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> covariates)
    {
        double sum = 0;
        for (int j = 0; j < covariates.Length; j++)
        {
            sum += covariates[j] * _fit.Estimates[j];
        }

        return sum;
    }

    /// <inheritdoc/>
    public double SurvivalAt(ReadOnlySpan<double> covariates, double time) => _baseline.SurvivalAt(_fit, covariates, time);
}
