using System.CommandLine;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Catalogue;
using Anoikis.Cli.Help;
using Anoikis.Cli.Runs;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis modules</c>: what a network can be joined of.</summary>
internal static class ModulesCommand
{
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Write JSON." };
        ExampleCommand command = new(
            "modules",
            "List the modules that can join the reference network, with the regulators and stimuli that each brings.",
            new Example("anoikis modules", "All of them; \"network: full\" joins all, \"network: reference + granzyme\" those that it names."));
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            Run(parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Run(bool json, TextWriter output)
    {
        var modules = NetworkModules.All.Select(m => new
        {
            m.Name,
            m.Description,
            m.Needs,
            Network = NetworkOption.With(m.Name),
            Regulators = RegulatorCatalogue.All.Where(r => r.Module == m.Name).Select(r => r.Symbol).ToArray(),
            Stimuli = StimulusCatalogue.All.Where(s => s.Module == m.Name).Select(s => s.Name).ToArray(),
        }).ToArray();
        if (json)
        {
            output.Write(CatalogueJson.Of(modules));
            return;
        }

        var table = new TextTable("module", "regulators", "stimuli and drugs", "needs", "what it holds");
        foreach (var m in modules)
        {
            table.Add(m.Name, Words(m.Regulators), Words(m.Stimuli), Words(m.Needs), m.Description);
        }

        table.Write(output, left: [1, 2, 3, 4]);
        output.WriteLine();
        output.WriteLine($"In a scenario: \"network: {NetworkModules.CoreName}\" is the core alone, \"network: {NetworkOption.With(modules[0].Name)}\" joins what it names, \"network: {NetworkModules.FullName}\" joins all.");
    }

    private static string Words(IEnumerable<string> words) => string.Join(" ", words) is { Length: > 0 } text ? text : "-";
}
