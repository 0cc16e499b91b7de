namespace Anoikis.Survival.Cox;

/// <summary>Weight at risk just before each time of a stratum.</summary>
internal static class RiskCounts
{
    public static double[] Of(CoxOrder order, int stratum)
    {
        int low = order.StratumFirst[stratum];
        double[] atRisk = new double[order.StratumFirst[stratum + 1] - low];
        double sum = 0;
        for (int b = order.StratumFirst[stratum + 1] - 1; b >= low; b--)
        {
            if (order.EntryBlock.Length > 0)
            {
                for (int k = order.LeaveFirst[b + 1]; k < order.LeaveFirst[b + 2]; k++)
                {
                    sum -= order.Weight[order.LeaveRows[k]];
                }
            }

            for (int i = order.BlockFirst[b]; i < order.BlockFirst[b + 1]; i++)
            {
                sum += order.Weight[i];
            }

            atRisk[b - low] = sum;
        }

        return atRisk;
    }
}
