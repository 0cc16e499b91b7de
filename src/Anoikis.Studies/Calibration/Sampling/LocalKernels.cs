using System.Collections.Immutable;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Studies.Calibration.Sampling;

/// <summary>
/// Proposes new places around kept sets, z* ~ q = beta N(0, I) + (1 - beta) sum_j W_j N(z_j, S_j), N(0, I) being the prior of normal scores.
/// </summary>
/// <remarks>
/// Each set has the local covariance that is optimal for normal kernels, S_j = sum_k W_k (z_k - z_j)(z_k - z_j)^T = C + (m - z_j)(m - z_j)^T, with m and C
/// the weighted mean and covariance of the sets within the tolerance (Filippi et al. 2013, Stat. Appl. Genet. Mol. Biol. 12:87): a ridge is followed along its length.
/// A share beta of the proposals comes from the prior itself, so that a second region that was lost can be found again (Hesterberg 1995, Technometrics 37:185).
/// </remarks>
internal sealed class LocalKernels
{
    /// <summary>Share of the proposals that come from the prior.</summary>
    public const double PriorShare = 0.05;

    private readonly ImmutableArray<ParameterSet> _sets;
    private readonly double[] _weights;
    private readonly CholeskyFactor[] _factors;
    private readonly double[] _logScales;

    public LocalKernels(Population population)
    {
        _sets = population.Sets;
        _weights = population.NormalisedWeights();
        int n = _sets[0].Scores.Length;
        double[] mean = WeightedMoments.Mean(_sets, _weights);
        double[,] covariance = WeightedMoments.Covariance(_sets, _weights, mean);
        _factors = new CholeskyFactor[_sets.Length];
        _logScales = new double[_sets.Length];
        for (int j = 0; j < _sets.Length; j++)
        {
            double[,] local = (double[,])covariance.Clone();
            for (int a = 0; a < n; a++)
            {
                for (int b = 0; b < n; b++)
                {
                    local[a, b] += (mean[a] - _sets[j].Scores[a]) * (mean[b] - _sets[j].Scores[b]);
                }

                // A population of one value still moves.
                local[a, a] += 1e-8;
            }

            _factors[j] = new CholeskyFactor(local);
            _logScales[j] = _factors[j].HalfLogDeterminant();
        }
    }

    /// <summary>A place from the prior alone.</summary>
    public static ImmutableArray<double> FromPrior(ref RandomStream stream, int numbers)
    {
        var scores = new double[numbers];
        for (int i = 0; i < numbers; i++)
        {
            scores[i] = stream.NextNormal();
        }

        return [.. scores];
    }

    /// <summary>A new place.</summary>
    public ImmutableArray<double> Propose(ref RandomStream stream)
    {
        bool fromPrior = stream.NextBoolean(PriorShare);
        int parent = Pick(stream.NextDouble());
        ImmutableArray<double> normal = FromPrior(ref stream, _sets[0].Scores.Length);
        return fromPrior ? normal : [.. _factors[parent].Times(normal.AsSpan()).Zip(_sets[parent].Scores, (step, centre) => centre + step)];
    }

    /// <summary>q(z) / N(z; 0, I): how much denser the proposals are than the prior.</summary>
    public double RatioToPrior(ImmutableArray<double> scores)
    {
        double logPrior = -0.5 * scores.Sum(z => z * z);
        double[] apart = new double[scores.Length];
        double sum = 0;
        for (int j = 0; j < _sets.Length; j++)
        {
            for (int i = 0; i < apart.Length; i++)
            {
                apart[i] = scores[i] - _sets[j].Scores[i];
            }

            double exponent = -_logScales[j] - (0.5 * _factors[j].InverseForm(apart)) - logPrior;

            // Beyond this a term is lost in the rounding of the sum, which is at least the prior's share.
            sum += exponent > -50 ? _weights[j] * PortableMath.Exp(exponent) : 0;
        }

        return PriorShare + ((1 - PriorShare) * sum);
    }

    private int Pick(double uniform)
    {
        double sum = 0;
        for (int j = 0; j < _weights.Length - 1; j++)
        {
            sum += _weights[j];
            if (uniform < sum)
            {
                return j;
            }
        }

        return _weights.Length - 1;
    }
}
