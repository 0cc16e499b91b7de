using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Parametric;

/// <summary>
/// l = sum of w [delta (ln f(z) - ln sigma - ln t) + (1 - delta) ln S(z)], z = (ln t - x'b)/sigma; parameters are b for centred and scaled covariates after an intercept, and ln sigma.
/// </summary>
internal sealed class AftLikelihood(SurvivalTimes times, double[] logTime, double[][] x, double[] offset, ErrorDistribution error) : ICoxLikelihood
{
    public int Width => x[0].Length + 1;

    public CoxEvaluation Evaluate(ReadOnlySpan<double> coefficients)
    {
        int p = x[0].Length;
        double logScale = coefficients[p];
        double inverse = Math.Exp(-logScale);
        double logLikelihood = 0;
        double[] score = new double[p + 1];
        double[,] information = new double[p + 1, p + 1];
        for (int i = 0; i < x.Length; i++)
        {
            double eta = offset.Length == 0 ? 0.0 : offset[i];
            for (int j = 0; j < p; j++)
            {
                eta += x[i][j] * coefficients[j];
            }

            double w = times.WeightOf(i);
            double z = (logTime[i] - eta) * inverse;
            bool died = times.Event[i];
            LogTerm g = died ? error.Density(z) : error.Survival(z);
            logLikelihood += w * (g.Value - (died ? logScale + logTime[i] : 0));
            double byMean = -g.First * inverse;
            double bothMean = g.Second * inverse * inverse;
            double meanScale = (g.First + (z * g.Second)) * inverse;
            for (int j = 0; j < p; j++)
            {
                score[j] += w * byMean * x[i][j];
                information[p, j] -= w * meanScale * x[i][j];
                for (int k = 0; k <= j; k++)
                {
                    information[j, k] -= w * bothMean * x[i][j] * x[i][k];
                }
            }

            score[p] += w * ((-z * g.First) - (died ? 1 : 0));
            information[p, p] -= w * ((z * g.First) + (z * z * g.Second));
        }

        for (int j = 0; j <= p; j++)
        {
            for (int k = 0; k < j; k++)
            {
                information[k, j] = information[j, k];
            }
        }

        return new CoxEvaluation(double.IsNaN(logLikelihood) ? double.NegativeInfinity : logLikelihood, score, information);
    }
}
