namespace Anoikis.Survival.Cox;

/// <summary>A row's residual at its own death.</summary>
/// <param name="Row">The row of the data.</param>
/// <param name="Time">The time of death.</param>
/// <param name="Values">One for each column of the design; 0 for columns left out.</param>
public sealed record SchoenfeldResidual(int Row, double Time, IReadOnlyList<double> Values);

/// <summary>Residuals of a fitted Cox model, in the order of the data's rows. Exact ties have the residuals of Breslow's.</summary>
public sealed class CoxResiduals
{
    private readonly CoxFit _fit;
    private readonly ScoreResiduals _score;

    /// <summary>Computes them.</summary>
    public CoxResiduals(CoxFit fit)
    {
        _fit = fit;
        _score = new ScoreResiduals(fit.ForHazards, fit.Ascent.Coefficients);
        double[] martingale = new double[fit.Count];
        for (int i = 0; i < martingale.Length; i++)
        {
            martingale[fit.Order.Row[i]] = _score.Martingale[i];
        }

        Martingale = martingale;
    }

    /// <summary>M = delta - r H(t): events less those expected.</summary>
    public IReadOnlyList<double> Martingale { get; }

    /// <summary>sign(M) sqrt(-2 (M + delta ln(delta - M))): the same, nearer to symmetry (Therneau et al. 1990).</summary>
    public double[] Deviance()
    {
        double[] deviance = new double[_fit.Count];
        for (int i = 0; i < deviance.Length; i++)
        {
            double m = Martingale[i];
            double delta = _fit.Data.Times.Event[i] ? 1.0 : 0.0;
            double log = delta > 0 ? Math.Log(delta - m) : 0.0;
            deviance[i] = Math.Sign(m) * Math.Sqrt(Math.Max(0.0, -2.0 * (m + (delta * log))));
        }

        return deviance;
    }

    /// <summary>Each row's part of the score, by row and column of the design; case weights not multiplied in.</summary>
    public double[,] Score()
    {
        CoxOrder order = _fit.Order;
        double[,] score = new double[_fit.Count, _fit.Estimates.Count];
        for (int i = 0; i < order.Count; i++)
        {
            for (int j = 0; j < order.Width; j++)
            {
                score[order.Row[i], _fit.Columns[j]] = _score.Values[(i * order.Width) + j] * order.Scale[j];
            }
        }

        return score;
    }

    /// <summary>Change of each coefficient that a row makes, to first order: U_i V, times the row's weight.</summary>
    public double[,] Influence()
    {
        double[,] score = Score();
        int p = _fit.Estimates.Count;
        double[,] influence = new double[_fit.Count, p];
        for (int i = 0; i < _fit.Count; i++)
        {
            for (int j = 0; j < p; j++)
            {
                double sum = 0;
                for (int k = 0; k < p; k++)
                {
                    sum += score[i, k] * _fit.NaiveCovariance[k, j];
                }

                influence[i, j] = sum * _fit.Data.Times.WeightOf(i);
            }
        }

        return influence;
    }

    /// <summary>x less the mean of the risk set at each death, by stratum and time; those of one time in the order of the data (Schoenfeld, Biometrika 69 (1982) 239).</summary>
    public IReadOnlyList<SchoenfeldResidual> Schoenfeld()
    {
        CoxOrder order = _fit.Order;
        List<SchoenfeldResidual> residuals = [];
        for (int b = 0; b < order.Blocks; b++)
        {
            for (int i = order.BlockFirst[b]; i < order.BlockFirst[b + 1]; i++)
            {
                if (!order.Event[i])
                    continue;
                double[] values = new double[_fit.Estimates.Count];
                for (int j = 0; j < order.Width; j++)
                {
                    values[_fit.Columns[j]] = order.Scale[j] * (order.X[(i * order.Stride) + j] - _score.BlockMean[(b * order.Width) + j]);
                }

                residuals.Add(new SchoenfeldResidual(order.Row[i], order.BlockTime[b], values));
            }
        }

        return residuals;
    }
}
