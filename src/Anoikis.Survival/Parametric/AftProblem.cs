using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Parametric;

/// <summary>The data of an accelerated failure time model with an intercept and centred, scaled covariates.</summary>
internal sealed class AftProblem
{
    private readonly SurvivalTimes _times;
    private readonly double[] _logTime;
    private readonly double[][] _x;
    private readonly double[] _mean;
    private readonly double[] _scale;
    private readonly double[] _offset;

    /// <param name="times">Follow-up.</param>
    /// <param name="covariates">Covariates.</param>
    /// <param name="columns">Those of them that are fitted; none depends on the others.</param>
    /// <param name="offset">A known part of x'b; empty for none.</param>
    public AftProblem(SurvivalTimes times, DesignMatrix covariates, int[] columns, double[] offset)
    {
        _times = times;
        _offset = offset;
        int q = columns.Length;
        int n = times.Count;
        _logTime = [.. times.Time.ToArray().Select(t => Math.Log(t))];
        _mean = new double[q + 1];
        _scale = [.. Enumerable.Repeat(1.0, q + 1)];
        for (int j = 0; j < q; j++)
        {
            for (int i = 0; i < n; i++)
            {
                _mean[j + 1] += covariates.Row(i)[columns[j]] / n;
            }

            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                double centred = covariates.Row(i)[columns[j]] - _mean[j + 1];
                sum += centred * centred / n;
            }

            _scale[j + 1] = Math.Sqrt(sum);
        }

        _x = new double[n][];
        for (int i = 0; i < n; i++)
        {
            _x[i] = new double[q + 1];
            _x[i][0] = 1;
            for (int j = 0; j < q; j++)
            {
                _x[i][j + 1] = (covariates.Row(i)[columns[j]] - _mean[j + 1]) / _scale[j + 1];
            }
        }
    }

    /// <summary>The intercept and the columns.</summary>
    public int Width => _scale.Length;

    public Ascent Ascend(AftDistribution distribution, double shape, double[]? start)
    {
        AftLikelihood likelihood = Likelihood(distribution, shape);
        Ascent ascent = NewtonAscent.Run(likelihood, start ?? Start(), 200);
        return ascent.End == AscentEnd.Infinite || double.IsInfinity(ascent.At.LogLikelihood)
            ? ascent with { End = AscentEnd.OutOfIterations }
            : ascent;
    }

    /// <summary>dl/dQ at fixed other parameters, by differences of two widths.</summary>
    public double ShapeSlope(double shape, double[] at, double step)
    {
        double Difference(double h) => (Value(shape + h, at) - Value(shape - h, at)) / (2 * h);
        return ((4 * Difference(step)) - Difference(2 * step)) / 3;
    }

    /// <summary>-d2l/dQ d(parameter), and -d2l/dQ2 last.</summary>
    public double[] ShapeInformation(double shape, double[] at, double step)
    {
        double[] up = Likelihood(AftDistribution.GeneralisedGamma, shape + step).Evaluate(at).Score;
        double[] down = Likelihood(AftDistribution.GeneralisedGamma, shape - step).Evaluate(at).Score;
        double second = (ShapeSlope(shape + (10 * step), at, step) - ShapeSlope(shape - (10 * step), at, step)) / (20 * step);
        return [.. up.Select((u, j) => -(u - down[j]) / (2 * step)), -second];
    }

    /// <summary>Parameters for the covariates as they came.</summary>
    public double[] Unscaled(double[] parameters)
    {
        double[] b = [.. parameters];
        for (int j = 1; j < Width; j++)
        {
            b[j] /= _scale[j];
            b[0] -= b[j] * _mean[j];
        }

        return b;
    }

    /// <summary>Their covariance.</summary>
    public double[,] Unscaled(double[,] covariance)
    {
        int all = covariance.GetLength(0);
        double[,] map = new double[all, all];
        for (int j = 0; j < all; j++)
        {
            map[j, j] = j < Width ? 1 / _scale[j] : 1;
            if (j > 0 && j < Width)
                map[0, j] = -_mean[j] / _scale[j];
        }

        double[,] result = new double[all, all];
        for (int a = 0; a < all; a++)
        {
            for (int b = 0; b < all; b++)
            {
                for (int j = 0; j < all; j++)
                {
                    for (int k = 0; k < all && map[a, j] != 0; k++)
                    {
                        result[a, b] += map[a, j] * covariance[j, k] * map[b, k];
                    }
                }
            }
        }

        return result;
    }

    private double Value(double shape, double[] at) => Likelihood(AftDistribution.GeneralisedGamma, shape).Evaluate(at).LogLikelihood;

    private AftLikelihood Likelihood(AftDistribution distribution, double shape) => new(_times, _logTime, _x, _offset, ErrorDistribution.Of(distribution, shape));

    private double[] Start()
    {
        double[] start = new double[Width + 1];
        double[] rest = _offset.Length == 0 ? _logTime : [.. _logTime.Select((t, i) => t - _offset[i])];
        start[0] = rest.Average();
        start[Width] = 0.5 * Math.Log(Math.Max(1e-6, rest.Average(v => (v - start[0]) * (v - start[0]))));
        return start;
    }
}
