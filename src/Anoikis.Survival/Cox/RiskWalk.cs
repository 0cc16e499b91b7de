namespace Anoikis.Survival.Cox;

/// <summary>Sums over the risk set at a block with deaths: S0 = sum w r, S1 = sum w r x, and the same over the dead alone, T0 and T1.</summary>
internal ref struct RiskSums
{
    public double S0;
    public double T0;
    public Span<double> S1;
    public Span<double> T1;
}

/// <summary>What is done at each block with deaths.</summary>
internal interface IRiskVisitor
{
    void Visit(int block, in RiskSums sums);
}

/// <summary>
/// Walks through each stratum from the last time to the first. At a time t the risk set holds the rows with start &lt; t &lt;= end; rows enter it at their end and leave it at
/// their start, so sums over it are kept by additions and subtractions. Work is linear in rows.
/// </summary>
internal static class RiskWalk
{
    /// <param name="order">The sorted data.</param>
    /// <param name="risk">w exp(eta) for each sorted row.</param>
    /// <param name="visitor">Called at each block with deaths.</param>
    public static void Run<TVisitor>(CoxOrder order, ReadOnlySpan<double> risk, ref TVisitor visitor)
        where TVisitor : struct, IRiskVisitor
    {
        RiskSums sums = new() { S1 = new double[order.Stride], T1 = new double[order.Stride] };
        bool late = order.EntryBlock.Length > 0;
        for (int s = 0; s < order.Strata; s++)
        {
            sums.S0 = 0;
            sums.S1.Clear();
            int atRisk = 0;
            for (int b = order.StratumFirst[s + 1] - 1; b >= order.StratumFirst[s]; b--)
            {
                if (late)
                {
                    for (int k = order.LeaveFirst[b + 1]; k < order.LeaveFirst[b + 2]; k++)
                    {
                        int row = order.LeaveRows[k];
                        // A stratum's last block has none to leave: no row starts at or after its own end.
                        sums.S0 -= risk[row];
                        AddScaled(sums.S1, order.X.AsSpan(row * order.Stride, order.Stride), -risk[row]);
                        atRisk--;
                    }

                    if (atRisk == 0)
                    {
                        sums.S0 = 0;
                        sums.S1.Clear();
                    }
                }

                bool deaths = order.BlockDeaths[b] > 0;
                if (deaths)
                {
                    sums.T0 = 0;
                    sums.T1.Clear();
                }

                for (int i = order.BlockFirst[b]; i < order.BlockFirst[b + 1]; i++)
                {
                    ReadOnlySpan<double> x = order.X.AsSpan(i * order.Stride, order.Stride);
                    sums.S0 += risk[i];
                    AddScaled(sums.S1, x, risk[i]);
                    atRisk++;
                    if (!order.Event[i])
                        continue;
                    sums.T0 += risk[i];
                    AddScaled(sums.T1, x, risk[i]);
                }

                if (deaths)
                    visitor.Visit(b, sums);
            }
        }
    }

    private static void AddScaled(Span<double> sum, ReadOnlySpan<double> x, double factor)
    {
        for (int j = 0; j < sum.Length && j < x.Length; j++)
        {
            sum[j] += factor * x[j];
        }
    }
}
