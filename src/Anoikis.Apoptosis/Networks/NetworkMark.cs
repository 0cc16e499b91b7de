namespace Anoikis.Apoptosis.Networks;

/// <summary>Moments on the way to death whose times are kept; the cell goes on through them.</summary>
public enum DeathMark
{
    /// <summary>Mitochondrial outer membrane permeabilisation: more cytochrome c outside the mitochondria than inside.</summary>
    Momp,

    /// <summary>A tenth of the cell's own PARP is cut.</summary>
    ParpTenth,
}

/// <summary>An event of a network that marks a moment.</summary>
/// <param name="Event">Id of the event.</param>
/// <param name="Mark">Which moment it is.</param>
public sealed record NetworkMark(string Event, DeathMark Mark);
