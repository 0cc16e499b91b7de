using System.Collections.Immutable;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Metastasis.Populations;

/// <summary>What the integration cost and how it ended.</summary>
/// <param name="Steps">Accepted steps.</param>
/// <param name="Ends">How often a lane set a cell free, by <see cref="LaneStop"/>.</param>
public sealed record LaneTally(long Steps, ImmutableArray<long> Ends)
{
    /// <summary>How often with one reason.</summary>
    public long this[LaneStop stop] => Ends[(int)stop];
}
