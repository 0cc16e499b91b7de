using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Parametric;

/// <summary>A fitted accelerated failure time model, ln T = x'b + sigma e.</summary>
public sealed record AftFit
{
    /// <summary>The distribution of e.</summary>
    public required AftDistribution Distribution { get; init; }

    /// <summary>The intercept, then the design's columns; positive ones lengthen life. NaN for a column that was left out.</summary>
    public required IReadOnlyList<CoxCoefficient> Coefficients { get; init; }

    /// <summary>Columns that are constant or depend on others, and were left out.</summary>
    public required IReadOnlyList<string> Dependent { get; init; }

    /// <summary>sigma.</summary>
    public required double Scale { get; init; }

    /// <summary>Error of ln sigma.</summary>
    public required double LogScaleError { get; init; }

    /// <summary>Q of the generalised gamma distribution, else NaN.</summary>
    public required double Shape { get; init; }

    /// <summary>Error of Q, else NaN.</summary>
    public required double ShapeError { get; init; }

    /// <summary>The log likelihood of the times themselves.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Covariance of the coefficients that have an estimate, ln sigma, and Q where there is one.</summary>
    public required double[,] Covariance { get; init; }

    /// <summary>Whether the maximum was reached.</summary>
    public required bool Converged { get; init; }

    /// <summary>-2 l + 2 (number of parameters).</summary>
    public double Akaike => (2.0 * Covariance.GetLength(0)) - (2.0 * LogLikelihood);

    /// <summary>The probability to live beyond a time, for given covariates.</summary>
    /// <param name="covariates">One for each column of the design.</param>
    /// <param name="time">The time.</param>
    /// <param name="offset">The subject's offset.</param>
    public double SurvivalAt(ReadOnlySpan<double> covariates, double time, double offset = 0.0)
    {
        if (time <= 0)
            return 1.0;
        double mean = Coefficients[0].Coefficient + offset;
        for (int j = 0; j < covariates.Length; j++)
        {
            if (!double.IsNaN(Coefficients[j + 1].Coefficient))
                mean += covariates[j] * Coefficients[j + 1].Coefficient;
        }

        return Math.Exp(ErrorDistribution.Of(Distribution, Shape).Survival((Math.Log(time) - mean) / Scale).Value);
    }
}
