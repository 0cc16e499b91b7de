using System.CommandLine;
using Anoikis.Apoptosis.Networks;

namespace Anoikis.Cli.Catalogue;

/// <summary>The option that names a network whose regulators and stimuli are meant.</summary>
internal static class NetworkOption
{
    public static Option<string?> Create(string description)
    {
        Option<string?> option = new("--network") { Description = $"{description}: {string.Join(", ", BuiltInCells.Names)}, or a composition such as \"reference + granzyme\".", HelpName = "NAME" };
        option.CompletionSources.Add([.. BuiltInCells.Names]);
        return option;
    }

    /// <summary>The shortest composition that holds a module, as a scenario names it.</summary>
    public static string With(string? module) => NetworkModules.With(module is null ? [] : [module]);
}
