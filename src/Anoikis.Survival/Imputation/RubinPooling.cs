using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Distributions;

namespace Anoikis.Survival.Imputation;

/// <summary>
/// Estimates from m completed tables as one: the mean, with variance T = U + (1 + 1/m) B, U the mean variance and B the variance of the estimates (Rubin, Multiple Imputation for Nonresponse in Surveys, 1987); degrees of freedom
/// after Barnard and Rubin, Biometrika 86 (1999) 948.
/// </summary>
/// <param name="Estimate">The mean.</param>
/// <param name="StandardError">sqrt(T).</param>
/// <param name="Degrees">Degrees of freedom of t.</param>
/// <param name="P">Two-sided probability of the mean over its error.</param>
/// <param name="MissingInformation">Fraction of information that is missing.</param>
/// <param name="Within">U.</param>
/// <param name="Between">B.</param>
public sealed record RubinPooling(double Estimate, double StandardError, double Degrees, double P, double MissingInformation, double Within, double Between)
{
    /// <summary>Pools estimates of one quantity.</summary>
    /// <param name="estimates">One for each table, at least 2.</param>
    /// <param name="variances">Their squared errors.</param>
    /// <param name="completeDegrees">Degrees of freedom that complete data would have; infinite where the normal distribution is used.</param>
    /// <exception cref="ArgumentException">Fewer than two, or sizes differ.</exception>
    public static RubinPooling Of(IReadOnlyList<double> estimates, IReadOnlyList<double> variances, double completeDegrees = double.PositiveInfinity)
    {
        int m = estimates.Count;
        if (m < 2 || variances.Count != m)
            throw new ArgumentException("There are at least two estimates, and one variance for each.", nameof(estimates));
        double mean = estimates.Average();
        double within = variances.Average();
        double between = estimates.Sum(e => (e - mean) * (e - mean)) / (m - 1);
        double total = within + ((1 + (1.0 / m)) * between);
        double lambda = (1 + (1.0 / m)) * between / total;
        double old = between > 0 ? (m - 1) / (lambda * lambda) : double.PositiveInfinity;
        double observed = double.IsInfinity(completeDegrees) ? double.PositiveInfinity : (completeDegrees + 1) / (completeDegrees + 3) * completeDegrees * (1 - lambda);
        double degrees = double.IsInfinity(observed) ? old : double.IsInfinity(old) ? observed : old * observed / (old + observed);
        double increase = (1 + (1.0 / m)) * between / within;
        double missing = double.IsInfinity(degrees) ? lambda : (increase + (2 / (degrees + 3))) / (increase + 1);
        double error = Math.Sqrt(total);
        return new RubinPooling(mean, error, degrees, StudentTail.TwoSided(mean / error, degrees), missing, within, between);
    }

    /// <summary>The interval, by Student's t.</summary>
    public Interval Interval(double level = 0.95)
    {
        double half = new Confidence(level).StudentQuantile(Degrees) * StandardError;
        return new Interval(Estimate, Estimate - half, Estimate + half);
    }
}
