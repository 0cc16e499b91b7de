namespace Anoikis.Survival.Cox;

/// <summary>
/// The discrete conditional likelihood: at a time with d deaths, the product of the dead's r over the d-th elementary symmetric function of the risk set's r. That function and its
/// derivatives grow row by row, B_k(n) = B_k(n-1) + r_n B_{k-1}(n-1) (Gail, Lubin and Rubinstein, Biometrika 68 (1981) 703). Risks are scaled by d/(n e mean r)
/// so that no sum overflows; the scale cancels but for a known term. Case weights have no meaning here.
/// </summary>
internal sealed class ExactLikelihood(CoxOrder order) : ICoxLikelihood
{
    public int Width => order.Width;

    public CoxEvaluation Evaluate(ReadOnlySpan<double> coefficients)
    {
        int p = order.Width;
        double[] eta = order.Predictor(coefficients);
        double logLikelihood = 0;
        double[] score = new double[p];
        double[,] information = new double[p, p];
        List<int> set = [];
        for (int s = 0; s < order.Strata; s++)
        {
            for (int b = order.StratumFirst[s]; b < order.StratumFirst[s + 1]; b++)
            {
                if (order.BlockDeaths[b] == 0)
                    continue;
                RiskSet(s, b, set);
                for (int i = order.BlockFirst[b]; i < order.BlockFirst[b + 1]; i++)
                {
                    if (!order.Event[i])
                        continue;
                    logLikelihood += eta[i];
                    for (int j = 0; j < p; j++)
                    {
                        score[j] += order.X[(i * order.Stride) + j];
                    }
                }

                logLikelihood -= Denominator(set, order.BlockDeaths[b], eta, score, information);
            }
        }

        for (int j = 0; j < p; j++)
        {
            for (int k = 0; k < j; k++)
            {
                information[k, j] = information[j, k];
            }
        }

        return new CoxEvaluation(logLikelihood, score, information);
    }

    private void RiskSet(int stratum, int block, List<int> set)
    {
        set.Clear();
        for (int i = order.BlockFirst[block]; i < order.BlockFirst[order.StratumFirst[stratum + 1]]; i++)
        {
            if (order.EntryBlock.Length == 0 || order.EntryBlock[i] <= block)
                set.Add(i);
        }
    }

    /// <summary>The logarithm of the symmetric function; its derivatives are taken from the score and added to the information.</summary>
    private double Denominator(List<int> set, int deaths, double[] eta, double[] score, double[,] information)
    {
        int p = order.Width;
        int pairs = p * (p + 1) / 2;
        double largest = set.Max(i => eta[i]);
        double mean = set.Average(i => Math.Exp(eta[i] - largest));
        double logScale = Math.Log(deaths / (set.Count * Math.E * mean)) - largest;
        double[] b = new double[deaths + 1];
        double[] first = new double[(deaths + 1) * p];
        double[] second = new double[(deaths + 1) * pairs];
        b[0] = 1;
        for (int n = 0; n < set.Count; n++)
        {
            ReadOnlySpan<double> x = order.X.AsSpan(set[n] * order.Stride, p);
            double r = Math.Exp(eta[set[n]] + logScale);
            for (int k = Math.Min(n + 1, deaths); k >= 1; k--)
            {
                // From the highest down, so that entries k - 1 are still those of the set without this row.
                ReadOnlySpan<double> lowerFirst = first.AsSpan((k - 1) * p, p);
                ReadOnlySpan<double> lowerSecond = second.AsSpan((k - 1) * pairs, pairs);
                Span<double> ownFirst = first.AsSpan(k * p, p);
                Span<double> ownSecond = second.AsSpan(k * pairs, pairs);
                double lower = b[k - 1];
                for (int j = 0, at = 0; j < p; j++)
                {
                    for (int l = 0; l <= j; l++, at++)
                    {
                        ownSecond[at] += r * (lowerSecond[at] + (x[j] * lowerFirst[l]) + (x[l] * lowerFirst[j]) + (x[j] * x[l] * lower));
                    }

                    ownFirst[j] += r * (lowerFirst[j] + (x[j] * lower));
                }

                b[k] += r * lower;
            }
        }

        double total = b[deaths];
        for (int j = 0, at = 0; j < p; j++)
        {
            double dj = first[(deaths * p) + j] / total;
            score[j] -= dj;
            for (int l = 0; l <= j; l++, at++)
            {
                information[j, l] += (second[(deaths * pairs) + at] / total) - (dj * first[(deaths * p) + l] / total);
            }
        }

        return Math.Log(total) - (deaths * logScale);
    }
}
