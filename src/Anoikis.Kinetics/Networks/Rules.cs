using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks;

/// <summary>variable = formula, at every time.</summary>
/// <param name="Variable">Id of a species, compartment, parameter or stoichiometry.</param>
/// <param name="Formula">Its value, in the meaning that the id has in formulas.</param>
/// <param name="Location">Where it stands.</param>
public sealed record AssignmentRule(string Variable, Expression Formula, SourceLocation Location);

/// <summary>d variable / dt = formula.</summary>
/// <param name="Variable">Id of a species, compartment or parameter.</param>
/// <param name="Formula">Its rate of change, in the meaning that the id has in formulas.</param>
/// <param name="Location">Where it stands.</param>
public sealed record RateRule(string Variable, Expression Formula, SourceLocation Location);

/// <summary>variable = formula, at the start only.</summary>
/// <param name="Variable">Id of a species, compartment, parameter or stoichiometry.</param>
/// <param name="Formula">Its first value, in the meaning that the id has in formulas.</param>
/// <param name="Location">Where it stands.</param>
public sealed record InitialAssignment(string Variable, Expression Formula, SourceLocation Location);

/// <summary>A function that formulas may call. The check expands every call, so a checked network has none left in use.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Arguments">Names of its arguments.</param>
/// <param name="Body">Its formula, in which only the arguments are known.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FunctionDefinition(string Id, System.Collections.Immutable.ImmutableArray<string> Arguments, Expression Body, SourceLocation Location);
