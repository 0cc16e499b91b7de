using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Equations;

/// <summary>Which numbers of a network stay open when it becomes equations; all others are constants.</summary>
public sealed record EquationOptions
{
    /// <summary>Ids of constant parameters (or compartments) that may differ between cells or jump in time. Parameters that events assign are added by themselves.</summary>
    public ImmutableArray<string> VaryingParameters { get; init; } = [];

    /// <summary>Ids of species held by the surroundings: their amount becomes a varying parameter (an input) instead of a state.</summary>
    public ImmutableArray<string> HeldSpecies { get; init; } = [];

    /// <summary>Ids of species whose starting amount may differ between cells: a varying parameter with <see cref="VaryingParameter.IsInitialAmount"/>.</summary>
    public ImmutableArray<string> VaryingInitialAmounts { get; init; } = [];

    /// <summary>
    /// Between what the numbers of the lists above stay, by id, whatever a cell or a stimulus sets; one that is not here may be anything. It lets the engines know
    /// which states cannot turn negative (<see cref="OdeSystem.NonNegativeStates"/>).
    /// </summary>
    public ImmutableDictionary<string, (double Lower, double Upper)> Ranges { get; init; } = ImmutableDictionary<string, (double, double)>.Empty;

    /// <summary>Conditions to watch besides the network's events: each becomes an event without assignments.</summary>
    public ImmutableArray<(string Id, Expression Condition)> Watches { get; init; } = [];
}
