using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Penalised;

/// <summary>Maximises the penalised partial likelihood at one penalty.</summary>
internal sealed class ElasticNetDescent(TieLikelihood likelihood, double total, double alpha, double[] factors)
{
    private const int MostSteps = 200;
    private const int MostSweeps = 20_000;

    /// <summary>The maximum over the unpenalised columns alone, where the path begins.</summary>
    public double[] Unpenalised()
    {
        double[] b = new double[factors.Length];
        return Array.TrueForAll(factors, f => f > 0) ? b : Run(b, 1e10).Coefficients;
    }

    /// <summary>The smallest penalty at which no penalised column has a coefficient.</summary>
    public double Largest(double[] b)
    {
        double[] score = likelihood.Evaluate(b).Score;
        double largest = 0;
        for (int j = 0; j < factors.Length; j++)
        {
            if (factors[j] > 0)
                largest = Math.Max(largest, Math.Abs(score[j]) / (total * alpha * factors[j]));
        }

        return largest;
    }

    public (double[] Coefficients, double LogLikelihood) Run(double[] start, double lambda)
    {
        double[] b = [.. start];
        CoxEvaluation at = likelihood.Evaluate(b);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] target = Quadratic(b, at, lambda);
            double longest = 0;
            for (int j = 0; j < b.Length; j++)
            {
                longest = Math.Max(longest, Math.Abs(target[j] - b[j]));
            }

            if (longest < 1e-11)
                break;
            double before = Objective(at.LogLikelihood, b, lambda);
            double[] next = target;
            CoxEvaluation there = likelihood.Evaluate(next);
            for (int h = 0; h < 30 && !(Objective(there.LogLikelihood, next, lambda) >= before - 1e-13 * (1 + Math.Abs(before))); h++)
            {
                next = [.. next.Select((v, j) => 0.5 * (v + b[j]))];
                there = likelihood.Evaluate(next);
            }

            (b, at) = (next, there);
        }

        return (b, at.LogLikelihood);
    }

    private double Objective(double logLikelihood, double[] b, double lambda)
    {
        double penalty = 0;
        for (int j = 0; j < b.Length; j++)
        {
            penalty += factors[j] * ((alpha * Math.Abs(b[j])) + (0.5 * (1 - alpha) * b[j] * b[j]));
        }

        return (logLikelihood / total) - (lambda * penalty);
    }

    // Coordinate descent on the quadratic that touches the likelihood at b.
    private double[] Quadratic(double[] b, CoxEvaluation at, double lambda)
    {
        double[] c = [.. b];
        double[] gradient = [.. at.Score.Select(s => s / total)];
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double longest = 0;
            for (int j = 0; j < c.Length; j++)
            {
                double curvature = at.Information[j, j] / total;
                double ridge = lambda * factors[j] * (1 - alpha);
                if (curvature + ridge <= 0)
                    continue;
                double u = gradient[j] + (curvature * c[j]);
                double threshold = lambda * factors[j] * alpha;
                double value = Math.Abs(u) <= threshold ? 0.0 : (u - (Math.Sign(u) * threshold)) / (curvature + ridge);
                double change = value - c[j];
                if (change == 0)
                    continue;
                c[j] = value;
                longest = Math.Max(longest, Math.Abs(change));
                for (int k = 0; k < c.Length; k++)
                {
                    gradient[k] -= at.Information[k, j] / total * change;
                }
            }

            if (longest < 1e-13)
                break;
        }

        return c;
    }
}
