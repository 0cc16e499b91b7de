using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>
/// Random numbers of one cell for one purpose: a counter-based stream, so that what a cell draws depends on nothing
/// but (seed, cell, purpose, draw): not on threads, order, neighbours or machine.
/// </summary>
/// <remarks>
/// A mutable struct without heap: pass it by <c>ref</c>; a copy repeats its numbers. The Philox key is the seed, the
/// counter words are draw, purpose and the two halves of the cell. Two 64-bit numbers come from each draw.
/// Sampling algorithms are exact up to the rounding of binary64, and use no function of the machine's library.
/// </remarks>
public struct RandomStream
{
    private readonly ulong _seed;
    private readonly ulong _cell;
    private readonly uint _purpose;
    private ulong _draw;
    private ulong _spare;
    private bool _hasSpare;

    /// <summary>The stream of a cell for a purpose, from a draw on.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cell">The cell, or any entity: an index, or a key of <see cref="SplitKey"/>.</param>
    /// <param name="purpose">What the numbers are for; streams of different purposes are independent.</param>
    /// <param name="draw">The first block of 128 bits to use: random access into the stream.</param>
    public RandomStream(ulong seed, ulong cell, uint purpose, uint draw = 0)
    {
        _seed = seed;
        _cell = cell;
        _purpose = purpose;
        _draw = draw;
    }

    /// <summary>64 random bits.</summary>
    /// <exception cref="InvalidOperationException">All 2^32 draws of the stream are used.</exception>
    public ulong NextUInt64()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        if (_draw > uint.MaxValue)
            throw new InvalidOperationException("The random stream is used up after 2^32 draws.");
        var counter = new Philox4x32.Block((uint)_draw, _purpose, (uint)_cell, (uint)(_cell >> 32));
        Philox4x32.Block block = Philox4x32.At(counter, (uint)_seed, (uint)(_seed >> 32));
        _draw++;
        _spare = block.High;
        _hasSpare = true;
        return block.Low;
    }

    /// <summary>Uniform in the open interval (0, 1): (i + 1/2) / 2^52 for i in [0, 2^52).</summary>
    public double NextDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / 4503599627370496.0);

    /// <summary>Uniform whole number in [0, count), without bias (Lemire, ACM Trans. Model. Comput. Simul. 29 (2019) 3).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public long NextBelow(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ulong range = (ulong)count;
        UInt128 product = (UInt128)NextUInt64() * range;
        ulong low = (ulong)product;
        if (low < range)
        {
            ulong threshold = (0UL - range) % range;
            while (low < threshold)
            {
                product = (UInt128)NextUInt64() * range;
                low = (ulong)product;
            }
        }

        return (long)(ulong)(product >> 64);
    }

    /// <summary>True with a probability in [0, 1].</summary>
    public bool NextBoolean(double probability) => NextDouble() < probability;

    /// <summary>Standard normal: the quantile of a uniform number, so one number a draw.</summary>
    public double NextNormal() => NormalDistributionFunction.Quantile(NextDouble());

    /// <summary>Exponential with mean 1: -ln U.</summary>
    public double NextExponential() => -PortableMath.Log(NextDouble());

    /// <summary>Gamma with the given shape and scale 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shape is not positive and finite.</exception>
    public double NextGamma(double shape) => GammaSampler.Sample(ref this, shape);

    /// <summary>Poisson with the given mean, at most 2^52.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative, not a number or above 2^52.</exception>
    public long NextPoisson(double mean) => PoissonSampler.Sample(ref this, mean);

    /// <summary>Successes in so many trials (at most 2^52) of the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Trials outside [0, 2^52] or a probability outside [0, 1].</exception>
    public long NextBinomial(long trials, double probability) => BinomialSampler.Sample(ref this, trials, probability);

    /// <summary>Failures before the first success; saturates at 2^52.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1].</exception>
    public long NextGeometric(double probability) => NegativeBinomialSampler.SampleGeometric(ref this, probability);

    /// <summary>Failures before so many successes (any real number above or equal to 0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Successes below 0, a probability outside (0, 1], or a mean beyond 2^52.</exception>
    public long NextNegativeBinomial(double successes, double probability)
        => NegativeBinomialSampler.Sample(ref this, successes, probability);
}
