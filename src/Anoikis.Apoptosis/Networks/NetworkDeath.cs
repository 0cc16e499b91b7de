namespace Anoikis.Apoptosis.Networks;

/// <summary>The ways in which a cell's own network ends it.</summary>
public enum DeathCause
{
    /// <summary>Its own caspases have cut half of its PARP.</summary>
    Apoptosis,

    /// <summary>Its mitochondria have let go and its energy has run out, without caspases that finish it.</summary>
    CaspaseIndependent,
}

/// <summary>An event of a network that is death.</summary>
/// <param name="Event">Id of the event.</param>
/// <param name="Cause">Which death it is.</param>
public sealed record NetworkDeath(string Event, DeathCause Cause);
