using System.Collections.Immutable;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Metastasis.Colonies;

namespace Anoikis.Metastasis.Cascade;

/// <summary>A stage of metastasis: where the cell is, what it meets there, and how it gets out.</summary>
public sealed record CascadeStep
{
    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>Place in the body.</summary>
    public required string Site { get; init; }

    /// <summary>One line for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>What acts on the cell's network here; every other input rests.</summary>
    public ImmutableArray<Stimulus> Stimuli { get; init; } = [];

    /// <summary>Ways out, in the order that decides between two at the same instant.</summary>
    public ImmutableArray<Exit> Exits { get; init; } = [];

    /// <summary>How cells divide here; null for a step of single cells that do not. From a step with growth only steps with growth can follow.</summary>
    public GrowthSettings? Growth { get; init; }

    /// <summary>Whether staying here is an end: such a step needs no way out.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Replicates in which an entity that reaches this step goes on, each with streams of its own and 1/K of the weight; 1 for none.</summary>
    public int Split { get; init; } = 1;
}
