using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis report DIR</c>: builds the report of a finished run again from its tables.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("DIR") { Description = "The folder of a finished run or assay." };
        ExampleCommand command = new(
            "report",
            "Build report.html of a finished run or assay again, from the tables in its folder alone.",
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
        Func<string>? write = AssayFiles.IsAssay(folder)
            ? AssayFiles.Read(folder, findings) is { } assay ? () => AssayFiles.WriteReport(assay, folder) : null
            : RunFolder.Read(folder, findings) is { } run ? () => ReportPage.Write(run, folder) : null;
        if (Findings.Print(findings, error) || write is null)
        {
            return ExitCode.BadInput;
        }

        try
        {
            output.WriteLine(write());
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{folder}: error: the report cannot be written there: {fault.Message.ReplaceLineEndings(" ")}");
            return ExitCode.BadInput;
        }
    }
}
