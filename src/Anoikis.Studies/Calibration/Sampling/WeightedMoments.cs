using System.Collections.Immutable;

namespace Anoikis.Studies.Calibration.Sampling;

/// <summary>Weighted mean and covariance of the normal scores of sets; weights sum up to 1.</summary>
internal static class WeightedMoments
{
    /// <summary>m = sum W_k z_k.</summary>
    public static double[] Mean(ImmutableArray<ParameterSet> sets, double[] weights)
    {
        double[] mean = new double[sets[0].Scores.Length];
        for (int k = 0; k < sets.Length; k++)
        {
            for (int a = 0; a < mean.Length; a++)
            {
                mean[a] += weights[k] * sets[k].Scores[a];
            }
        }

        return mean;
    }

    /// <summary>C = sum W_k (z_k - m)(z_k - m)^T.</summary>
    public static double[,] Covariance(ImmutableArray<ParameterSet> sets, double[] weights, double[] mean)
    {
        double[,] covariance = new double[mean.Length, mean.Length];
        for (int k = 0; k < sets.Length; k++)
        {
            for (int a = 0; a < mean.Length; a++)
            {
                for (int b = 0; b < mean.Length; b++)
                {
                    covariance[a, b] += weights[k] * (sets[k].Scores[a] - mean[a]) * (sets[k].Scores[b] - mean[b]);
                }
            }
        }

        return covariance;
    }
}
