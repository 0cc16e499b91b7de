using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Networks;
using Anoikis.Kinetics.Descriptions;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis describe MODEL</c>: a page for people with all species, reactions and parameters, their units, sources and ranges, and a diagram.</summary>
internal static class DescribeCommand
{
    public static Command Create()
    {
        Argument<string> model = NetworkFile.Argument();
        Option<string?> file = new("--out") { Description = "Write the page (Markdown) to this file instead of standard output." };
        ExampleCommand command = new(
            "describe",
            "Write a network as a page: its parts with species, reactions and parameters, units, sources and ranges as the remarks of its text state them, and a diagram.",
            new Example("anoikis describe reference_cell --out network.md", "The reference network."),
            new Example("anoikis describe model.ant", "A network of your own, on standard output."));
        command.Arguments.Add(model);
        command.Options.Add(file);
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(model);
            return (int)NetworkText.Run(
                name,
                parsed.GetValue(file),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error,
                (network, _) => NetworkDescription.Markdown(network, path => NetworkFile.Text(name, path)));
        });
        return command;
    }
}
