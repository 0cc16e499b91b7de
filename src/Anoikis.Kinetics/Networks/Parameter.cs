using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks;

/// <summary>A number with a name. A parameter local to a reaction appears as <c>reaction_parameter</c>.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Value">Value, or null when a formula gives it.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record Parameter(string Id, double? Value, SourceLocation Location)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>False when a rule or an event changes it.</summary>
    public bool Constant { get; init; } = true;

    /// <summary>Unit, or null when none is stated.</summary>
    public string? Units { get; init; }
}
