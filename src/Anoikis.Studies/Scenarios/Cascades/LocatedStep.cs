using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>A step of a cascade and where its parts stand: what is left to check once all steps are read is between steps.</summary>
/// <param name="Step">The step, as far as it could be read.</param>
/// <param name="Location">Where its name stands.</param>
/// <param name="Exits">Its exits, those that could not be read included.</param>
internal sealed record LocatedStep(CascadeStep Step, SourceLocation Location, ImmutableArray<LocatedExit> Exits);

/// <summary>An exit and where it stands.</summary>
/// <param name="To">The step that it names, or null for a loss.</param>
/// <param name="ToLocation">Where that name stands.</param>
/// <param name="Exit">The exit; null when it could not be read.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record LocatedExit(string? To, SourceLocation ToLocation, Exit? Exit, SourceLocation Location)
{
    /// <summary>Whether it can happen in the instant in which the step is entered.</summary>
    public bool MayTakeNoTime => Exit?.When switch
    {
        WaitingTime waiting => waiting.Time.Mean == 0,
        NetworkCondition or ColonyCells or ColonyDiameter => true,
        _ => false,
    };

    /// <summary>Whether a cell that stays long enough can count on it.</summary>
    public bool IsCertain => Exit?.When is not WaitingTime { Chance: < 1 };
}
