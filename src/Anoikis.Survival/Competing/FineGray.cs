using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Competing;

/// <summary>A fitted proportional subdistribution hazards model.</summary>
/// <param name="Coefficients">Log subdistribution hazard ratios; the error is the robust one.</param>
/// <param name="LogLikelihoodNull">The pseudo-likelihood at 0.</param>
/// <param name="LogLikelihood">Its maximum.</param>
/// <param name="Covariance">Fine and Gray's covariance.</param>
/// <param name="Converged">Whether the maximum was reached.</param>
public sealed record FineGrayFit(IReadOnlyList<CoxCoefficient> Coefficients, double LogLikelihoodNull, double LogLikelihood, double[,] Covariance, bool Converged);

/// <summary>
/// Fine and Gray's model (J. Am. Stat. Assoc. 94 (1999) 496): those who ended by another cause stay at risk with weight G(t-)/G(T-), G the Kaplan-Meier curve of censoring. Ties are Breslow's. The variance counts
/// the estimation of G.
/// </summary>
public static class FineGray
{
    /// <summary>Fits a model.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="cause">Number of the cause, from 1.</param>
    /// <param name="covariates">Covariates, at least one column, none dependent on others.</param>
    /// <exception cref="ArgumentException">Sizes differ, nobody ended by the cause, or columns are dependent.</exception>
    public static FineGrayFit Fit(CompetingTimes times, int cause, DesignMatrix covariates)
    {
        if (covariates.RowCount != times.Count)
            throw new ArgumentException("Follow-up and covariates are of the same subjects.", nameof(covariates));
        if (!times.Cause.Contains(cause))
            throw new ArgumentException("Nobody ended by the cause.", nameof(cause));
        FineGrayLikelihood likelihood = new(times, cause, covariates);
        double[] zero = new double[covariates.ColumnCount];
        CoxEvaluation atZero = likelihood.Evaluate(zero);
        if (new SymmetricFactor(atZero.Information).Rank < zero.Length)
            throw new ArgumentException("Columns depend on each other.", nameof(covariates));
        Ascent ascent = NewtonAscent.Run(likelihood, zero, 60, first: atZero);
        double[,] covariance = likelihood.Covariance(ascent.Coefficients, ascent.At.Information);
        double[,] naive = new SymmetricFactor(ascent.At.Information, 1e-14).Inverse();
        List<CoxCoefficient> coefficients = [];
        for (int j = 0; j < zero.Length; j++)
        {
            double scale = likelihood.Scale[j];
            double estimate = ascent.Coefficients[j] / scale;
            double error = Math.Sqrt(covariance[j, j]);
            double z = estimate / error;
            coefficients.Add(new CoxCoefficient(covariates.Names[j], estimate, Math.Sqrt(naive[j, j]) / scale, error, z, NormalTail.TwoSided(z)));
        }

        return new FineGrayFit(coefficients, atZero.LogLikelihood, ascent.At.LogLikelihood, covariance, ascent.End == AscentEnd.Converged);
    }

    /// <summary>G(t-) of each subject's own time; those who end otherwise at a time are at risk of censoring then.</summary>
    internal static double[] CensoringBefore(CompetingTimes times)
    {
        bool[] censored = new bool[times.Count];
        for (int i = 0; i < censored.Length; i++)
        {
            censored[i] = times.Cause[i] == 0;
        }

        KaplanMeierCurve curve = KaplanMeier.Estimate(new SurvivalTimes(times.Time, censored));
        double[] free = new double[times.Count];
        for (int i = 0; i < free.Length; i++)
        {
            free[i] = curve.SurvivalBefore(times.Time[i]);
        }

        return free;
    }
}
