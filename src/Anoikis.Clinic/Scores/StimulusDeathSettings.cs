using System.Collections.Immutable;
using Anoikis.Clinic.Populations;

namespace Anoikis.Clinic.Scores;

/// <summary>Which stimuli cells meet, and for how long.</summary>
public sealed record StimulusDeathSettings
{
    /// <summary>The network, by the name that scenarios give it: reference, full, or a composition such as reference + granzyme.</summary>
    public string Network { get; init; } = "reference";

    /// <summary>Names of the stimuli; empty for all of the network.</summary>
    public ImmutableArray<string> Stimuli { get; init; } = [];

    /// <summary>Strengths by name, in the unit of scenarios, where they are not to be found.</summary>
    public ImmutableSortedDictionary<string, double> Strengths { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>How long cells meet a stimulus, seconds: 24 h.</summary>
    public double Duration { get; init; } = 24 * 3600;

    /// <summary>The cells of each patient.</summary>
    public PopulationSettings Population { get; init; } = new() { Cells = 50 };
}
