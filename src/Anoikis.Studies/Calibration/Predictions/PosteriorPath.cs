using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>Where a number of a posterior stands in this scenario, when not where it stood in the scenario that was fitted.</summary>
/// <param name="Path">Its path there.</param>
/// <param name="To">Its paths here; none when it is left out.</param>
/// <param name="Reason">Why it is left out; empty when it is not.</param>
/// <param name="Location">Where this is declared.</param>
public sealed record PosteriorPath(string Path, ImmutableArray<string> To, string Reason, SourceLocation Location);
