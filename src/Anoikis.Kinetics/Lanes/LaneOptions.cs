using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>How the lane engine integrates.</summary>
public sealed record LaneOptions
{
    /// <summary>Which method; null for Rodas4P2 at relative tolerances from 1e-5 and Rodas5P below, where its higher order pays.</summary>
    public IntegrationMethod? Method { get; init; }

    /// <summary>Relative tolerance of a step.</summary>
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>Absolute tolerance of a step, in the unit of the states (copies).</summary>
    public double AbsoluteTolerance { get; init; } = 1;

    /// <summary>In what the inside of a step is reckoned; null for single precision at relative tolerances from 1e-4, where its rounding is less than the step's own error, for networks whose published numbers it holds, and double otherwise.</summary>
    public StagePrecision? Stages { get; init; }

    /// <summary>Lanes in a bundle, 1, 4, 8 or 16; null for as many as fill a register. Sixteen are eight where <see cref="Stages"/> are double precision. Results do not depend on it.</summary>
    public int? Width { get; init; }

    /// <summary>Ids of the events at which a lane stops; the others act and the lane goes on.</summary>
    public IReadOnlyCollection<string> StoppingEvents { get; init; } = [];

    /// <summary>Steps that a lane may try between two stops.</summary>
    public int MaximumSteps { get; init; } = 1_000_000;

    /// <summary>The step that a cell starts with, in the model's unit of time; null for a guess from the published starting values.</summary>
    public double? FirstStep { get; init; }

    /// <summary>Whether every step is taken with row exchanges: to hold the two ways of solving against each other.</summary>
    internal bool ExchangesRowsAlways { get; init; }
}
