using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Distributions;

namespace Anoikis.Survival.Cox;

/// <summary>
/// The interval of a coefficient by the profile of the likelihood: all values c for which 2 (l(b) - max over the others of l at b_j = c) is at most the chi-square quantile
/// (Venzon and Moolgavkar, Appl. Stat. 37 (1988) 87). An end that the likelihood never reaches is infinite.
/// </summary>
public static class ProfileInterval
{
    private const int MostDoublings = 30;

    /// <summary>The interval of one coefficient.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="column">Column of the design; one that was left out gives NaN.</param>
    /// <param name="level">Level.</param>
    public static Interval Of(CoxFit fit, int column, double level = 0.95)
    {
        int j = Array.IndexOf(fit.Columns, column);
        if (j < 0)
            return Interval.None;
        double drop = 0.5 * ChiSquare.UpperQuantileOfOneDegree(1.0 - level);
        double scale = fit.Order.Scale[j];
        double estimate = fit.Estimates[column];
        double error = Math.Sqrt(fit.NaiveCovariance[column, column]) * scale;
        return new Interval(estimate, End(fit, j, -error, drop) / scale, End(fit, j, error, drop) / scale);
    }

    // Finds the end by bracketing and the secant rule of Illinois on the signed square root of the fall, which is nearly linear.
    private static double End(CoxFit fit, int j, double direction, double drop)
    {
        double best = fit.Ascent.Coefficients[j];
        double target = Math.Sqrt(drop);
        double[] from = fit.Ascent.Coefficients;
        double Excess(double value)
        {
            double[] start = [.. from];
            start[j] = value;
            Ascent ascent = NewtonAscent.Run(fit.Likelihood, start, fit.Options.MostIterations, held: j);
            from = ascent.Coefficients;
            return Math.Sqrt(Math.Max(0, fit.LogLikelihood - ascent.At.LogLikelihood)) - target;
        }

        double near = best;
        double nearExcess = -target;
        double far = best + (2.0 * direction);
        double farExcess = Excess(far);
        for (int k = 0; farExcess < 0; k++)
        {
            if (k == MostDoublings)
                return direction < 0 ? double.NegativeInfinity : double.PositiveInfinity;
            (near, nearExcess) = (far, farExcess);
            far = best + (2.0 * (far - best));
            farExcess = Excess(far);
        }

        for (int k = 0; k < 100 && Math.Abs(far - near) > 1e-12 * (1.0 + Math.Abs(far)); k++)
        {
            double next = far - (farExcess * (far - near) / (farExcess - nearExcess));
            double excess = Excess(next);
            if (Math.Abs(excess) < 1e-13)
                return next;
            if (excess * farExcess < 0)
                (near, nearExcess) = (far, farExcess);
            else
                nearExcess *= 0.5;
            (far, farExcess) = (next, excess);
        }

        return far;
    }
}
