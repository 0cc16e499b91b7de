using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Cox;

/// <summary>How an ascent ended.</summary>
internal enum AscentEnd
{
    Converged,
    Infinite,
    OutOfIterations,
}

/// <summary>Where an ascent ended.</summary>
/// <param name="Coefficients">Of the centred and scaled covariates.</param>
/// <param name="At">The likelihood there.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="End">How it ended.</param>
/// <param name="Step">The last step; its large entries run to infinity where the end is <see cref="AscentEnd.Infinite"/>.</param>
internal sealed record Ascent(double[] Coefficients, CoxEvaluation At, int Iterations, AscentEnd End, double[] Step);

/// <summary>
/// Newton's method with halved steps on a concave logarithm of a likelihood. It ends where the promised gain U' I^-1 U / 2 is lost in rounding. Where the gain vanishes while steps do
/// not, the maximum lies at infinity: a covariate separates the dead from the rest.
/// </summary>
internal static class NewtonAscent
{
    private const int MostHalvings = 40;
    private const double LongStep = 0.25;

    /// <param name="likelihood">The likelihood.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="most">Steps at the most.</param>
    /// <param name="held">A coefficient that stays as it is, or -1.</param>
    /// <param name="first">The likelihood at the start, where it is known.</param>
    public static Ascent Run(ICoxLikelihood likelihood, double[] start, int most, int held = -1, CoxEvaluation? first = null)
    {
        double[] b = [.. start];
        CoxEvaluation at = first ?? likelihood.Evaluate(b);
        double[] step = new double[b.Length];
        for (int iteration = 0; iteration < most; iteration++)
        {
            step = Step(at, held);
            double gain = 0.5 * Dot(step, at.Score);
            double size = 1.0 + Math.Abs(at.LogLikelihood);
            double longest = step.Length == 0 ? 0 : step.Max(Math.Abs);
            if (longest <= 1e-13 * (1.0 + b.Max(Math.Abs)) || gain <= 1e-22 * size)
                return new Ascent(b, at, iteration, AscentEnd.Converged, step);
            if (gain < 1e-9 * size && longest > LongStep && iteration > 5)
                return new Ascent(b, at, iteration, AscentEnd.Infinite, step);
            (double[] next, CoxEvaluation there) = Halved(likelihood, b, step, at, gain < 1e-10 * size);
            if (ReferenceEquals(there, at))
                return new Ascent(b, at, iteration, gain < 1e-9 * size ? AscentEnd.Converged : AscentEnd.OutOfIterations, step);
            (b, at) = (next, there);
        }

        bool ended = 0.5 * Dot(step, at.Score) < 1e-9 * (1.0 + Math.Abs(at.LogLikelihood));
        return new Ascent(b, at, most, ended ? AscentEnd.Converged : AscentEnd.OutOfIterations, step);
    }

    private static double[] Step(CoxEvaluation at, int held)
    {
        if (held < 0)
            return new SymmetricFactor(at.Information, 1e-14).Solve(at.Score);
        int[] free = [.. Enumerable.Range(0, at.Score.Length).Where(j => j != held)];
        double[] part = new SymmetricFactor(Submatrix.Of(at.Information, free), 1e-14).Solve([.. free.Select(j => at.Score[j])]);
        double[] step = new double[at.Score.Length];
        for (int i = 0; i < free.Length; i++)
        {
            step[free[i]] = part[i];
        }

        return step;
    }

    private static (double[] Point, CoxEvaluation There) Halved(ICoxLikelihood likelihood, double[] b, double[] step, CoxEvaluation at, bool isNear)
    {
        double factor = 1.0;
        for (int h = 0; h < MostHalvings; h++, factor *= 0.5)
        {
            double[] next = new double[b.Length];
            for (int j = 0; j < b.Length; j++)
            {
                next[j] = b[j] + (factor * step[j]);
            }

            CoxEvaluation there = likelihood.Evaluate(next);
            // Near the maximum the logarithm is flat to rounding, and the step is right by itself.
            double slack = isNear ? 1e-9 * (1.0 + Math.Abs(at.LogLikelihood)) : 0.0;
            if (double.IsFinite(there.LogLikelihood) && there.LogLikelihood >= at.LogLikelihood - slack)
                return (next, there);
        }

        return (b, at);
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }
}
