using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Clinic.Targets;

/// <summary>Which regulators are changed, and how.</summary>
public sealed record TargetSettings
{
    /// <summary>Regulators to change; empty for all that the score reads and that a ranking takes.</summary>
    public ImmutableArray<string> Regulators { get; init; } = [];

    /// <summary>Each level is multiplied with this and divided by it, above 1: 4, two steps of base 2 (assumed [2, 10]).</summary>
    public double Factor { get; init; } = 4;

    /// <summary>Draws of the mapping besides its centre.</summary>
    public int Draws { get; init; } = 20;

    /// <summary>Level of the intervals.</summary>
    public Confidence Confidence { get; init; } = Confidence.Percent95;

    internal void Require()
    {
        if (!(Factor > 1 && Factor <= 1000) || Draws is < 0 or > 1000)
        {
            throw new ArgumentException(FormattableString.Invariant($"factor {Factor} and {Draws} draws; allowed are above 1 to 1000 and 0 to 1000"));
        }
    }
}
