using Anoikis.Numerics.Random;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Imputation;

/// <summary>
/// Predictive mean matching: coefficients are estimated from the complete rows, and drawn from their posterior for the gaps; each gap takes the value of one of the rows whose estimated mean is nearest to its drawn one.
/// </summary>
internal static class MeanMatching
{
    // A little ridge keeps dependent predictors from blowing up the draw.
    private const double Ridge = 1e-5;

    public static void Fill(double[][] x, double[] y, int[] known, int[] gaps, int donors, ref RandomStream random)
    {
        int p = x[0].Length;
        double[,] gram = new double[p, p];
        double[] moment = new double[p];
        foreach (int i in known)
        {
            for (int j = 0; j < p; j++)
            {
                moment[j] += x[i][j] * y[i];
                for (int k = 0; k < p; k++)
                {
                    gram[j, k] += x[i][j] * x[i][k];
                }
            }
        }

        for (int j = 0; j < p; j++)
        {
            gram[j, j] *= 1 + Ridge;
        }

        SymmetricFactor factor = new(gram);
        double[] b = factor.Solve(moment);
        double residual = known.Sum(i => Math.Pow(y[i] - Dot(x[i], b), 2));
        double sigma = Math.Sqrt(residual / (2 * random.NextGamma(0.5 * Math.Max(known.Length - p, 1))));
        double[] drawn = PosteriorDraw.Of(b, factor.Inverse(), sigma, ref random);
        (double Mean, double Value)[] rows = [.. known.Select(i => (Dot(x[i], b), y[i])).OrderBy(r => r.Item1)];
        double[] means = [.. rows.Select(r => r.Mean)];
        foreach (int i in gaps)
        {
            y[i] = rows[Donor(means, Dot(x[i], drawn), donors, ref random)].Value;
        }
    }

    private static int Donor(double[] means, double target, int donors, ref RandomStream random)
    {
        int high = Data.OrderedSearch.CountBelow(means, target);
        int low = high - 1;
        int chosen = (int)random.NextBelow(Math.Min(donors, means.Length));
        int at = 0;
        for (int k = 0; k <= chosen; k++)
        {
            bool lower = high >= means.Length || (low >= 0 && target - means[low] <= means[high] - target);
            at = lower ? low-- : high++;
        }

        return at;
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
