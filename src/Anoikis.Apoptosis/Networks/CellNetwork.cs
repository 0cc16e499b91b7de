using System.Collections.Immutable;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Apoptosis.Networks;

/// <summary>
/// A reaction network that decides whether a cell dies: the network itself, which of its numbers belong to which regulator, through which inputs stimuli reach it,
/// and which of its own events are death.
/// </summary>
public sealed record CellNetwork
{
    /// <summary>Name, for example lopez2013.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people, with the citation.</summary>
    public required string Description { get; init; }

    /// <summary>The checked network.</summary>
    public required ReactionNetwork Network { get; init; }

    /// <summary>Its regulators, in the order of their file.</summary>
    public required ImmutableArray<RegulatorTarget> Regulators { get; init; }

    /// <summary>Its stimuli, in the order of their file.</summary>
    public required ImmutableArray<StimulusTarget> Stimuli { get; init; }

    /// <summary>The network's events that are death, each with its cause. A cell ends at the first.</summary>
    public required ImmutableArray<NetworkDeath> Deaths { get; init; }

    /// <summary>The network's events whose times are kept, at most one for each mark.</summary>
    public ImmutableArray<NetworkMark> Marks { get; init; } = [];

    /// <summary>Properties of its cells that are no protein's level.</summary>
    public ImmutableArray<TraitTarget> Traits { get; init; } = [];

    /// <summary>What a person should know before reading results as biology; shown in reports.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];

    /// <summary>The regulator with a symbol, or null.</summary>
    public RegulatorTarget? Regulator(string symbol) => Regulators.FirstOrDefault(r => r.Symbol == symbol);

    /// <summary>The stimulus with a name, or null.</summary>
    public StimulusTarget? Stimulus(string name) => Stimuli.FirstOrDefault(s => s.Name == name);

    /// <summary>The trait with a name, or null.</summary>
    public TraitTarget? Trait(string name) => Traits.FirstOrDefault(t => t.Name == name);
}
