using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Anoikis.Studies.Calibration.Sampling;

/// <summary>A set of numbers with what was simulated from it: a particle.</summary>
/// <param name="Generation">Generation in which it was proposed, from 1.</param>
/// <param name="Index">Its number there, from 0.</param>
/// <param name="Scores">Normal scores of the free numbers.</param>
/// <param name="Numbers">Their values.</param>
/// <param name="Proposals">Sum over all generations so far of sets proposed times the density of their proposals here, by the prior's density here.</param>
/// <param name="Outcome">What was simulated.</param>
internal sealed record ParameterSet(
    int Generation, int Index, ImmutableArray<double> Scores, ImmutableArray<double> Numbers, double Proposals, Evaluation Outcome)
{
    /// <summary>Importance weight, not normalised: the prior's density by that of the mixture of all proposals.</summary>
    [JsonIgnore]
    public double Weight => 1 / Proposals;
}

/// <summary>The sets that are kept after a generation.</summary>
/// <param name="Generation">Number of the generation, from 1.</param>
/// <param name="Sets">The kept sets, in the order of generation and index.</param>
/// <param name="Tolerance">Largest distance that is kept.</param>
/// <param name="Simulated">Sets that were simulated in this generation.</param>
/// <param name="Acceptance">Share of them that lie within the tolerance of the generation before.</param>
internal sealed record Population(int Generation, ImmutableArray<ParameterSet> Sets, double Tolerance, int Simulated, double Acceptance)
{
    /// <summary>Weights that sum up to 1, in the order of <see cref="Sets"/>.</summary>
    public double[] NormalisedWeights()
    {
        double sum = Sets.Sum(s => s.Weight);
        return [.. Sets.Select(s => s.Weight / sum)];
    }

    /// <summary>Effective sample size (sum w)^2 / sum w^2 (Kish 1965).</summary>
    public double EffectiveSize()
    {
        double sum = Sets.Sum(s => s.Weight);
        return sum * sum / Sets.Sum(s => s.Weight * s.Weight);
    }
}
