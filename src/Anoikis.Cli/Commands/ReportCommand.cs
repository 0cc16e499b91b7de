using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis report DIR</c>: builds the report of a finished run again from its tables.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("DIR") { Description = "The folder of a finished run." };
        ExampleCommand command = new(
            "report",
            "Build report.html of a finished run again, from the tables in its folder alone.",
            new Example("anoikis report results/liver-b16f1", "Writes results/liver-b16f1/report.html."));
        command.Arguments.Add(folder);
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(folder),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static ExitCode Run(string folder, TextWriter output, TextWriter error)
    {
        DiagnosticBag findings = [];
        RunRecord? run = RunFolder.Read(folder, findings);
        if (Findings.Print(findings, error) || run is null)
        {
            return ExitCode.BadInput;
        }

        try
        {
            output.WriteLine(ReportPage.Write(run, folder));
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{folder}: error: the report cannot be written there: {fault.Message.ReplaceLineEndings(" ")}");
            return ExitCode.BadInput;
        }
    }
}
