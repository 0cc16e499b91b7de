using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Apoptosis.Stimuli;

/// <summary>Says why a network does not take a stimulus or drug.</summary>
public static class StimulusCheck
{
    /// <summary>Adds the error that refuses a stimulus which a network lacks: what holds it, the nearest name, and all that the network takes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The name of the stimulus.</param>
    /// <param name="shown">The name as a message may show it.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="findings">Takes the error.</param>
    public static void Refuse(CellNetwork network, string name, string shown, SourceLocation location, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(findings);
        string[] known = [.. network.Stimuli.Select(s => s.Name)];
        findings.Error(location, $"the network {network.Name} has no stimulus '{shown}'{Reason(network, name) ?? $"{NearestName.Hint(name, known)}; allowed is {string.Join(", ", known)}"}");
    }

    private static string? Reason(CellNetwork network, string name)
    {
        if (StimulusCatalogue.Find(name) is not { } found || !NetworkModules.IsComposition(network.Name))
        {
            return null;
        }

        if (network.Stimulus(found.Name) is not null)
        {
            return $"; write {found.Name}";
        }

        string lacks = found.Class == StimulusClass.Drug ? $": it lacks what {found.Name} binds, which needs the module {found.Module}" : $"; it needs the module {found.Module}";
        return $"{lacks}: network: {NetworkModules.Shortest(network, found.Module)}, or full";
    }
}
