using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks;

/// <summary>A unit with a name: the product of (multiplier 10^scale kind)^exponent over its parts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parts">Its factors.</param>
/// <param name="Location">Where it stands.</param>
public sealed record UnitDefinition(string Id, ImmutableArray<UnitPart> Parts, SourceLocation Location);

/// <summary>(multiplier 10^scale kind)^exponent.</summary>
/// <param name="Kind">A base or derived SI unit as SBML spells it: second, mole, litre, metre, item, dimensionless, ...</param>
/// <param name="Exponent">Power.</param>
/// <param name="Scale">Power of ten.</param>
/// <param name="Multiplier">Factor.</param>
public sealed record UnitPart(string Kind, double Exponent, int Scale, double Multiplier);
