using System.Collections.Immutable;
using Anoikis.Numerics.Parallel;
using Anoikis.Numerics.Random;

namespace Anoikis.Studies.Calibration.Sampling;

/// <summary>Why a fit ended.</summary>
public enum FitEnd
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>The tolerance that was asked for is reached.</summary>
    ToleranceReached,

    /// <summary>So few new sets come nearer that going on is no use.</summary>
    FewAccepted,

    /// <summary>The generations are used up.</summary>
    GenerationsUsed,
}

/// <summary>
/// Approximate Bayesian computation by adaptive population Monte Carlo. Generation 1 simulates 2 N sets from the prior and keeps the N nearest; each later one
/// simulates N new sets from <see cref="LocalKernels"/> around those kept, and keeps the N nearest of all. The tolerance is the distance of the N-th, so that it
/// falls by itself; no simulation is thrown away before its time, and each generation has a fixed number of them, which threads can share.
/// </summary>
/// <remarks>
/// The scheme is that of Lenormand, Jabot and Deffuant 2013 (Comput. Stat. 28:2777) with the kernels of Filippi et al. 2013; for population Monte Carlo and adaptive
/// tolerances see Beaumont et al. 2009 (Biometrika 96:983) and Del Moral, Doucet and Jasra 2012 (Stat. Comput. 22:1009). What is kept is every set that was ever
/// simulated and lies within the tolerance, so all of them share one importance weight, the prior's density by that of the mixture of all generations' proposals,
/// w = pi(z) / sum_s n_s q_s(z) (Owen and Zhou 2000, J. Am. Stat. Assoc. 95:135; Cornuet et al. 2012, Scand. J. Stat. 39:798): a set of an early generation does
/// not outweigh the later ones. It ends when the tolerance that was asked for is reached, when fewer than <see cref="LeastAcceptance"/> of the new sets lie
/// within the tolerance before, or when the generations are used up.
/// Everything that set i of generation g draws is keyed by (seed, g, i): nothing depends on threads or on the order in which sets are done.
/// </remarks>
/// <param name="numbers">The free numbers.</param>
/// <param name="particles">N, sets that are kept.</param>
/// <param name="tolerance">Distance that is near enough; sets within it are all kept.</param>
/// <param name="seed">Key of all randomness.</param>
internal sealed class PopulationMonteCarlo(ImmutableArray<FreeNumber> numbers, int particles, double tolerance, ulong seed)
{
    /// <summary>Share of new sets within the tolerance before, below which a fit ends (0.01 to 0.05 in Lenormand et al. 2013).</summary>
    public const double LeastAcceptance = 0.05;

    private const uint Proposals = 0x66697470;
    private const uint Simulations = 0x66697473;

    /// <summary>Sets that generation <paramref name="generation"/> simulates.</summary>
    public int Candidates(int generation) => generation == 1 ? 2 * particles : particles;

    /// <summary>The seed with which set <paramref name="index"/> of a generation is simulated.</summary>
    public ulong SeedOf(int generation, int index) => new RandomStream(seed, Key(generation, index), Simulations).NextUInt64() & (ulong)Scenarios.ScenarioReader.LargestSeed;

    /// <summary>Simulates the next generation on so many threads.</summary>
    /// <param name="before">The populations of all generations before, from the first on.</param>
    /// <param name="model">Makes data from numbers.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="known">Gives what set i of the generation came to when it was simulated before, or null; called from any thread.</param>
    /// <param name="finished">Is handed every set that is simulated now; called from any thread, one call at a time.</param>
    /// <param name="progress">Takes founding cells whose fate is known, as increments.</param>
    /// <param name="cancellation">Stops it; what was handed over stays so.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Population Advance(
        IReadOnlyList<Population> before, ICalibratedModel model, int threads, Func<int, Evaluation?>? known = null, Action<int, Evaluation>? finished = null,
        Action<long>? progress = null, CancellationToken cancellation = default)
    {
        int generation = before.Count + 1;
        LocalKernels[] kernels = [.. before.Select(p => new LocalKernels(p))];
        var fresh = new ParameterSet[Candidates(generation)];
        Lock handing = new();

        void Take(int i, CancellationToken stop)
        {
            RandomStream stream = new(seed, Key(generation, i), Proposals);
            ImmutableArray<double> scores = generation == 1 ? LocalKernels.FromPrior(ref stream, numbers.Length) : kernels[^1].Propose(ref stream);
            ImmutableArray<double> values = [.. scores.Select((z, k) => numbers[k].ValueAt(z))];
            Evaluation? outcome = known?.Invoke(i);
            if (outcome is null)
            {
                outcome = model.Evaluate(values, SeedOf(generation, i), progress, stop);
                lock (handing)
                {
                    finished?.Invoke(i, outcome);
                }
            }

            fresh[i] = new ParameterSet(generation, i, scores, values, double.NaN, outcome);
        }

        IndependentBlocks.Run(fresh.Length, threads, "fit", Take, cancellation);
        return Select(before.LastOrDefault(), kernels, generation, fresh);
    }

    /// <summary>Whether, and why, a fit ends with a population.</summary>
    public FitEnd EndAt(Population population, int generations)
        => population.Tolerance <= tolerance ? FitEnd.ToleranceReached
            : population.Acceptance < LeastAcceptance ? FitEnd.FewAccepted
            : population.Generation >= generations ? FitEnd.GenerationsUsed
            : FitEnd.None;

    private Population Select(Population? before, LocalKernels[] kernels, int generation, ParameterSet[] fresh)
    {
        double[] distances = [.. (before?.Sets ?? []).AsEnumerable().Concat(fresh).Select(s => s.Outcome.Distance).Order()];
        double limit = Math.Max(tolerance, distances[Math.Min(particles, distances.Length) - 1]);
        IEnumerable<ParameterSet> still = (before?.Sets ?? []).Where(s => s.Outcome.Distance <= limit)
            .Select(s => s with { Proposals = s.Proposals + (fresh.Length * kernels[^1].RatioToPrior(s.Scores)) });
        IEnumerable<ParameterSet> joined = fresh.Where(s => s.Outcome.Distance <= limit).Select(s => s with { Proposals = Mixture(kernels, s.Scores) });
        double earlier = before?.Tolerance ?? double.PositiveInfinity;
        double acceptance = fresh.Count(s => s.Outcome.Distance <= earlier) / (double)fresh.Length;
        return new Population(generation, [.. still, .. joined], limit, fresh.Length, acceptance);
    }

    /// <summary>sum_s n_s q_s(z) / pi(z) over the first generation, which is the prior's, and those of the kernels.</summary>
    private double Mixture(LocalKernels[] kernels, ImmutableArray<double> scores)
    {
        double sum = Candidates(1);
        for (int g = 0; g < kernels.Length; g++)
        {
            sum += Candidates(g + 2) * kernels[g].RatioToPrior(scores);
        }

        return sum;
    }

    private static ulong Key(int generation, int index) => ((ulong)(uint)generation << 32) | (uint)index;
}
