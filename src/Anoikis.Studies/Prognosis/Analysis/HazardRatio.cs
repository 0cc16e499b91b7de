using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Cox;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A hazard ratio with its 95 % interval (Wald's, on the scale of the logarithm) and two-sided p.</summary>
/// <param name="Ratio">The ratio and its interval; NaN where it cannot be estimated.</param>
/// <param name="P">The p.</param>
/// <param name="Count">Patients.</param>
/// <param name="Events">Events.</param>
public sealed record HazardRatio(Interval Ratio, double P, int Count, int Events)
{
    /// <summary>Nothing known.</summary>
    public static HazardRatio None(int count, int events) => new(Interval.None, double.NaN, count, events);

    /// <summary>That of the last column of a model.</summary>
    public static HazardRatio OfLast(CoxFit fit) => Of(fit.Coefficients[^1].Coefficient, fit.Coefficients[^1].ErrorUsed, fit.Coefficients[^1].P, fit.Count, fit.Events);

    /// <summary>That of an estimate on the scale of the logarithm.</summary>
    public static HazardRatio Of(double coefficient, double error, double p, int count, int events)
    {
        double half = Confidence.Percent95.NormalQuantile * error;
        return new HazardRatio(new Interval(Math.Exp(coefficient), Math.Exp(coefficient - half), Math.Exp(coefficient + half)), p, count, events);
    }
}
