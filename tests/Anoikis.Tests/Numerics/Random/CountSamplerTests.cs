using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Random;

/// <summary>
/// Counts against their point probabilities, computed here by recursion from the mode, and at huge counts against moments.
/// Bounds are four standard errors, so that a wrong sampler fails and a right one passes with the fixed seed.
/// </summary>
public sealed class CountSamplerTests
{
    private const int Count = 100_000;

    [Theory]
    [InlineData(0.02)]
    [InlineData(3.0)]
    [InlineData(9.99)]
    [InlineData(10.0)]
    [InlineData(37.5)]
    [InlineData(1000.0)]
    public void PoissonFollowsItsProbabilities(double mean)
    {
        var stream = new RandomStream(21, 0, 1);
        Assert.True(ChiSquareFits(Draw(() => stream.NextPoisson(mean)), (long)mean, k => mean / (k + 1)));
    }

    [Theory]
    [InlineData(5, 0.3)]
    [InlineData(40, 0.2)]
    [InlineData(40, 0.9)]
    [InlineData(100, 0.5)]
    [InlineData(100, 0.7)]
    [InlineData(100_000, 0.0002)]
    [InlineData(1_000_000, 0.001)]
    public void BinomialFollowsItsProbabilities(long trials, double p)
    {
        var stream = new RandomStream(22, 0, 1);
        long mode = (long)((trials + 1) * p);
        Assert.True(ChiSquareFits(Draw(() => stream.NextBinomial(trials, p)), mode, k => (double)(trials - k) / (k + 1) * (p / (1 - p))));
    }

    [Theory]
    [InlineData(1.0, 0.4)]
    [InlineData(0.3, 0.1)]
    [InlineData(25.0, 0.5)]
    [InlineData(400.0, 0.8)]
    public void NegativeBinomialFollowsItsProbabilities(double successes, double p)
    {
        var stream = new RandomStream(23, 0, 1);
        long mode = (long)Math.Max(0, (successes - 1) * (1 - p) / p);
        Assert.True(ChiSquareFits(Draw(() => stream.NextNegativeBinomial(successes, p)), mode, k => (k + successes) / (k + 1) * (1 - p)));
    }

    [Fact]
    public void GeometricFollowsItsProbabilities()
    {
        var stream = new RandomStream(24, 0, 1);
        Assert.True(ChiSquareFits(Draw(() => stream.NextGeometric(0.15)), 0, _ => 0.85));
    }

    [Fact]
    public void AWrongMeanFailsTheSameTest()
    {
        var stream = new RandomStream(21, 0, 1);
        Assert.False(ChiSquareFits(Draw(() => stream.NextPoisson(37.5)), 38, k => 38.0 / (k + 1)));
        Assert.False(ChiSquareFits(Draw(() => stream.NextBinomial(100, 0.5)), 50, k => (double)(100 - k) / (k + 1) * (0.49 / 0.51)));
    }

    [Theory]
    [InlineData(1e7)]
    [InlineData(1e12)]
    [InlineData(4e15)]
    public void HugePoissonCountsHaveTheRightMoments(double mean)
    {
        var stream = new RandomStream(25, 0, 1);
        CheckMoments(Draw(() => stream.NextPoisson(mean)), mean, mean);
    }

    [Theory]
    [InlineData(10_000_000L, 0.3)]
    [InlineData(1_000_000_000_000L, 0.999)]
    [InlineData(4_000_000_000_000_000L, 1e-9)]
    public void HugeBinomialCountsHaveTheRightMoments(long trials, double p)
    {
        var stream = new RandomStream(26, 0, 1);
        CheckMoments(Draw(() => stream.NextBinomial(trials, p)), trials * p, trials * p * (1 - p));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.7)]
    [InlineData(1.0)]
    [InlineData(30.0)]
    [InlineData(1e9)]
    public void GammaHasTheRightMoments(double shape)
    {
        var stream = new RandomStream(27, 0, 1);
        double[] values = [.. Enumerable.Range(0, Count).Select(_ => stream.NextGamma(shape))];
        double mean = values.Average();
        double variance = values.Sum(x => (x - mean) * (x - mean)) / Count;
        Assert.InRange((mean - shape) / Math.Sqrt(shape / Count), -4.0, 4.0);
        double kurtosis = 6.0 / shape;
        Assert.InRange((variance - shape) / (shape * Math.Sqrt((2.0 + kurtosis) / Count)), -4.0, 4.0);
    }

    [Fact]
    public void ArgumentsAtTheEdges()
    {
        var stream = new RandomStream(28, 0, 1);
        Assert.Equal(0, stream.NextPoisson(0));
        Assert.Equal(0, stream.NextBinomial(0, 0.5));
        Assert.Equal(0, stream.NextBinomial(10, 0));
        Assert.Equal(10, stream.NextBinomial(10, 1));
        Assert.Equal(0, stream.NextGeometric(1));
        Assert.Equal(0, stream.NextNegativeBinomial(0, 0.5));
        Assert.Equal(0, stream.NextNegativeBinomial(5, 1));
        Assert.InRange(stream.NextGeometric(1e-300), 1, 1L << 52);
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextPoisson(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextPoisson(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextBinomial(-1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextBinomial(5, 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextBinomial(5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextGeometric(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextNegativeBinomial(-1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextGamma(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextGamma(double.PositiveInfinity));
    }

    private static long[] Draw(Func<long> next) => [.. Enumerable.Range(0, Count).Select(_ => next())];

    private static void CheckMoments(long[] values, double mean, double variance)
    {
        double shift = values.Average(x => x - mean);
        double spread = values.Average(x => (x - mean) * (x - mean)) - (shift * shift);
        Assert.InRange(shift / Math.Sqrt(variance / Count), -4.0, 4.0);
        Assert.InRange((spread / variance) - 1.0, -4.0 * Math.Sqrt(2.0 / Count), 4.0 * Math.Sqrt(2.0 / Count));
    }

    // Probabilities relative to the mode, from P(k + 1) / P(k), then normalised; bins of at least ten expected counts.
    private static bool ChiSquareFits(long[] values, long mode, Func<long, double> ratio)
    {
        var relative = new SortedDictionary<long, double> { [mode] = 1.0 };
        double weight = 1.0;
        for (long k = mode; weight > 1e-12; k++)
            relative[k + 1] = weight *= ratio(k);
        weight = 1.0;
        for (long k = mode; k > 0 && weight > 1e-12; k--)
            relative[k - 1] = weight /= ratio(k - 1);
        double total = relative.Values.Sum();
        var observed = values.GroupBy(x => x).ToDictionary(g => g.Key, g => g.Count());
        double chiSquare = 0, expected = 0, found = 0, seen = 0, used = 0;
        int bins = 0;
        foreach ((long k, double p) in relative)
        {
            expected += Count * p / total;
            found += observed.GetValueOrDefault(k);
            if (expected < 10)
                continue;
            chiSquare += (found - expected) * (found - expected) / expected;
            seen += found;
            used += expected;
            bins++;
            (expected, found) = (0, 0);
        }

        double restExpected = Math.Max(Count - used, 1.0);
        double restFound = Count - seen;
        chiSquare += (restFound - (Count - used)) * (restFound - (Count - used)) / restExpected;
        return chiSquare < bins + (4.0 * Math.Sqrt(2.0 * bins)) + 8.0;
    }
}
