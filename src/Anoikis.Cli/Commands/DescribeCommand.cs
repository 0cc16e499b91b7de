using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Networks;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Descriptions;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis describe MODEL</c>: a page for people with all species, reactions and parameters, their units, sources and ranges, and a diagram.</summary>
internal static class DescribeCommand
{
    public static Command Create()
    {
        Option<string?> file = new("--out") { Description = "Write the page (Markdown) to this file instead of standard output." };
        Option<string?> picture = new("--picture") { Description = "Draw the network into this SVG file, too, and show it in the page.", HelpName = "FILE.svg" };
        ExampleCommand command = new(
            "describe",
            "Write a network as a page: its parts with species, reactions and parameters, units, sources and ranges as the remarks of its text state them, and a diagram.",
            new Example("anoikis describe reference_cell --out network.md", "The reference network."),
            new Example("anoikis describe full --out full.md --picture full.svg", "The same with a picture beside it."),
            new Example("anoikis describe model.ant", "A network of your own, on standard output."));
        return NetworkText.Of(
            command, file, [file, picture], (parsed, name, network, findings) => Page(network, name, parsed.GetValue(file), parsed.GetValue(picture), findings));
    }

    private static string? Page(ReactionNetwork network, string name, string? file, string? picture, DiagnosticBag findings)
    {
        if (picture is null)
        {
            return NetworkDescription.Markdown(network, path => NetworkFile.Text(name, path));
        }

        if (!picture.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            findings.Error(new SourceLocation(picture, 0), "a page shows a picture whose name ends in .svg");
            return null;
        }

        string problem = DiagramCommand.Text(network, picture, null, findings) is { } drawn ? TextFile.Write(picture, drawn) ?? "" : "";
        if (problem.Length > 0)
        {
            findings.Error(SourceLocation.None, problem);
        }

        string shown = file is null ? picture : Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFullPath(picture)).Replace('\\', '/');
        return findings.HasErrors ? null : NetworkDescription.Markdown(network, path => NetworkFile.Text(name, path), shown);
    }
}
