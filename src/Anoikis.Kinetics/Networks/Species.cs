using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks;

/// <summary>A kind of molecule (or complex) in one compartment.</summary>
/// <param name="Id">Unique id; also what formulas call it.</param>
/// <param name="Compartment">Id of the compartment that holds it.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record Species(string Id, string Compartment, SourceLocation Location)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Amount at the start; null when a concentration, an initial assignment or a rule gives it.</summary>
    public double? InitialAmount { get; init; }

    /// <summary>Concentration at the start, in amount per compartment size; null when an amount or a formula gives it.</summary>
    public double? InitialConcentration { get; init; }

    /// <summary>True when its id means an amount in formulas, false when it means a concentration.</summary>
    public bool HasOnlySubstanceUnits { get; init; }

    /// <summary>True when reactions do not change it: the surroundings hold it.</summary>
    public bool BoundaryCondition { get; init; }

    /// <summary>True when nothing may change it.</summary>
    public bool Constant { get; init; }

    /// <summary>Unit of its amount, or null for the model's own.</summary>
    public string? SubstanceUnits { get; init; }

    /// <summary>Factor from its amount to the model's extent (SBML L3 conversionFactor: a parameter's id), or null.</summary>
    public string? ConversionFactor { get; init; }
}
