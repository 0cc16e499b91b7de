using Anoikis.Numerics.Random;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Imputation;

/// <summary>
/// Levels by linear discriminant analysis of a bootstrap sample of the complete rows: normal predictors with a mean for each level and one covariance; a gap's level is drawn from its probabilities.
/// </summary>
internal static class DiscriminantDraw
{
    public static void Fill(double[][] x, double[] y, int[] known, int[] gaps, int levels, ref RandomStream random)
    {
        int p = x[0].Length - 1;
        int[] sample = new int[known.Length];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = known[random.NextBelow(known.Length)];
        }

        double[] count = new double[levels];
        double[][] mean = [.. Enumerable.Range(0, levels).Select(_ => new double[p])];
        foreach (int i in sample)
        {
            count[(int)y[i]]++;
            for (int j = 0; j < p; j++)
            {
                mean[(int)y[i]][j] += x[i][j + 1];
            }
        }

        for (int l = 0; l < levels; l++)
        {
            for (int j = 0; j < p && count[l] > 0; j++)
            {
                mean[l][j] /= count[l];
            }
        }

        double[,] covariance = new double[p, p];
        foreach (int i in sample)
        {
            for (int j = 0; j < p; j++)
            {
                for (int k = 0; k < p; k++)
                {
                    covariance[j, k] += (x[i][j + 1] - mean[(int)y[i]][j]) * (x[i][k + 1] - mean[(int)y[i]][k]) / sample.Length;
                }
            }
        }

        for (int j = 0; j < p; j++)
        {
            covariance[j, j] += 1e-6;
        }

        SymmetricFactor factor = new(covariance);
        double[][] weights = [.. mean.Select(m => factor.Solve(m))];
        double[] constant = [.. Enumerable.Range(0, levels).Select(l => count[l] > 0 ? Math.Log(count[l] / sample.Length) - (0.5 * Dot(weights[l], mean[l], 0)) : double.NegativeInfinity)];
        foreach (int i in gaps)
        {
            y[i] = Draw([.. Enumerable.Range(0, levels).Select(l => constant[l] + Dot(weights[l], x[i], 1))], ref random);
        }
    }

    private static int Draw(double[] logs, ref RandomStream random)
    {
        double largest = logs.Max();
        double[] parts = [.. logs.Select(l => Math.Exp(l - largest))];
        double u = random.NextDouble() * parts.Sum();
        for (int l = 0; l < parts.Length; l++)
        {
            u -= parts[l];
            if (u <= 0)
                return l;
        }

        return Array.IndexOf(logs, largest);
    }

    private static double Dot(double[] a, double[] b, int shift)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j + shift];
        }

        return sum;
    }
}
