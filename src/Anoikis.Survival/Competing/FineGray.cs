using Anoikis.Survival.Cox;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Competing;

/// <summary>Whose rules a subdistribution model follows.</summary>
public enum FineGrayRules
{
    /// <summary>cmprsk's crr: those who end otherwise at a time are at risk of censoring then; the variance counts the estimation of G.</summary>
    Crr,

    /// <summary>finegray and coxph of R's survival: those who end at a time are not at risk of censoring then; the variance takes the weights as known.</summary>
    WeightedCox,
}

/// <summary>A fitted proportional subdistribution hazards model.</summary>
/// <param name="Coefficients">Log subdistribution hazard ratios; the error is the robust one.</param>
/// <param name="LogLikelihoodNull">The pseudo-likelihood at 0.</param>
/// <param name="LogLikelihood">Its maximum.</param>
/// <param name="Covariance">The robust covariance.</param>
/// <param name="Converged">Whether the maximum was reached.</param>
/// <param name="Rules">Whose rules it follows.</param>
public sealed record FineGrayFit(IReadOnlyList<CoxCoefficient> Coefficients, double LogLikelihoodNull, double LogLikelihood, double[,] Covariance, bool Converged, FineGrayRules Rules);

/// <summary>
/// Fine and Gray's model (J. Am. Stat. Assoc. 94 (1999) 496): those who ended by another cause stay at risk with weight G(t-)/G(T-), G the Kaplan-Meier curve of censoring. Ties are Breslow's. As cmprsk's crr,
/// which has neither strata, nor late entries, nor case weights; with any of these as finegray and coxph of R's survival, where late entries put the
/// probability of having entered into the weight (Geskus, Biometrics 67 (2011) 39) and each stratum has a baseline and a G of its own.
/// </summary>
public static class FineGray
{
    /// <summary>Fits a model.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="cause">Number of the cause, from 1.</param>
    /// <param name="covariates">Covariates, at least one column, none dependent on others.</param>
    /// <param name="strata">Strata, or null.</param>
    /// <param name="rules">Whose rules; null for crr's where it has any.</param>
    /// <exception cref="ArgumentException">
    /// Sizes differ, nobody ended by the cause, columns are dependent, crr's rules are asked for with what it lacks, or late entries leave nobody at risk for a while.
    /// </exception>
    public static FineGrayFit Fit(CompetingTimes times, int cause, DesignMatrix covariates, RowGroups? strata = null, FineGrayRules? rules = null)
    {
        if (covariates.RowCount != times.Count || (strata is not null && strata.Codes.Length != times.Count))
            throw new ArgumentException("Follow-up, covariates and strata are of the same subjects.", nameof(covariates));
        if (!times.Cause.Contains(cause))
            throw new ArgumentException("Nobody ended by the cause.", nameof(cause));
        bool plain = strata is null && !times.IsTruncated && !times.IsWeighted;
        if (rules == FineGrayRules.Crr && !plain)
            throw new ArgumentException("crr takes neither strata, nor late entries, nor case weights.", nameof(rules));
        if (!CanWeight(times, cause, strata))
            throw new ArgumentException("Late entries leave nobody at risk for a while, so that those who ended before cannot be weighted.", nameof(times));
        FineGrayRules own = rules ?? (plain ? FineGrayRules.Crr : FineGrayRules.WeightedCox);
        FineGrayLikelihood likelihood = new(times, cause, covariates, strata, own);
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

        return new FineGrayFit(coefficients, atZero.LogLikelihood, ascent.At.LogLikelihood, covariance, ascent.End == AscentEnd.Converged, own);
    }

    /// <summary>Whether late entries leave somebody at risk at all times, so that those who ended by another cause can be weighted.</summary>
    public static bool CanWeight(CompetingTimes times, int cause, RowGroups? strata = null)
    {
        for (int s = 0; times.IsTruncated && s < (strata?.Count ?? 1); s++)
        {
            CompetingTimes own = strata is null ? times : times.Subset(strata.RowsOf(s));
            double[] free = ObservationWeights.Of(own);
            for (int i = 0; i < free.Length; i++)
            {
                if (free[i] <= 0 && own.Cause[i] > 0 && own.Cause[i] != cause)
                    return false;
            }
        }

        return true;
    }
}
