using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Cli.Networks;

/// <summary>The frame of the commands that turn a network into a text: read it, report every problem, write the text to a file or to standard output.</summary>
internal static class NetworkText
{
    /// <summary>Gives one such command its argument, options and action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="file">The option with the file to write.</param>
    /// <param name="options">All its options, in the order of its help.</param>
    /// <param name="text">Makes the text of the network that the command line names; null, with findings, where it cannot.</param>
    public static Command Of(ExampleCommand command, Option<string?> file, IEnumerable<Option> options, Func<ParseResult, string, ReactionNetwork, DiagnosticBag, string?> text)
    {
        Argument<string> model = NetworkFile.Argument();
        command.Arguments.Add(model);
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(model);
            return (int)Run(name, parsed.GetValue(file), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, (network, findings) => text(parsed, name, network, findings));
        });
        return command;
    }

    /// <summary>Runs one such command.</summary>
    /// <param name="name">What the command line names.</param>
    /// <param name="file">The file to write; null for standard output.</param>
    /// <param name="output">Gets the text where there is no file.</param>
    /// <param name="error">Gets findings and what is wrong with the file.</param>
    /// <param name="text">Makes the text; null, with findings, where it cannot.</param>
    private static ExitCode Run(string name, string? file, TextWriter output, TextWriter error, Func<ReactionNetwork, DiagnosticBag, string?> text)
    {
        DiagnosticBag findings = [];
        ReactionNetwork? network = NetworkFile.Read(name, findings);
        string? written = network is null || findings.HasErrors ? null : text(network, findings);
        if (Findings.Print(findings, error) || written is null)
        {
            return ExitCode.BadInput;
        }

        if (file is null)
        {
            output.Write(written);
        }
        else if (TextFile.Write(file, written) is { } problem)
        {
            error.WriteLine(problem);
            return ExitCode.BadInput;
        }

        return ExitCode.Done;
    }
}
