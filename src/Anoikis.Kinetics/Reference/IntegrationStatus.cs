namespace Anoikis.Kinetics.Reference;

/// <summary>How an integration stands. A numerical failure is data, never an exception.</summary>
public enum IntegrationStatus
{
    /// <summary>It has reached the time asked for.</summary>
    Reached,

    /// <summary>The step size fell below what the time's resolution allows.</summary>
    StepTooSmall,

    /// <summary>A state or its rate of change is infinite or NaN, however small the step.</summary>
    NotFinite,

    /// <summary>It took more steps than allowed.</summary>
    TooManySteps,

    /// <summary>The matrix of the step is singular, however small the step.</summary>
    Singular,

    /// <summary>Events set each other off without end at one instant.</summary>
    EventCascade,
}
