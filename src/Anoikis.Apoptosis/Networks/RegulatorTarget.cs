using System.Collections.Immutable;

namespace Anoikis.Apoptosis.Networks;

/// <summary>A species whose starting amount, or a parameter whose value, follows the level of a regulator.</summary>
/// <param name="Id">Id in the network.</param>
/// <param name="Published">Copies per cell (or the parameter's value) in the published model.</param>
public sealed record RegulatorComponent(string Id, double Published);

/// <summary>A regulator of apoptosis as a network holds it.</summary>
/// <param name="Symbol">HGNC symbol.</param>
/// <param name="Components">What its level scales, all alike.</param>
/// <param name="Source">Where the published copies come from.</param>
public sealed record RegulatorTarget(string Symbol, ImmutableArray<RegulatorComponent> Components, string Source)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Published copies per cell over all components.</summary>
    public double PublishedCopies => Components.Sum(c => c.Published);
}
