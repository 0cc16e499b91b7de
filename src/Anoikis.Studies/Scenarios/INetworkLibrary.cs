using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios;

/// <summary>Where scenarios find the networks that they name.</summary>
public interface INetworkLibrary
{
    /// <summary>Names of the built-in networks.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Ends of the names of files that <see cref="Read"/> takes, with their dots.</summary>
    IReadOnlyCollection<string> Extensions { get; }

    /// <summary>A built-in network and the texts that it is made from; null, with findings, when they are wrong.</summary>
    NamedNetwork? BuiltIn(string name, DiagnosticBag findings);

    /// <summary>A network from a file; null, with findings, when it is wrong.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="shownAs">Its name in messages.</param>
    /// <param name="findings">Takes every problem.</param>
    NamedNetwork? Read(string path, string shownAs, DiagnosticBag findings);
}

/// <summary>A network with the texts that it is made from.</summary>
/// <param name="Network">The network.</param>
/// <param name="Text">All its texts, one after the other: what a run's identity is taken from.</param>
public sealed record NamedNetwork(CellNetwork Network, string Text);
