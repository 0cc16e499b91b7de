using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Networks;

/// <summary>The networks that come with the program, and model files in Antimony and SBML.</summary>
public sealed class NetworkLibrary : INetworkLibrary
{
    /// <summary>Bytes of a model file.</summary>
    public const int LongestFile = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => BuiltInCells.Names;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".ant", ".xml", ".sbml"];

    /// <inheritdoc/>
    public NamedNetwork? BuiltIn(string name, DiagnosticBag findings)
        => BuiltInCells.Load(name, findings) is { } loaded ? new NamedNetwork(loaded.Network, loaded.Text) : null;

    /// <inheritdoc/>
    public (ReactionNetwork Network, string Text)? ReadModel(string path, DiagnosticBag findings)
    {
        if (BoundedFile.ReadText(path, path, LongestFile, findings) is not { } text)
        {
            return null;
        }

        List<string> imported = [];
        NetworkDraft? draft = Path.GetExtension(path).ToLowerInvariant() == ".ant" ? AntimonyReader.ReadFile(path, findings, imported) : SbmlReader.ReadFile(path, findings);
        if (draft is null || NetworkCheck.Run(draft, findings) is not { } network)
        {
            return null;
        }

        // What a run keeps must hold the whole model, and a file beside it that has changed is another model: one that imports is kept laid out flat.
        return (network, imported.Count == 0 ? text : AntimonyWriter.Write(network));
    }
}
