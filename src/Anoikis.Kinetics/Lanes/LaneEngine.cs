using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Lanes;

/// <summary>Integrates cells in lanes, one cell a lane, each with its own time and step.</summary>
public sealed class LaneEngine
{
    /// <summary>Compiles the equations once, for all cells and threads.</summary>
    /// <param name="system">The equations. Events with a delay are refused (<see cref="NotSupportedException"/>): the scalar engine takes them.</param>
    /// <param name="options">Tolerances, width, which events stop a cell.</param>
    public static LaneEngine Compile(OdeSystem system, LaneOptions options) => throw new NotImplementedException();

    /// <summary>Runs the schedule's cells on the calling thread until it has no more. Several threads may run schedules of their own on one engine.</summary>
    public void Run<TSchedule>(TSchedule schedule, CancellationToken cancellation = default)
        where TSchedule : ILaneSchedule
        => throw new NotImplementedException();
}

/// <summary>How the lane engine integrates.</summary>
public sealed record LaneOptions
{
    /// <summary>Relative tolerance of a step.</summary>
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>Absolute tolerance of a step, in the unit of the states (copies).</summary>
    public double AbsoluteTolerance { get; init; } = 1;

    /// <summary>Lanes in a bundle, 1, 4 or 8; null for what suits the processor and the network. Results do not depend on it.</summary>
    public int? Width { get; init; }

    /// <summary>Ids of the events at which a lane stops; the others act and the lane goes on.</summary>
    public IReadOnlyCollection<string> StoppingEvents { get; init; } = [];

    /// <summary>Steps that a lane may take between two stops.</summary>
    public int MaximumSteps { get; init; } = 1_000_000;
}
