using Anoikis.Survival.Curves;

namespace Anoikis.Survival.Cox;

/// <summary>
/// The cumulative hazard of one stratum for covariates at 0 deviation from the data's means: steps v sum over k of 1/(S0 - a_k T0), and what its variance is made of (Breslow's estimator; Efron's
/// weights with Efron's ties).
/// </summary>
public sealed class BaselineHazard
{
    private readonly double[] _time;
    private readonly double[] _variance;
    private readonly double[] _meanHazard;
    private readonly int _width;

    private BaselineHazard(int stratum, double[] time, double[] cumulative, double[] variance, double[] meanHazard, double[] atRisk, double[] events, int width)
    {
        (Stratum, _time, Cumulative, _variance, _meanHazard, AtRisk, Events, _width) = (stratum, time, cumulative, variance, meanHazard, atRisk, events, width);
    }

    /// <summary>Code of the stratum in the data, 0 without strata.</summary>
    public int Stratum { get; }

    /// <summary>All distinct end times of the stratum, rising.</summary>
    public IReadOnlyList<double> Time => _time;

    /// <summary>The cumulative hazard at and after each time, for covariates at the means of the data.</summary>
    public IReadOnlyList<double> Cumulative { get; }

    /// <summary>Weight at risk just before each time.</summary>
    public IReadOnlyList<double> AtRisk { get; }

    /// <summary>Weight of the deaths at each time.</summary>
    public IReadOnlyList<double> Events { get; }

    /// <summary>The baseline hazard of each stratum, in order of the strata's codes.</summary>
    public static IReadOnlyList<BaselineHazard> Of(CoxFit fit)
    {
        CoxOrder order = fit.Order;
        TieLikelihood likelihood = fit.ForHazards;
        double[] eta = order.Predictor(fit.Ascent.Coefficients);
        Visitor visitor = new(order, likelihood.IsEfron);
        RiskWalk.Run(order, likelihood.Risk(eta), ref visitor);
        List<BaselineHazard> strata = [];
        int p = order.Width;
        for (int s = 0; s < order.Strata; s++)
        {
            int low = order.StratumFirst[s];
            int count = order.StratumFirst[s + 1] - low;
            double[] cumulative = new double[count];
            double[] variance = new double[count];
            double[] mean = new double[count * p];
            double sum = 0;
            double spread = 0;
            double[] means = new double[p];
            for (int k = 0; k < count; k++)
            {
                cumulative[k] = sum += visitor.Hazard[low + k];
                variance[k] = spread += visitor.Variance[low + k];
                for (int j = 0; j < p; j++)
                {
                    mean[(k * p) + j] = means[j] += visitor.HazardMean[((low + k) * p) + j];
                }
            }

            strata.Add(new BaselineHazard(
                order.StratumCode[s], order.BlockTime[low..(low + count)], cumulative, variance, mean, RiskCounts.Of(order, s), order.BlockDeathWeight[low..(low + count)], p));
        }

        return strata;
    }

    /// <summary>
    /// The curve of a subject with given covariates: S(t) = exp(-H0(t) e^d), d its predictor less that of the mean; the variance of ln S is e^2d (sum of squared hazards' parts + q' V q),
    /// q = H0 (x - mean) - sum of h m (Tsiatis, Ann. Stat. 9 (1981) 93; Link, Biometrics 40 (1984) 601).
    /// </summary>
    /// <param name="fit">The fit that the hazard is of.</param>
    /// <param name="covariates">One value for each column of the design.</param>
    /// <param name="offset">The subject's offset.</param>
    /// <param name="confidenceType">Scale of the interval.</param>
    /// <param name="level">Level of the interval.</param>
    public SurvivalCurve Curve(CoxFit fit, ReadOnlySpan<double> covariates, double offset = 0.0, ConfidenceType confidenceType = ConfidenceType.Log, double level = 0.95)
    {
        CoxOrder order = fit.Order;
        double[] x = new double[_width];
        for (int j = 0; j < _width; j++)
        {
            x[j] = (covariates[fit.Columns[j]] - order.Mean[j]) / order.Scale[j];
        }

        double risk = RelativeRisk(fit, covariates, offset);
        double[] survival = new double[Time.Count];
        double[] error = new double[Time.Count];
        double[] q = new double[_width];
        for (int k = 0; k < survival.Length; k++)
        {
            survival[k] = Math.Exp(-Cumulative[k] * risk);
            for (int j = 0; j < _width; j++)
            {
                q[j] = (Cumulative[k] * x[j]) - _meanHazard[(k * _width) + j];
            }

            error[k] = risk * Math.Sqrt(_variance[k] + Quadratic(q, fit));
        }

        return SurvivalCurve.Of([.. Time], survival, error, [.. AtRisk], [.. Events], confidenceType, level);
    }

    /// <summary>The probability of a subject to live beyond a time, without an interval.</summary>
    /// <param name="fit">The fit that the hazard is of.</param>
    /// <param name="covariates">One value for each column of the design.</param>
    /// <param name="time">The time.</param>
    /// <param name="offset">The subject's offset.</param>
    public double SurvivalAt(CoxFit fit, ReadOnlySpan<double> covariates, double time, double offset = 0.0)
        => Math.Exp(-HazardAt(time) * RelativeRisk(fit, covariates, offset));

    /// <summary>The cumulative hazard at a time, for covariates at the means of the data.</summary>
    public double HazardAt(double time) => Data.OrderedSearch.CountAtMost(_time, time) is var k && k > 0 ? Cumulative[k - 1] : 0.0;

    private static double RelativeRisk(CoxFit fit, ReadOnlySpan<double> covariates, double offset)
    {
        double predictor = offset - (fit.Data.Offset.Count == 0 ? 0.0 : fit.Data.Offset.Average());
        for (int j = 0; j < fit.Columns.Length; j++)
        {
            predictor += (covariates[fit.Columns[j]] - fit.Order.Mean[j]) / fit.Order.Scale[j] * fit.Ascent.Coefficients[j];
        }

        return Math.Exp(predictor);
    }

    private static double Quadratic(double[] q, CoxFit fit)
    {
        double sum = 0;
        for (int j = 0; j < q.Length; j++)
        {
            for (int k = 0; k < q.Length; k++)
            {
                sum += q[j] * q[k] * fit.Covariance[fit.Columns[j], fit.Columns[k]] * fit.Order.Scale[j] * fit.Order.Scale[k];
            }
        }

        return sum;
    }

    private readonly struct Visitor(CoxOrder order, bool efron) : IRiskVisitor
    {
        public double[] Hazard { get; } = new double[order.Blocks];

        public double[] Variance { get; } = new double[order.Blocks];

        public double[] HazardMean { get; } = new double[order.Blocks * order.Width];

        public void Visit(int block, in RiskSums sums)
        {
            int p = order.Width;
            int parts = efron ? order.BlockDeaths[block] : 1;
            double v = order.BlockDeathWeight[block] / parts;
            for (int k = 0; k < parts; k++)
            {
                double a = (double)k / parts;
                double inverse = 1.0 / (sums.S0 - (a * sums.T0));
                Hazard[block] += v * inverse;
                Variance[block] += v * inverse * inverse;
                for (int j = 0; j < p; j++)
                {
                    HazardMean[(block * p) + j] += v * inverse * inverse * (sums.S1[j] - (a * sums.T1[j]));
                }
            }
        }
    }
}
