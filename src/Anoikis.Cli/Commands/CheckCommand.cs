using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Networks;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Units;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis check MODEL</c>: every finding with its line, then what the network holds.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        Argument<string> model = NetworkFile.Argument();
        ExampleCommand command = new(
            "check",
            "Read a network, report every problem with its line, and say what it holds. Exit code 2 when there are errors.",
            new Example("anoikis check model.ant", "Findings on standard error, a summary on standard output."),
            new Example("anoikis check lopez2013", "A network that comes with the program."),
            new Example("anoikis check BIOMD0000000220.xml", "The same for SBML."));
        command.Arguments.Add(model);
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(model),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static ExitCode Run(string name, TextWriter output, TextWriter error)
    {
        DiagnosticBag findings = [];
        ReactionNetwork? network = NetworkFile.Read(name, findings);
        if (network is not null)
        {
            UnitConsistency.Run(network, findings);
        }

        OdeSystem? system = network is null ? null : EquationBuilder.Build(network, new EquationOptions(), findings);
        if (Findings.Print(findings, error) || network is null || system is null)
        {
            error.WriteLine($"{name}: {Count(findings, Severity.Error, "error")}, {Count(findings, Severity.Warning, "warning")}");
            return ExitCode.BadInput;
        }

        foreach ((string what, string value) in NetworkSummary.Of(network, system))
        {
            output.WriteLine($"{what,-16}{value}");
        }

        output.WriteLine($"{"findings",-16}no errors, {Count(findings, Severity.Warning, "warning")}");
        return ExitCode.Done;
    }

    private static string Count(DiagnosticBag findings, Severity severity, string noun)
    {
        int count = findings.Count(f => f.Severity == severity);
        return count == 1 ? $"1 {noun}" : $"{count} {noun}s";
    }
}
