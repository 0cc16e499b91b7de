using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks;

/// <summary>So much of a species on one side of a reaction.</summary>
/// <param name="Species">The species' id.</param>
/// <param name="Stoichiometry">How many; a literal number or a formula.</param>
/// <param name="Id">Id by which formulas, rules and events may name the stoichiometry, or null.</param>
public sealed record SpeciesReference(string Species, Expression Stoichiometry, string? Id = null);

/// <summary>A process that turns reactants into products at a rate, in extent (amount) per time.</summary>
/// <param name="Id">Unique id; in formulas its rate.</param>
/// <param name="Reactants">What it consumes.</param>
/// <param name="Products">What it makes.</param>
/// <param name="Rate">Its rate law; local parameters are renamed to model-wide ones.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record Reaction(
    string Id,
    ImmutableArray<SpeciesReference> Reactants,
    ImmutableArray<SpeciesReference> Products,
    Expression Rate,
    SourceLocation Location)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Species that the rate law reads though the reaction does not change them, as the text declares them.</summary>
    public ImmutableArray<string> Modifiers { get; init; } = [];

    /// <summary>Whether it may run backwards; for pictures only, the rate law holds the kinetics.</summary>
    public bool Reversible { get; init; }
}
