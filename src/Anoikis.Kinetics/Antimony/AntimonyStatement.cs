using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Antimony;

/// <summary>A statement as written. Names may have dots (A.S1); names in formulas too.</summary>
/// <param name="Location">Where it begins.</param>
internal abstract record AntimonyStatement(SourceLocation Location);

/// <summary>What a declaration says of a name.</summary>
[Flags]
internal enum Declared
{
    None = 0,
    Species = 1,
    Compartment = 2,
    Formula = 4,
    Reaction = 8,
    Event = 16,
    Constant = 32,
    Variable = 64,
    SubstanceOnly = 128,
    Boundary = 256,
}

/// <summary>species S1 in C; const k; compartment C.</summary>
internal sealed record Declaration(string Name, Declared Says, string? Compartment, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>Which formula of a variable a text gives.</summary>
internal enum DefinitionKind
{
    Initial,
    Assignment,
    Rate,
}

/// <summary>x = formula; x := formula; x' = formula. Without a formula it takes an earlier one away.</summary>
internal sealed record Definition(string Name, DefinitionKind Kind, Expression? Formula, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>So much of a species on one side of a reaction.</summary>
internal sealed record Participant(string Species, Expression Stoichiometry, bool Boundary);

/// <summary>J0: 2 A + B -> C; rate.</summary>
internal sealed record ReactionStatement(
    string? Name,
    string? Compartment,
    ImmutableArray<Participant> Reactants,
    ImmutableArray<Participant> Products,
    bool Reversible,
    Expression? Rate,
    SourceLocation Location) : AntimonyStatement(Location);

/// <summary>E1: at delay after trigger, options: assignments.</summary>
internal sealed record EventStatement(
    string? Name,
    Expression Trigger,
    Expression? Delay,
    Expression? Priority,
    bool TriggerInitialValue,
    bool Persistent,
    bool FromTrigger,
    ImmutableArray<EventAssignment> Assignments,
    SourceLocation Location) : AntimonyStatement(Location);

/// <summary>A: sub(x, y).</summary>
internal sealed record InstanceStatement(
    string Name, string Module, string? Compartment, ImmutableArray<string> Arguments, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>A.x is y.</summary>
internal sealed record Synchronization(string Left, string Right, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>x is "a name for people".</summary>
internal sealed record DisplayName(string Name, string Text, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>x has unit.</summary>
internal sealed record UnitOf(string Name, string Unit, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>delete A.x.</summary>
internal sealed record Deletion(string Name, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>unit u = ...; its parts may still name other units.</summary>
internal sealed record UnitStatement(string Name, ImmutableArray<UnitPart> Parts, SourceLocation Location) : AntimonyStatement(Location);

/// <summary>A model as written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsMain">Whether a star marks it.</param>
/// <param name="Interface">The names that an instance may bind by position.</param>
/// <param name="Location">Where it begins.</param>
internal sealed record AntimonyModule(string Name, bool IsMain, ImmutableArray<string> Interface, SourceLocation Location)
{
    public List<AntimonyStatement> Statements { get; } = [];

    /// <summary>A model is itself alone, whatever it holds.</summary>
    public bool Equals(AntimonyModule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A: sub() in C. What in the instance has no compartment of its own lies in C.</summary>
internal sealed record InstancePlace(string Instance, string Compartment, SourceLocation Location) : AntimonyStatement(Location);
