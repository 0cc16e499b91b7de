using System.Collections.Immutable;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Equations;

/// <summary>
/// The network as equations: dy/dt = f(t, y, p), all formulas in one <see cref="ExpressionGraph"/>. States are amounts of species
/// and whatever else rate rules change; parameters are the numbers that may differ between cells or jump in time. All other numbers
/// are constants of the graph. Both engines integrate this.
/// </summary>
public sealed class OdeSystem
{
    /// <summary>The network that these equations describe.</summary>
    public required ReactionNetwork Network { get; init; }

    /// <summary>All formulas.</summary>
    public required ExpressionGraph Graph { get; init; }

    /// <summary>What each state variable is, in the order of y.</summary>
    public required ImmutableArray<StateVariable> States { get; init; }

    /// <summary>What each varying parameter is, in the order of p.</summary>
    public required ImmutableArray<VaryingParameter> Parameters { get; init; }

    /// <summary>Node of dy[i]/dt, in the order of y.</summary>
    public required ImmutableArray<int> Derivatives { get; init; }

    /// <summary>Node of every id's value in a formula: species, compartments, parameters, assigned variables, reactions' rates.</summary>
    public required ImmutableDictionary<string, int> Values { get; init; }

    /// <summary>The events, in the order of the network.</summary>
    public required ImmutableArray<SystemEvent> Events { get; init; }

    /// <summary>
    /// Node of the starting value of y[i], in the order of y: a formula of parameters (and constants) alone, evaluated at time 0 with the cell's p.
    /// </summary>
    public required ImmutableArray<int> InitialStates { get; init; }

    /// <summary>
    /// Node of the starting value of p[j], in the order of p: a formula of parameters that stand before j (and constants); the published value unless the cell has its own.
    /// </summary>
    public required ImmutableArray<int> InitialParameters { get; init; }

    /// <summary>
    /// For each y[i] whether the equations keep it at 0 or above once it is: then a value below 0 is an error of integration, and an engine puts it to 0.
    /// An autocatalytic species near 0 would otherwise run off to minus infinity. Empty where it is not known of any.
    /// </summary>
    public ImmutableArray<bool> NonNegativeStates { get; init; } = [];
}

/// <summary>One component of y.</summary>
/// <param name="Id">Id of the species, parameter, compartment or stoichiometry.</param>
/// <param name="IsSpeciesAmount">True for a species' amount (whatever the id means in formulas), false for a number that a rate rule changes.</param>
public sealed record StateVariable(string Id, bool IsSpeciesAmount);

/// <summary>One component of p.</summary>
/// <param name="Id">Id in the network; for a species' starting amount, the species' id with <paramref name="IsInitialAmount"/>.</param>
/// <param name="IsInitialAmount">True when it is a starting amount that cells may have of their own.</param>
public sealed record VaryingParameter(string Id, bool IsInitialAmount = false);

/// <summary>An event in terms of the graph.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Trigger">Node of the condition (truth value).</param>
/// <param name="Margin">Node of a number that is at least 0 (above 0 with <see cref="SystemEvent.IsStrict"/>) exactly where the trigger holds and continuous where
/// the formula is, for root finding; the trigger minus one half where the trigger is not made of comparisons.</param>
/// <param name="Delay">Node of the delay, or -1.</param>
/// <param name="Priority">Node of the priority, or -1.</param>
/// <param name="Assignments">What gets which value.</param>
public sealed record SystemEvent(string Id, int Trigger, int Margin, int Delay, int Priority, ImmutableArray<SystemAssignment> Assignments)
{
    /// <summary>Whether the trigger is false where the margin is exactly 0, as x &gt; 1 is at x = 1.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Value that the trigger is held to have had before the start.</summary>
    public bool TriggerInitialValue { get; init; }

    /// <summary>Whether it happens even if the trigger turns false before the delay is over.</summary>
    public bool Persistent { get; init; }

    /// <summary>Whether values are those of the moment of the trigger.</summary>
    public bool UseValuesFromTriggerTime { get; init; }
}

/// <summary>A state or varying parameter gets the value of a node, times the scale's where there is one.</summary>
/// <param name="IsState">True for y[Index], false for p[Index].</param>
/// <param name="Index">Which.</param>
/// <param name="Formula">Node of the new value, computed at the trigger or at the execution as the event says.</param>
/// <param name="Scale">
/// Node of the size of a species' compartment, which turns a new concentration into an amount, or -1. It is always that of the execution, before any
/// assignment of the event.
/// </param>
public readonly record struct SystemAssignment(bool IsState, int Index, int Formula, int Scale = -1);
