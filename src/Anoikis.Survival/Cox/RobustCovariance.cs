namespace Anoikis.Survival.Cox;

/// <summary>
/// The sandwich D'D of the clusters' influences on the estimates, D = sum over a cluster's rows of w U_i V (Lin and Wei, J. Am. Stat. Assoc. 84 (1989) 1074).
/// </summary>
internal static class RobustCovariance
{
    public static double[,] Of(ScoreResiduals residuals, double[,] naive, int[] columns, CoxData data)
    {
        CoxOrder order = residuals.Order;
        int p = order.Width;
        double[] sums = new double[data.Clusters!.Count * p];
        for (int i = 0; i < order.Count; i++)
        {
            int cluster = data.Clusters.Codes[order.Row[i]];
            for (int j = 0; j < p; j++)
            {
                sums[(cluster * p) + j] += order.Weight[i] * residuals.Values[(i * p) + j] * order.Scale[j];
            }
        }

        int all = naive.GetLength(0);
        double[,] robust = new double[all, all];
        double[] influence = new double[p];
        for (int c = 0; c < data.Clusters.Count; c++)
        {
            for (int j = 0; j < p; j++)
            {
                influence[j] = 0;
                for (int k = 0; k < p; k++)
                {
                    influence[j] += sums[(c * p) + k] * naive[columns[k], columns[j]];
                }
            }

            for (int j = 0; j < p; j++)
            {
                for (int k = 0; k < p; k++)
                {
                    robust[columns[j], columns[k]] += influence[j] * influence[k];
                }
            }
        }

        return robust;
    }
}
