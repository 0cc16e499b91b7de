using System.Collections.Immutable;

namespace Anoikis.Kinetics.Expressions;

/// <summary>A formula as a reader understood it: names are not resolved yet. Truth values are the numbers 1 and 0.</summary>
public abstract record Expression;

/// <summary>A number; its unit, where the text states one, is checked and then has no effect.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">The id of its unit, or null.</param>
public sealed record NumberLiteral(double Value, string? Unit = null) : Expression;

/// <summary>The value of what an id names: species (amount or concentration, see <see cref="Networks.Species.HasOnlySubstanceUnits"/>),
/// compartment (size), parameter, reaction (rate) or stoichiometry.</summary>
/// <param name="Id">The id.</param>
public sealed record SymbolReference(string Id) : Expression;

/// <summary>The model's time.</summary>
public sealed record TimeSymbol : Expression;

/// <summary>A built-in operation applied to its operands.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Operands">As many as the operation takes, in order.</param>
public sealed record Application(Operation Operation, ImmutableArray<Expression> Operands) : Expression;

/// <summary>A call of a function that the model defines; the check replaces it by the function's body.</summary>
/// <param name="Function">The function's id.</param>
/// <param name="Arguments">Its arguments, in order.</param>
public sealed record FunctionCall(string Function, ImmutableArray<Expression> Arguments) : Expression;
