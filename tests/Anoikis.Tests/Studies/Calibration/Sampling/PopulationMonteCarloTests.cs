using System.Collections.Immutable;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Sampling;

namespace Anoikis.Tests.Studies.Calibration.Sampling;

/// <summary>The sampler against posteriors that are known exactly.</summary>
public sealed class PopulationMonteCarloTests
{
    private const int Trials = 40;
    private const int Successes = 9;

    private const int Fits = 16;

    private static readonly Lazy<Population[]> Uniform = new(() => Binomials(PriorScale.Linear, 0, 1));

    [Fact]
    public void Binomial_counts_with_a_uniform_prior_have_the_beta_posterior()
    {
        Assert.All(Uniform.Value, p => Assert.Equal(0, p.Tolerance));
        (double mean, double deviation) = Beta(Successes + 1, Trials - Successes + 1);
        AssertMoments(Uniform.Value, p => p.NormalisedWeights(), mean, deviation);
    }

    [Fact]
    public void A_logarithmic_prior_weighs_small_values_more()
    {
        // The density 1/p on [0.01, 1] makes the posterior Beta(y, n - y + 1), but for what lies below 0.01, which is 3e-8 of it.
        (double mean, double deviation) = Beta(Successes, Trials - Successes + 1);
        AssertMoments(Binomials(PriorScale.Log, 0.01, 1), p => p.NormalisedWeights(), mean, deviation);
    }

    [Fact]
    public void Leaving_the_weights_out_is_seen()
    {
        // The planted fault: proposals crowd where earlier generations were near, and without their weights the posterior comes out too narrow.
        (double mean, double deviation) = Beta(Successes + 1, Trials - Successes + 1);
        Assert.Throws<Xunit.Sdk.InRangeException>(() => AssertMoments(Uniform.Value, p => [.. p.Sets.Select(_ => 1.0 / p.Sets.Length)], mean, deviation));
    }

    [Fact]
    public void The_prior_in_the_place_of_the_posterior_is_seen()
        => Assert.Throws<Xunit.Sdk.InRangeException>(() => AssertMoments(Uniform.Value, p => p.NormalisedWeights(), 0.5, Math.Sqrt(1.0 / 12)));

    [Fact]
    public void A_ridge_is_found_as_a_correlation()
    {
        // x = z1 + z2 + noise of variance s^2, observed as 0.8, with z1, z2 standard normal: the posterior is normal, with the moments of linear regression.
        // Distances are kept below e, which adds the variance e^2 / 3 of a uniform error (Wilkinson 2013, Stat. Appl. Genet. Mol. Biol. 12:129).
        const double noise = 0.3;
        const double observed = 0.8;
        FreeNumber[] numbers = [Number("a", PriorScale.Linear, -1, 1), Number("b", PriorScale.Log, 1e-3, 10)];
        PointModel model = new((values, stream) =>
        {
            double sum = values.Zip(numbers, (v, n) => n.ScoreOf(v)).Sum();
            return Math.Abs(sum + (noise * stream.NextNormal()) - observed);
        });
        double error = (noise * noise) + (0.15 * 0.15 / 3);
        double variance = 1 - (1 / (2 + error));
        List<double>[] found = [[], [], [], [], []];
        for (int f = 0; f < 8; f++)
        {
            Population population = Run(new PopulationMonteCarlo([.. numbers], 250, 0.15, (ulong)f), model, 30);
            Assert.Equal(0.15, population.Tolerance);
            double[] weights = population.NormalisedWeights();
            double[] mean = WeightedMoments.Mean(population.Sets, weights);
            double[,] covariance = WeightedMoments.Covariance(population.Sets, weights, mean);
            double[] values = [mean[0], mean[1], covariance[0, 0], covariance[1, 1], covariance[0, 1] / Math.Sqrt(covariance[0, 0] * covariance[1, 1])];
            for (int i = 0; i < values.Length; i++)
            {
                found[i].Add(values[i]);
            }
        }

        double middle = observed / (2 + error);
        AssertMean([.. found[0]], middle, 0.05);
        AssertMean([.. found[1]], middle, 0.05);
        AssertMean([.. found[2]], variance, 0.05);
        AssertMean([.. found[3]], variance, 0.05);
        AssertMean([.. found[4]], -1 / (2 + error) / variance, 0.02);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_change_a_bit(int threads)
    {
        Population one = Binomial(PriorScale.Linear, 0, 1, threads: 1);
        Population several = Binomial(PriorScale.Linear, 0, 1, threads: threads);
        Assert.Equal(Bits(one), Bits(several));
        Assert.NotEqual(Bits(one), Bits(Binomial(PriorScale.Linear, 0, 1, threads: 1, seed: 12)));
    }

    [Fact]
    public void What_is_known_is_not_simulated_again_and_changes_nothing()
    {
        FreeNumber[] numbers = [Number("p", PriorScale.Linear, 0, 1)];
        PopulationMonteCarlo sampler = new([.. numbers], 50, 0, 3);
        Dictionary<int, Evaluation> kept = [];
        Population first = sampler.Advance([], BinomialModel(), 1, finished: (i, e) => kept[i] = e);
        int calls = 0;
        PointModel counting = new((values, stream) =>
        {
            Interlocked.Increment(ref calls);
            return Math.Abs(stream.NextBinomial(Trials, values[0]) - Successes);
        });
        Population again = sampler.Advance([], counting, 2, known: i => i % 2 == 0 ? kept[i] : null);
        Assert.Equal(50, calls);
        Assert.Equal(Bits(first), Bits(again));
    }

    [Fact]
    public void Sets_that_cannot_be_compared_are_dropped_as_soon_as_others_are_there()
    {
        PointModel model = new((values, _) => values[0] < 0.9 ? double.PositiveInfinity : 1 - values[0]);
        Population population = Run(new PopulationMonteCarlo([Number("p", PriorScale.Linear, 0, 1)], 40, 0.05, 3), model, 20);
        Assert.InRange(population.Tolerance, 0, 0.05);
        Assert.All(population.Sets, s => Assert.InRange(s.Numbers[0], 0.95, 1));
    }

    [Fact]
    public void A_fit_ends_when_nothing_comes_nearer()
    {
        PointModel model = new((_, stream) => 5 + stream.NextDouble());
        PopulationMonteCarlo sampler = new([Number("p", PriorScale.Linear, 0, 1)], 100, 1, 3);
        Population population = Run(sampler, model, 200);
        Assert.Equal(FitEnd.FewAccepted, sampler.EndAt(population, 200));
        Assert.Equal(FitEnd.GenerationsUsed, sampler.EndAt(population with { Acceptance = 0.5 }, population.Generation));
    }

    /// <summary>
    /// Mean and standard deviation over independent fits, within four standard errors of the exact ones. The errors are those between the fits: sets of one fit come from
    /// each other, so that an effective sample size overstates what they are worth.
    /// </summary>
    private static void AssertMoments(Population[] fits, Func<Population, double[]> weights, double mean, double deviation)
    {
        double[] means = new double[fits.Length];
        double[] deviations = new double[fits.Length];
        for (int f = 0; f < fits.Length; f++)
        {
            double[] w = weights(fits[f]);
            double m = fits[f].Sets.Select((s, k) => w[k] * s.Numbers[0]).Sum();
            means[f] = m;
            deviations[f] = Math.Sqrt(fits[f].Sets.Select((s, k) => w[k] * (s.Numbers[0] - m) * (s.Numbers[0] - m)).Sum());
        }

        AssertMean(means, mean, 0.04 * deviation);
        AssertMean(deviations, deviation, 0.04 * deviation);
    }

    private static void AssertMean(double[] values, double expected, double largestError)
    {
        double average = values.Average();
        double error = Math.Sqrt(values.Sum(v => (v - average) * (v - average)) / (values.Length - 1) / values.Length);
        Assert.True(error < largestError, $"the error {error} is too large for the check to say anything");
        Assert.InRange(average, expected - (4 * error), expected + (4 * error));
    }

    private static (double Mean, double Deviation) Beta(double a, double b) => (a / (a + b), Math.Sqrt(a * b / ((a + b) * (a + b) * (a + b + 1))));

    private static Population[] Binomials(PriorScale scale, double from, double to)
        => [.. Enumerable.Range(0, Fits).Select(f => Binomial(scale, from, to, 250, 2, (ulong)(100 + f)))];

    private static Population Binomial(PriorScale scale, double from, double to, int particles = 60, int threads = 2, ulong seed = 11)
        => Run(new PopulationMonteCarlo([Number("p", scale, from, to)], particles, 0, seed), BinomialModel(), 30, threads);

    private static PointModel BinomialModel() => new((values, stream) => Math.Abs(stream.NextBinomial(Trials, values[0]) - Successes));

    private static Population Run(PopulationMonteCarlo sampler, ICalibratedModel model, int generations, int threads = 2)
    {
        List<Population> populations = [sampler.Advance([], model, threads)];
        while (sampler.EndAt(populations[^1], generations) == FitEnd.None)
        {
            populations.Add(sampler.Advance(populations, model, threads));
        }

        return populations[^1];
    }

    private static FreeNumber Number(string path, PriorScale scale, double from, double to)
        => new() { Name = path, Paths = [path], From = from, To = to, Scale = scale, Source = "made up for tests" };

    private static long[] Bits(Population population)
        => [.. population.Sets.SelectMany(s => new[] { s.Generation, s.Index, s.Weight, s.Numbers[0], s.Outcome.Distance }).Select(BitConverter.DoubleToInt64Bits)];

    private delegate double Distance(ImmutableArray<double> numbers, RandomStream stream);

    /// <summary>A model that is one line: its distance.</summary>
    private sealed class PointModel(Distance distance) : ICalibratedModel
    {
        public Evaluation Evaluate(ImmutableArray<double> numbers, ulong seed, Action<long>? progress, CancellationToken cancellation)
            => new(distance(numbers, new RandomStream(seed, 0, 0)), [], 0);
    }
}
