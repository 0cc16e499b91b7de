namespace Anoikis.Kinetics.Lanes;

/// <summary>Why a lane stands still. A numerical failure is data: a failed cell is never a dead cell.</summary>
public enum LaneStop
{
    /// <summary>It has reached its stop time.</summary>
    Reached,

    /// <summary>A stopping event of the network has happened, <see cref="LaneCell.Event"/> says which.</summary>
    Event,

    /// <summary>The step size fell below what the time's resolution allows.</summary>
    StepTooSmall,

    /// <summary>A state became infinite or NaN.</summary>
    NotFinite,

    /// <summary>It took more steps than allowed since its last stop.</summary>
    TooManySteps,

    /// <summary>The matrix of the step was singular even with pivoting.</summary>
    Singular,
}
