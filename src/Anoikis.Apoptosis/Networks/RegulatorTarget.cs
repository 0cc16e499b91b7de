using System.Collections.Immutable;

namespace Anoikis.Apoptosis.Networks;

/// <summary>A species whose starting amount, or a parameter whose value, follows the level of a regulator.</summary>
/// <param name="Id">Id in the network.</param>
/// <param name="Published">Starting amount (copies per cell), or value of the parameter, at the published level.</param>
public sealed record RegulatorComponent(string Id, double Published)
{
    /// <summary>Copies per cell at the published level; the starting amount unless a parameter stands for the level.</summary>
    public double Copies { get; init; } = Published;
}

/// <summary>A regulator of apoptosis as a network holds it.</summary>
/// <param name="Symbol">HGNC symbol.</param>
/// <param name="Components">What its level scales, all alike.</param>
/// <param name="Source">Where the published copies come from.</param>
public sealed record RegulatorTarget(string Symbol, ImmutableArray<RegulatorComponent> Components, string Source)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Half-life of the protein, seconds, where its level is a parameter that drives its synthesis for the cell's whole life; null where the level sets starting amounts alone.
    /// </summary>
    public double? HalfLife { get; init; }

    /// <summary>Whether a ranking of regulators by what they do to death takes it; false for what the catalogue calls a marker or not modelled.</summary>
    public bool IsRanked { get; init; } = true;

    /// <summary>Published copies per cell over all components.</summary>
    public double PublishedCopies => Components.Sum(c => c.Copies);
}
