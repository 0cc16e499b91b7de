using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Resampling;

/// <summary>A fitted model that predicts from covariates: what resampling validates.</summary>
public interface IRiskModel
{
    /// <summary>A score that rises with risk.</summary>
    double Score(ReadOnlySpan<double> covariates);

    /// <summary>The predicted probability to live beyond a time; NaN in a stratum that the model has not seen.</summary>
    /// <param name="covariates">One value for each column.</param>
    /// <param name="stratum">Code of the subject's stratum, 0 without strata.</param>
    /// <param name="time">The time.</param>
    double SurvivalAt(ReadOnlySpan<double> covariates, int stratum, double time);
}

/// <summary>Fits a model to data: every step that looks at outcomes belongs inside, or validation is too kind.</summary>
public delegate IRiskModel ModelFitter(CoxData training);

/// <summary>A Cox model as a risk model, with a baseline hazard for each stratum.</summary>
public sealed class CoxRiskModel : IRiskModel
{
    private readonly CoxFit _fit;
    private readonly Dictionary<int, BaselineHazard> _baselines;

    private CoxRiskModel(CoxFit fit) => (_fit, _baselines) = (fit, BaselineHazard.Of(fit).ToDictionary(b => b.Stratum));

    /// <summary>Fits it; clusters are not used.</summary>
    public static IRiskModel Fit(CoxData training) => new CoxRiskModel(CoxRegression.Fit(training with { Clusters = null }));

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
    public double SurvivalAt(ReadOnlySpan<double> covariates, int stratum, double time)
        => _baselines.TryGetValue(stratum, out BaselineHazard? baseline) ? baseline.SurvivalAt(_fit, covariates, time) : double.NaN;
}
