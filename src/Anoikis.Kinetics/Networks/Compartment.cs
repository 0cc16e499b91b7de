using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks;

/// <summary>A volume (or area, length, point) that holds species. A place in the body is a site, not a compartment.</summary>
/// <param name="Id">Unique id; in formulas its size.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record Compartment(string Id, SourceLocation Location)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Size, or null when a formula gives it.</summary>
    public double? Size { get; init; }

    /// <summary>3 for a volume, 2 an area, 1 a length, 0 a point.</summary>
    public double SpatialDimensions { get; init; } = 3;

    /// <summary>False when a rule or an event changes its size.</summary>
    public bool Constant { get; init; } = true;

    /// <summary>Unit of the size, or null for the model's own.</summary>
    public string? Units { get; init; }
}
