using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Parametric;

/// <summary>
/// Accelerated failure time models by maximum likelihood (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. 2002, ch. 3): Newton's method on b and ln sigma. The shape of the generalised
/// gamma distribution is found where the profile's slope is 0.
/// </summary>
public static class AftRegression
{
    private const double ShapeStep = 1e-4;
    private const string Intercept = "(Intercept)";

    /// <summary>Fits a model.</summary>
    /// <param name="times">Follow-up above 0 without late entries; at least one event.</param>
    /// <param name="covariates">Covariates without an intercept; no columns for none.</param>
    /// <param name="distribution">The distribution.</param>
    /// <param name="offset">A known part of x'b for each subject; null for none.</param>
    /// <exception cref="ArgumentException">Sizes differ, a time is not above 0, late entries, or no event.</exception>
    public static AftFit Fit(SurvivalTimes times, DesignMatrix covariates, AftDistribution distribution, IReadOnlyList<double>? offset = null)
    {
        Check(times, covariates, offset ?? []);
        int[] columns = DependentColumns.Independent(covariates);
        AftProblem problem = new(times, covariates, columns, [.. offset ?? []]);
        AftFit fit = distribution == AftDistribution.GeneralisedGamma ? FitShape(problem) : Summarise(problem, distribution, double.NaN, problem.Ascend(distribution, double.NaN, null), null);
        return WithNames(fit, covariates, columns);
    }

    // Columns that were left out stand in their place without an estimate; the covariance is of those fitted.
    private static AftFit WithNames(AftFit fit, DesignMatrix covariates, int[] columns)
    {
        List<CoxCoefficient> coefficients = [fit.Coefficients[0]];
        for (int j = 0; j < covariates.ColumnCount; j++)
        {
            int place = Array.IndexOf(columns, j);
            coefficients.Add(place < 0
                ? new CoxCoefficient(covariates.Names[j], double.NaN, double.NaN, null, double.NaN, double.NaN)
                : fit.Coefficients[place + 1] with { Name = covariates.Names[j] });
        }

        return fit with { Coefficients = coefficients, Dependent = [.. Enumerable.Range(0, covariates.ColumnCount).Except(columns).Select(j => covariates.Names[j])] };
    }

    private static AftFit FitShape(AftProblem problem)
    {
        Ascent? warm = null;
        double Slope(double q)
        {
            warm = problem.Ascend(AftDistribution.GeneralisedGamma, q, warm?.Coefficients);
            return problem.ShapeSlope(q, warm.Coefficients, ShapeStep);
        }

        // From the log-normal's or the Weibull's side, whichever is likelier, outwards until the slope changes its sign.
        double low = 0.02;
        double lowSlope = Slope(low);
        double step = lowSlope > 0 ? 0.5 : -0.5;
        double high = low + step;
        double highSlope = Slope(high);
        for (int k = 0; highSlope * lowSlope > 0 && k < 40; k++)
        {
            (low, lowSlope) = (high, highSlope);
            high += step;
            highSlope = Slope(high);
        }

        for (int k = 0; k < 100 && Math.Abs(high - low) > 1e-11 && highSlope * lowSlope < 0; k++)
        {
            double next = k % 3 == 2 ? 0.5 * (low + high) : high - (highSlope * (high - low) / (highSlope - lowSlope));
            double slope = Slope(next);
            if (slope == 0 || Math.Abs(next - high) < 1e-12)
            {
                (high, highSlope) = (next, slope);
                break;
            }

            if (slope * highSlope < 0)
                (low, lowSlope) = (high, highSlope);
            (high, highSlope) = (next, slope);
        }

        Ascent end = problem.Ascend(AftDistribution.GeneralisedGamma, high, warm!.Coefficients);
        return Summarise(problem, AftDistribution.GeneralisedGamma, high, end, problem.ShapeInformation(high, end.Coefficients, ShapeStep));
    }

    private static AftFit Summarise(AftProblem problem, AftDistribution distribution, double shape, Ascent ascent, double[]? shapeInformation)
    {
        int p = problem.Width;
        int all = p + (shapeInformation is null ? 1 : 2);
        double[,] information = new double[all, all];
        for (int j = 0; j <= p; j++)
        {
            for (int k = 0; k <= p; k++)
            {
                information[j, k] = ascent.At.Information[j, k];
            }
        }

        for (int j = 0; shapeInformation is not null && j < all; j++)
        {
            information[p + 1, j] = information[j, p + 1] = shapeInformation[j];
        }

        double[,] covariance = problem.Unscaled(new SymmetricFactor(information, 1e-14).Inverse());
        double[] estimates = problem.Unscaled(ascent.Coefficients);
        return new AftFit
        {
            Distribution = distribution,
            Coefficients = [.. Enumerable.Range(0, p).Select(j => Coefficient(Intercept, estimates[j], Math.Sqrt(covariance[j, j])))],
            Dependent = [],
            Scale = Math.Exp(ascent.Coefficients[p]),
            LogScaleError = Math.Sqrt(covariance[p, p]),
            Shape = shape,
            ShapeError = shapeInformation is null ? double.NaN : Math.Sqrt(covariance[p + 1, p + 1]),
            LogLikelihood = ascent.At.LogLikelihood,
            Covariance = covariance,
            // Where a column separates those with the event, its estimate runs off until the likelihood is flat and no information is left.
            Converged = ascent.End == AscentEnd.Converged && Enumerable.Range(0, p).All(j => covariance[j, j] > 0),
        };
    }

    private static CoxCoefficient Coefficient(string name, double estimate, double error)
        => error > 0
            ? new CoxCoefficient(name, estimate, error, null, estimate / error, NormalTail.TwoSided(estimate / error))
            : new CoxCoefficient(name, estimate, double.NaN, null, double.NaN, double.NaN);

    private static void Check(SurvivalTimes times, DesignMatrix covariates, IReadOnlyList<double> offset)
    {
        if ((covariates.ColumnCount > 0 && covariates.RowCount != times.Count) || (offset.Count > 0 && offset.Count != times.Count))
            throw new ArgumentException("Follow-up, covariates and offset are of the same subjects.", nameof(covariates));
        if (times.IsTruncated || times.EventCount == 0)
            throw new ArgumentException("An accelerated failure time model needs an event, and takes no late entries.", nameof(times));
        foreach (double time in times.Time)
        {
            if (!(time > 0))
                throw new ArgumentException($"Time {time} is not above 0.", nameof(times));
        }
    }
}
