using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Sbml;

/// <summary>The rate of change of what an id names (SBML's csymbol rateOf); <see cref="RateOfExpansion"/> replaces it by the formula of that rate.</summary>
/// <param name="Id">The id.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record RateOf(string Id, SourceLocation Location) : Expression;
