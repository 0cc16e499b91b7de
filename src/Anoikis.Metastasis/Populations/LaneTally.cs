using System.Collections.Immutable;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Metastasis.Populations;

/// <summary>What the integration cost and how it ended.</summary>
/// <param name="Steps">Accepted steps.</param>
/// <param name="Ends">How often a lane set a cell free, by <see cref="LaneStop"/>.</param>
public sealed record LaneTally(long Steps, ImmutableArray<long> Ends)
{
    /// <summary>Steps tried with row exchanges, which the ordinary elimination could not be trusted with.</summary>
    public long PivotingSteps { get; init; }

    /// <summary>How often with one reason.</summary>
    public long this[LaneStop stop] => Ends[(int)stop];
}
