using System.Collections.Immutable;

namespace Anoikis.Kinetics.Networks;

/// <summary>
/// A checked network: every id is known and unique, every function call is expanded, every variable has a value or a formula,
/// rules have no cycle. It serves every engine. Only <see cref="NetworkCheck"/> makes one.
/// </summary>
public sealed class ReactionNetwork
{
    internal ReactionNetwork(NetworkDraft draft)
    {
        Id = draft.Id;
        Name = draft.Name;
        TimeUnits = draft.TimeUnits;
        SubstanceUnits = draft.SubstanceUnits;
        ExtentUnits = draft.ExtentUnits;
        VolumeUnits = draft.VolumeUnits;
        Compartments = [.. draft.Compartments];
        Species = [.. draft.Species];
        Parameters = [.. draft.Parameters];
        Reactions = [.. draft.Reactions];
        AssignmentRules = [.. draft.AssignmentRules];
        RateRules = [.. draft.RateRules];
        InitialAssignments = [.. draft.InitialAssignments];
        Events = [.. draft.Events];
        Units = [.. draft.Units];
    }

    /// <summary>Id of the model.</summary>
    public string Id { get; }

    /// <summary>Name for people, or null.</summary>
    public string? Name { get; }

    /// <summary>Id of the unit of time, or null for seconds.</summary>
    public string? TimeUnits { get; }

    /// <summary>Seconds in one unit of the model's time.</summary>
    public double SecondsPerTimeUnit { get; internal init; } = 1;

    /// <summary>Id of the unit of amounts, or null when none is stated.</summary>
    public string? SubstanceUnits { get; }

    /// <summary>Id of the unit of reaction extent, or null for that of amounts.</summary>
    public string? ExtentUnits { get; }

    /// <summary>Id of the unit of volumes, or null when none is stated.</summary>
    public string? VolumeUnits { get; }

    /// <summary>Compartments.</summary>
    public ImmutableArray<Compartment> Compartments { get; }

    /// <summary>Species, in the order of the text.</summary>
    public ImmutableArray<Species> Species { get; }

    /// <summary>Parameters.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>Reactions.</summary>
    public ImmutableArray<Reaction> Reactions { get; }

    /// <summary>Assignment rules, ordered so that each reads only what stands before it.</summary>
    public ImmutableArray<AssignmentRule> AssignmentRules { get; }

    /// <summary>Rate rules.</summary>
    public ImmutableArray<RateRule> RateRules { get; }

    /// <summary>Initial assignments, ordered so that each reads only what stands before it.</summary>
    public ImmutableArray<InitialAssignment> InitialAssignments { get; }

    /// <summary>Events.</summary>
    public ImmutableArray<Event> Events { get; }

    /// <summary>Units.</summary>
    public ImmutableArray<UnitDefinition> Units { get; }
}
