namespace Anoikis.Survival.Cox;

/// <summary>
/// Each row's part of the score, U_i = integral of (x_i - m(t)) dM_i(t): for a row at risk -r (x H - M) with H and M the sums of the hazard h and of h m over its times at risk; for a death
/// also x less the mean of its time (Therneau, Grambsch and Fleming, Biometrika 77 (1990) 147). Case weights are not multiplied in.
/// </summary>
internal sealed class ScoreResiduals
{
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="coefficients">Of the centred and scaled covariates.</param>
    public ScoreResiduals(TieLikelihood likelihood, ReadOnlySpan<double> coefficients)
    {
        CoxOrder order = likelihood.Order;
        Order = order;
        double[] eta = order.Predictor(coefficients);
        double[] risk = likelihood.Risk(eta);
        Visitor visitor = new(order, likelihood.IsEfron);
        RiskWalk.Run(order, risk, ref visitor);
        Values = new double[order.Count * order.Width];
        Martingale = new double[order.Count];
        BlockMean = visitor.Mean;
        int p = order.Width;
        CumulativeHazard hazard = new(order, visitor.Hazard, visitor.Down);
        double[] sum = new double[p];
        for (int s = 0; s < order.Strata; s++)
        {
            Array.Clear(sum);
            // Sums of h m before each block, for rows that enter there.
            double[] before = new double[(order.StratumFirst[s + 1] - order.StratumFirst[s]) * p];
            int low = order.StratumFirst[s];
            for (int b = low; b < order.StratumFirst[s + 1]; b++)
            {
                sum.CopyTo(before.AsSpan((b - low) * p, p));
                for (int j = 0; j < p; j++)
                {
                    sum[j] += visitor.HazardMean[(b * p) + j];
                }

                for (int i = order.BlockFirst[b]; i < order.BlockFirst[b + 1]; i++)
                {
                    double r = risk[i] / order.Weight[i];
                    double h = hazard.Of(i, b);
                    Martingale[i] = (order.Event[i] ? 1.0 : 0.0) - (r * h);
                    int entry = order.EntryBlock.Length > 0 ? (order.EntryBlock[i] - low) * p : -1;
                    for (int j = 0; j < p; j++)
                    {
                        double x = order.X[(i * order.Stride) + j];
                        double m = sum[j] - (entry >= 0 ? before[entry + j] : 0.0) - (order.Event[i] ? visitor.DownMean[(b * p) + j] : 0.0);
                        double value = -r * ((x * h) - m);
                        Values[(i * p) + j] = order.Event[i] ? value + x - visitor.Mean[(b * p) + j] : value;
                    }
                }
            }
        }
    }

    public CoxOrder Order { get; }

    /// <summary>Row by row in sorted order, for the centred and scaled covariates.</summary>
    public double[] Values { get; }

    /// <summary>delta - r H in sorted order.</summary>
    public double[] Martingale { get; }

    /// <summary>Mean of the covariates in the risk set of each block with deaths; Efron's is the mean over the dead's parts.</summary>
    public double[] BlockMean { get; }

    private readonly struct Visitor(CoxOrder order, bool efron) : IRiskVisitor
    {
        public double[] Hazard { get; } = new double[order.Blocks];

        public double[] Down { get; } = new double[order.Blocks];

        public double[] HazardMean { get; } = new double[order.Blocks * order.Width];

        public double[] DownMean { get; } = new double[order.Blocks * order.Width];

        public double[] Mean { get; } = new double[order.Blocks * order.Width];

        public void Visit(int block, in RiskSums sums)
        {
            int p = order.Width;
            int parts = efron ? order.BlockDeaths[block] : 1;
            double v = order.BlockDeathWeight[block] / parts;
            for (int k = 0; k < parts; k++)
            {
                double a = (double)k / parts;
                double inverse = 1.0 / (sums.S0 - (a * sums.T0));
                double h = v * inverse;
                Hazard[block] += h;
                Down[block] += a * h;
                for (int j = 0; j < p; j++)
                {
                    double mean = (sums.S1[j] - (a * sums.T1[j])) * inverse;
                    HazardMean[(block * p) + j] += h * mean;
                    DownMean[(block * p) + j] += a * h * mean;
                    Mean[(block * p) + j] += mean / parts;
                }
            }
        }
    }
}
