using Anoikis.Numerics.Elementary;

namespace Anoikis.Survival.Cox;

/// <summary>
/// The partial likelihood with Efron's or Breslow's ties. At a time with d deaths of weights w the logarithm gets
/// sum of w eta - sum over k of v ln(S0 - a_k T0), v = sum w / d, a_k = k/d (Efron) or 0 (Breslow), k = 0..d-1.
/// Score and information follow without a second moment for each risk set: with the hazard h = v/(S0 - a T0) summed over the times a row is at risk, c = w r sum h,
/// the score is sum (w delta - c) x and the information is sum c x x' - sum v m m', m being the means of the risk sets (S1 - a T1)/(S0 - a T0).
/// </summary>
internal sealed class TieLikelihood(CoxOrder order, TieMethod ties) : ICoxLikelihood
{
    private const int Chunk = 128;

    public int Width => order.Width;

    public CoxOrder Order => order;

    public bool IsEfron => ties == TieMethod.Efron;

    public CoxEvaluation Evaluate(ReadOnlySpan<double> coefficients) => Evaluate(coefficients, []);

    /// <summary>The likelihood with each block's part multiplied by a factor; no factors for all 1.</summary>
    public CoxEvaluation Evaluate(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> factor)
    {
        double[] eta = order.Predictor(coefficients);
        double[] risk = Risk(eta);
        Visitor visitor = new(order, IsEfron, factor.ToArray());
        RiskWalk.Run(order, risk, ref visitor);
        visitor.Flush();
        double[] score = new double[order.Stride];
        double[] residual = new double[order.Count];
        double logLikelihood = visitor.LogLikelihood;
        WeightedGram gram = visitor.Means;
        CumulativeHazard hazard = new(order, visitor.Hazard, visitor.Down);
        for (int s = 0; s < order.Strata; s++)
        {
            for (int b = order.StratumFirst[s]; b < order.StratumFirst[s + 1]; b++)
            {
                double f = factor.Length == 0 ? 1.0 : factor[b];
                for (int i = order.BlockFirst[b]; i < order.BlockFirst[b + 1]; i++)
                {
                    double expected = risk[i] * hazard.Of(i, b);
                    residual[i] = expected;
                    double excess = -expected;
                    if (order.Event[i])
                    {
                        logLikelihood += f * order.Weight[i] * eta[i];
                        excess += f * order.Weight[i];
                    }

                    AddScaled(score, order.X.AsSpan(i * order.Stride, order.Stride), excess);
                }
            }
        }

        for (int i = 0; i < order.Count; i += Chunk)
        {
            int count = Math.Min(Chunk, order.Count - i);
            gram.Add(order.X.AsSpan(i * order.Stride, count * order.Stride), residual.AsSpan(i, count));
        }

        return new CoxEvaluation(logLikelihood, score[..order.Width], gram.Matrix(order.Width));
    }

    /// <summary>w exp(eta) for each sorted row.</summary>
    public double[] Risk(ReadOnlySpan<double> eta)
    {
        double[] risk = eta.ToArray();
        SpanExp.InPlace(risk);
        for (int i = 0; i < risk.Length; i++)
        {
            risk[i] *= order.Weight[i];
        }

        return risk;
    }

    private static void AddScaled(Span<double> sum, ReadOnlySpan<double> x, double factor)
    {
        for (int j = 0; j < sum.Length && j < x.Length; j++)
        {
            sum[j] += factor * x[j];
        }
    }

    private struct Visitor(CoxOrder order, bool efron, double[] factor) : IRiskVisitor
    {
        private readonly double[] _means = new double[Chunk * order.Stride];
        private readonly double[] _parts = new double[Chunk];
        private int _buffered;

        public double LogLikelihood { get; private set; }

        public double[] Hazard { get; } = new double[order.Blocks];

        public double[] Down { get; } = new double[order.Blocks];

        public WeightedGram Means { get; } = new(order.Stride);

        public void Visit(int block, in RiskSums sums)
        {
            int d = order.BlockDeaths[block];
            double f = factor.Length == 0 ? 1.0 : factor[block];
            int parts = efron ? d : 1;
            double v = f * order.BlockDeathWeight[block] / parts;
            for (int k = 0; k < parts; k++)
            {
                double a = (double)k / parts;
                double denominator = sums.S0 - (a * sums.T0);
                double inverse = 1.0 / denominator;
                LogLikelihood -= v * Math.Log(denominator);
                Hazard[block] += v * inverse;
                Down[block] += a * v * inverse;
                Span<double> mean = _means.AsSpan(_buffered * order.Stride, order.Stride);
                for (int j = 0; j < mean.Length; j++)
                {
                    mean[j] = (sums.S1[j] - (a * sums.T1[j])) * inverse;
                }

                _parts[_buffered] = -v;
                if (++_buffered == Chunk)
                    Flush();
            }
        }

        public void Flush()
        {
            Means.Add(_means.AsSpan(0, _buffered * order.Stride), _parts.AsSpan(0, _buffered));
            _buffered = 0;
        }
    }
}
