using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Reference;

/// <summary>How the scalar engine integrates.</summary>
public sealed record IntegrationOptions
{
    /// <summary>Which method.</summary>
    public IntegrationMethod Method { get; init; } = IntegrationMethod.Rodas4P2;

    /// <summary>Relative tolerance of a step; above 0.</summary>
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>Absolute tolerance of a step, in the unit of the states; above 0.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-6;

    /// <summary>Longest step, in the model's time.</summary>
    public double MaximumStep { get; init; } = double.PositiveInfinity;

    /// <summary>Steps, rejected ones included, that one call may take.</summary>
    public int MaximumSteps { get; init; } = 1_000_000;
}
