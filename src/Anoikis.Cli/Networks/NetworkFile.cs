using System.CommandLine;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;

namespace Anoikis.Cli.Networks;

/// <summary>Finds and reads the network that a command line names: a file, by the end of its name, or a built-in one.</summary>
internal static class NetworkFile
{
    /// <summary>What may be given, for help and messages.</summary>
    public const string Allowed = "a file that ends in .ant, .xml or .sbml, the name of a built-in network, or a composition such as \"reference + granzyme\" or full";

    /// <summary>Names that a command takes: those of files that come with the program, and those that compositions begin with or are.</summary>
    private static IEnumerable<string> Names => BuiltInNetworks.Names.Concat(BuiltInCells.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The checked network, or null with errors in <paramref name="findings"/>.</summary>
    public static ReactionNetwork? Read(string name, DiagnosticBag findings)
    {
        if (BuiltInNetworks.Contains(name))
        {
            return BuiltInNetworks.Read(name, findings);
        }

        if (NetworkModules.IsComposition(name))
        {
            return BuiltInCells.Load(name, findings)?.Network.Network;
        }

        NetworkDraft? draft = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".ant" => AntimonyReader.ReadFile(name, findings),
            ".xml" or ".sbml" => SbmlReader.ReadFile(name, findings),
            _ => Unknown(name, findings),
        };
        return draft is null ? null : NetworkCheck.Run(draft, findings);
    }

    /// <summary>The Antimony text of a network's file by the path that its findings carry; null where there is none, or where it is SBML.</summary>
    public static string? Text(string name, string path)
    {
        if (BuiltInNetworks.Contains(name))
        {
            string main = BuiltInNetworks.FileName(name);
            return BuiltInNetworks.Import(path) ?? BuiltInNetworks.Import(main[..(main.LastIndexOf('/') + 1)] + path);
        }

        if (NetworkModules.IsComposition(name))
        {
            return BuiltInNetworks.Import(path) ?? BuiltInNetworks.Import($"apoptosis/{path}");
        }

        string file = path == name ? name : Path.Combine(Path.GetDirectoryName(name) ?? "", path);
        return Path.GetExtension(file).Equals(".ant", StringComparison.OrdinalIgnoreCase) && File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>The argument that names a network; a shell completes the built-in ones.</summary>
    public static Argument<string> Argument()
    {
        Argument<string> argument = new("MODEL") { Description = $"The network: {Allowed}.", HelpName = "MODEL" };
        argument.CompletionSources.Add([.. Names]);
        return argument;
    }

    private static NetworkDraft? Unknown(string name, DiagnosticBag findings)
    {
        findings.Error(
            SourceLocation.None,
            $"{name} is not {Allowed}{NearestName.Hint(name.Split('+')[0].Trim(), Names)}; built in are {string.Join(", ", Names)}");
        return null;
    }
}
