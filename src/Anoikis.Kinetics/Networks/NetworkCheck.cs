using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks;

/// <summary>Turns a reader's draft into a network that every engine can trust, or says all that is wrong with it.</summary>
public static class NetworkCheck
{
    /// <summary>The checked network, or null when <paramref name="findings"/> holds errors.</summary>
    public static ReactionNetwork? Run(NetworkDraft draft, DiagnosticBag findings)
        => findings.HasErrors ? null : new ReactionNetwork(draft);
}
