using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Calibration;

/// <summary>One group of subjects of like prediction.</summary>
/// <param name="Count">Subjects.</param>
/// <param name="Predicted">Mean predicted risk.</param>
/// <param name="Observed">Risk by Kaplan-Meier, with its interval.</param>
public sealed record CalibrationGroup(int Count, double Predicted, Interval Observed);

/// <summary>
/// Whether predicted risks at a horizon are those observed (Royston and Altman, BMC Med. Res. Methodol. 13 (2013) 33).
/// </summary>
/// <param name="Horizon">The time.</param>
/// <param name="Groups">Subjects in groups of rising prediction.</param>
/// <param name="ObservedToExpected">Risk by Kaplan-Meier of all, over their mean prediction; 1 is calibration in the large.</param>
/// <param name="Slope">Coefficient of ln(-ln S) of the predictions in a Cox model; 1 is ideal, below 1 predictions are too extreme. With its interval.</param>
public sealed record CalibrationAtHorizon(double Horizon, IReadOnlyList<CalibrationGroup> Groups, double ObservedToExpected, Interval Slope)
{
    /// <summary>Compares predictions with what happened.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="survival">Each subject's predicted probability to live beyond the horizon, in (0, 1).</param>
    /// <param name="horizon">The time.</param>
    /// <param name="groups">Groups of equal size, at least 2.</param>
    /// <exception cref="ArgumentException">Sizes differ or a prediction lies outside (0, 1).</exception>
    public static CalibrationAtHorizon Of(SurvivalTimes times, IReadOnlyList<double> survival, double horizon, int groups = 5)
    {
        if (survival.Count != times.Count || survival.Any(s => !(s > 0 && s < 1)))
            throw new ArgumentException("There is one prediction within (0, 1) for each subject.", nameof(survival));
        double[] risk = [.. survival.Select(s => 1 - s)];
        int[] order = TimeOrder.Ascending(risk);
        List<CalibrationGroup> made = [];
        for (int g = 0; g < groups; g++)
        {
            int[] members = order[(int)((long)order.Length * g / groups)..(int)((long)order.Length * (g + 1) / groups)];
            if (members.Length == 0)
                continue;
            Interval alive = KaplanMeier.Estimate(times.Subset(members), new CurveOptions { Type = ConfidenceType.LogLog }).At(horizon);
            made.Add(new CalibrationGroup(members.Length, members.Average(i => risk[i]), new Interval(1 - alive.Value, 1 - alive.Upper, 1 - alive.Lower)));
        }

        double observed = 1 - KaplanMeier.Estimate(times).SurvivalAt(horizon);
        CoxFit fit = CoxRegression.Fit(new CoxData { Times = times, Covariates = DesignMatrix.OfColumns(("prediction", [.. survival.Select(s => Math.Log(-Math.Log(s)))])) });
        CoxCoefficient slope = fit.Coefficients[0];
        double half = Confidence.Percent95.NormalQuantile * slope.ErrorUsed;
        return new CalibrationAtHorizon(horizon, made, observed / risk.Average(), new Interval(slope.Coefficient, slope.Coefficient - half, slope.Coefficient + half));
    }
}
