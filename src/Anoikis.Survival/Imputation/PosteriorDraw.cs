using Anoikis.Numerics.Random;

namespace Anoikis.Survival.Imputation;

/// <summary>A draw from a multivariate normal distribution.</summary>
internal static class PosteriorDraw
{
    /// <summary>mean + sigma L e with L L' the covariance; directions without variance are not moved.</summary>
    public static double[] Of(double[] mean, double[,] covariance, double sigma, ref RandomStream random)
    {
        int p = mean.Length;
        double[,] lower = new double[p, p];
        double[] draw = [.. mean];
        for (int j = 0; j < p; j++)
        {
            double pivot = covariance[j, j];
            for (int k = 0; k < j; k++)
            {
                pivot -= lower[j, k] * lower[j, k];
            }

            double e = random.NextNormal();
            if (pivot <= 1e-14 * covariance[j, j])
                continue;
            lower[j, j] = Math.Sqrt(pivot);
            for (int i = j; i < p; i++)
            {
                if (i > j)
                {
                    double sum = covariance[i, j];
                    for (int k = 0; k < j; k++)
                    {
                        sum -= lower[i, k] * lower[j, k];
                    }

                    lower[i, j] = sum / lower[j, j];
                }

                draw[i] += sigma * lower[i, j] * e;
            }
        }

        return draw;
    }
}
