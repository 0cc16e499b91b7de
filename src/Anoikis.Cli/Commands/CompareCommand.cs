using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Comparison;
using Anoikis.Studies.Results;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis compare DIR DIR</c>: two finished runs or assays side by side, paired cell by cell when their seeds are the same.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        Argument<string> first = new("FIRST") { Description = "The folder of a finished run or assay." };
        Argument<string> second = new("SECOND") { Description = "The folder of another." };
        Option<string?> folder = new("--out") { Description = $"Folder for {ComparisonPage.PageName} and {ComparisonPage.TableName}; without it the table is only printed." };
        ExampleCommand command = new(
            "compare",
            "Compare two finished runs, per step and per observed quantity, or two assays, dish by dish, with 95 % intervals. Those of the same seed are paired, cell by cell.",
            new Example("anoikis compare results/control results/bcl2-lost", "Prints the table."),
            new Example("anoikis compare results/control results/bcl2-lost --out results/bcl2", "Writes a page and a table of values as well."));
        command.Arguments.Add(first);
        command.Arguments.Add(second);
        command.Options.Add(folder);
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(first),
            parsed.GetRequiredValue(second),
            parsed.GetValue(folder),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static ExitCode Run(string first, string second, string? folder, TextWriter output, TextWriter error)
    {
        if (Path.GetFullPath(first).TrimEnd('/', '\\') == Path.GetFullPath(second).TrimEnd('/', '\\'))
        {
            error.WriteLine($"{second}: error: this is the same folder as the first; a run compared with itself shows nothing");
            return ExitCode.BadInput;
        }

        DiagnosticBag findings = [];
        RunComparison? read = Compare(first, second, findings);
        if (Findings.Print(findings, error) || read is not { } comparison)
        {
            return ExitCode.BadInput;
        }

        output.WriteLine(ComparisonText.Headline(comparison));
        foreach (string departure in comparison.Departures)
        {
            output.WriteLine($"  {departure}");
        }

        if (comparison.AreIdentical)
        {
            return ExitCode.Done;
        }

        output.WriteLine();
        output.Write(ComparisonText.Table(comparison));
        return folder is null ? ExitCode.Done : Write(comparison, folder, output, error);
    }

    private static RunComparison? Compare(string first, string second, DiagnosticBag findings)
    {
        bool[] areAssays = [AssayFiles.IsAssay(first), AssayFiles.IsAssay(second)];
        if (areAssays.Distinct().Count() > 1 && RunFolder.IsFinished(first) && RunFolder.IsFinished(second))
        {
            findings.Error(new SourceLocation(second, 0), $"this folder holds {(areAssays[1] ? "an assay" : "a run")} and {first} {(areAssays[0] ? "an assay" : "a run")}; compare two of a kind");
            return null;
        }

        if (areAssays.Contains(true))
        {
            return (AssayFiles.Read(first, findings), AssayFiles.Read(second, findings)) is ({ } one, { } other) ? AssayComparison.Of(one, other) : null;
        }

        return (RunFolder.Read(first, findings), RunFolder.Read(second, findings)) is ({ } a, { } b) ? RunComparison.Of(a, b) : null;
    }

    private static ExitCode Write(RunComparison comparison, string folder, TextWriter output, TextWriter error)
    {
        try
        {
            output.WriteLine(ComparisonPage.Write(comparison, folder));
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{folder}: error: the comparison cannot be written there: {fault.Message.ReplaceLineEndings(" ")}");
            return ExitCode.BadInput;
        }
    }
}
