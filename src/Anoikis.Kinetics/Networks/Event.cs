using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks;

/// <summary>A change that happens at the moment its trigger turns from false to true.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Trigger">The condition.</param>
/// <param name="Assignments">What gets which value.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record Event(string Id, Expression Trigger, ImmutableArray<EventAssignment> Assignments, SourceLocation Location)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Time from trigger to execution, or null for none.</summary>
    public Expression? Delay { get; init; }

    /// <summary>Which of several simultaneous events goes first (the greater), or null.</summary>
    public Expression? Priority { get; init; }

    /// <summary>Value that the trigger is held to have had before the start: true means that it cannot fire at time 0.</summary>
    public bool TriggerInitialValue { get; init; } = true;

    /// <summary>True when an event once triggered happens even if the trigger turns false before its delay is over.</summary>
    public bool Persistent { get; init; } = true;

    /// <summary>True when the assigned values are those of the moment of the trigger, false when those of the execution.</summary>
    public bool UseValuesFromTriggerTime { get; init; } = true;
}

/// <summary>variable := formula, when the event happens.</summary>
/// <param name="Variable">Id of a species, compartment, parameter or stoichiometry.</param>
/// <param name="Formula">The new value.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EventAssignment(string Variable, Expression Formula, SourceLocation Location);
