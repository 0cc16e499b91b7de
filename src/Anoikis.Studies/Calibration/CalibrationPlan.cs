using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Calibration;

/// <summary>What a scenario says of its own fit: which numbers are free, and which observations may choose them.</summary>
public sealed record CalibrationPlan
{
    /// <summary>Founding cells of one evaluation.</summary>
    public required long Cells { get; init; }

    /// <summary>Parameter sets that are kept.</summary>
    public int Particles { get; init; } = 100;

    /// <summary>Most generations.</summary>
    public int Generations { get; init; } = 30;

    /// <summary>Distance that is near enough: 1 when every observation lies within the half-width of its bounds.</summary>
    public double Tolerance { get; init; } = 1;

    /// <summary>The free numbers.</summary>
    public required ImmutableArray<FreeNumber> Free { get; init; }

    /// <summary>Indices of the observations among the scenario's observed rows.</summary>
    public required ImmutableArray<int> Observations { get; init; }

    /// <summary>Where it is declared.</summary>
    public SourceLocation Location { get; init; } = SourceLocation.None;
}
