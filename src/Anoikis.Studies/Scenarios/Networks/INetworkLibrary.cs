using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Studies.Scenarios.Networks;

/// <summary>Where scenarios find the networks that they name.</summary>
public interface INetworkLibrary
{
    /// <summary>Names of the built-in networks that a cell can carry.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Ends of the names of files that <see cref="ReadModel"/> takes, with their dots.</summary>
    IReadOnlyCollection<string> Extensions { get; }

    /// <summary>A built-in network and the texts that it is made from; null, with findings, when they are wrong.</summary>
    NamedNetwork? BuiltIn(string name, DiagnosticBag findings);

    /// <summary>A model from a file, with its whole text, what it imports included; null, with findings, when it is wrong. It is not yet known which of its species are which regulators.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="findings">Takes every problem.</param>
    (ReactionNetwork Network, string Text)? ReadModel(string path, DiagnosticBag findings);
}

/// <summary>A network with the texts that it is made from.</summary>
/// <param name="Network">The network.</param>
/// <param name="Text">All its texts, one after the other: what a run's identity is taken from.</param>
public sealed record NamedNetwork(CellNetwork Network, string Text);
