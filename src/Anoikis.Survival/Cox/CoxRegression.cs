using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Cox;

/// <summary>
/// Fits Cox's proportional hazards model by Newton's method. Covariates are centred and scaled inside; data are sorted once; each step is linear in rows.
/// </summary>
public static class CoxRegression
{
    /// <summary>Fits a model.</summary>
    /// <param name="data">Follow-up and covariates; at least one event.</param>
    /// <param name="options">How; Efron's ties by default.</param>
    /// <exception cref="ArgumentException">Sizes differ, nobody has the event, or exact ties are asked for with weights or clusters.</exception>
    public static CoxFit Fit(CoxData data, CoxOptions? options = null)
    {
        options ??= new CoxOptions();
        Check(data, options);
        data = WithRobustErrorsForFractions(data);
        int[] columns = [.. Enumerable.Range(0, data.Covariates.ColumnCount)];
        CoxOrder order = CoxOrder.Of(data, columns);
        ICoxLikelihood likelihood = Likelihood(order, options);
        CoxEvaluation atZero = likelihood.Evaluate(new double[columns.Length]);
        int[] independent = Independent(atZero.Information, options.DependenceTolerance);
        if (independent.Length < columns.Length)
        {
            columns = independent;
            order = CoxOrder.Of(data, columns);
            likelihood = Likelihood(order, options);
            atZero = likelihood.Evaluate(new double[columns.Length]);
        }

        Ascent ascent = columns.Length == 0
            ? new Ascent([], atZero, 0, AscentEnd.Converged, [])
            : NewtonAscent.Run(likelihood, new double[columns.Length], options.MostIterations, first: atZero);
        return Summarise(data, options, columns, order, likelihood, ascent, atZero);
    }

    private static CoxFit Summarise(CoxData data, CoxOptions options, int[] columns, CoxOrder order, ICoxLikelihood likelihood, Ascent ascent, CoxEvaluation atZero)
    {
        int all = data.Covariates.ColumnCount;
        double[] unscaled = order.Unscaled(ascent.Coefficients);
        double[] estimates = new double[all];
        double[,] inverse = new SymmetricFactor(ascent.At.Information, 1e-14).Inverse();
        double[,] naive = new double[all, all];
        for (int i = 0; i < columns.Length; i++)
        {
            estimates[columns[i]] = unscaled[i];
            for (int j = 0; j < columns.Length; j++)
            {
                naive[columns[i], columns[j]] = inverse[i, j] / (order.Scale[i] * order.Scale[j]);
            }
        }

        double[,] covariance = data.Clusters is null || columns.Length == 0
            ? naive
            : RobustCovariance.Of(new ScoreResiduals((TieLikelihood)likelihood, ascent.Coefficients), naive, columns, data);
        double[] predictor = all == 0 ? new double[data.Times.Count] : data.Covariates.Times(estimates);
        for (int i = 0; i < data.Offset.Count; i++)
        {
            predictor[i] += data.Offset[i];
        }

        bool robust = !ReferenceEquals(covariance, naive);
        return new CoxFit(data, options, columns, order, likelihood, ascent, atZero)
        {
            Estimates = estimates,
            NaiveCovariance = naive,
            Covariance = covariance,
            Coefficients = [.. Enumerable.Range(0, all).Select(j => Coefficient(data.Covariates.Names[j], columns.Contains(j), estimates[j], naive[j, j], robust ? covariance[j, j] : null))],
            Dependent = [.. Enumerable.Range(0, all).Except(columns).Select(j => data.Covariates.Names[j])],
            Infinite = ascent.End == AscentEnd.Infinite ? [.. columns.Where((_, i) => Math.Abs(ascent.Step[i]) > 0.05).Select(j => data.Covariates.Names[j])] : [],
            LinearPredictor = predictor,
        };
    }

    // Weights that are no counts are sampling weights: the information is no variance then, and each row is its own cluster.
    private static CoxData WithRobustErrorsForFractions(CoxData data)
    {
        if (data.Clusters is not null)
            return data;
        foreach (double weight in data.Times.Weight)
        {
            if (weight != Math.Floor(weight))
                return data with { Clusters = RowGroups.OfEachRow(data.Times.Count) };
        }

        return data;
    }

    private static CoxCoefficient Coefficient(string name, bool isEstimated, double estimate, double naive, double? robust)
    {
        if (!isEstimated)
            return new CoxCoefficient(name, double.NaN, double.NaN, robust is null ? null : double.NaN, double.NaN, double.NaN);
        double? robustError = robust is { } variance ? Math.Sqrt(variance) : null;
        double error = Math.Sqrt(naive);
        double z = estimate / (robustError ?? error);
        return new CoxCoefficient(name, estimate, error, robustError, z, NormalTail.TwoSided(z));
    }

    private static ICoxLikelihood Likelihood(CoxOrder order, CoxOptions options)
        => options.Ties == TieMethod.Exact ? new ExactLikelihood(order) : new TieLikelihood(order, options.Ties);

    private static int[] Independent(double[,] information, double tolerance)
    {
        // A column that is constant in every risk set has no information at all; rounding leaves it a little.
        SymmetricFactor factor = new(information, tolerance);
        double largest = 0;
        for (int j = 0; j < information.GetLength(0); j++)
        {
            largest = Math.Max(largest, information[j, j]);
        }

        return [.. Enumerable.Range(0, information.GetLength(0)).Where(j => !factor.IsDependent(j) && information[j, j] > 1e-13 * largest)];
    }

    private static void Check(CoxData data, CoxOptions options)
    {
        int n = data.Times.Count;
        if ((data.Covariates.ColumnCount > 0 && data.Covariates.RowCount != n) || (data.Strata is { } s && s.Codes.Length != n) || (data.Clusters is { } c && c.Codes.Length != n)
            || (data.Offset.Count != 0 && data.Offset.Count != n))
            throw new ArgumentException("Follow-up, covariates, strata, clusters and offset are of the same rows.", nameof(data));
        if (data.Times.EventCount == 0)
            throw new ArgumentException("Nobody has the event.", nameof(data));
        if (options.Ties == TieMethod.Exact && (data.Times.IsWeighted || data.Clusters is not null))
            throw new ArgumentException("Exact ties take neither case weights nor clusters.", nameof(options));
    }
}
