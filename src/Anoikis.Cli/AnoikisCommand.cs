using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Anoikis.Cli.Commands;
using Anoikis.Cli.Commands.Survival;
using Anoikis.Cli.Help;

namespace Anoikis.Cli;

/// <summary>The command <c>anoikis</c> as a function of its arguments, so that tests run it without a process.</summary>
public static class AnoikisCommand
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The arguments, as a shell splits them.</param>
    /// <param name="output">Gets results.</param>
    /// <param name="error">Gets findings, one a line, never wrapped.</param>
    /// <param name="interruption">Asks for an orderly end.</param>
    public static async Task<ExitCode> InvokeAsync(
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter error,
        CancellationToken interruption = default)
    {
        ParseResult parsed = Create().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed, error);
        }

        InvocationConfiguration configuration = new()
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return (ExitCode)await parsed.InvokeAsync(configuration, interruption);
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            await error.WriteLineAsync("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception fault)
        {
            string message = fault.Message.ReplaceLineEndings(" ");
            await error.WriteLineAsync($"error: a fault of the program, not of your input ({fault.GetType().Name}: {message}); please report it with the command line");
            return ExitCode.ProgramFault;
        }
    }

    /// <summary>All commands. A new one is one file in Commands and one line here.</summary>
    internal static RootCommand Create()
    {
        RootCommand root = new("Cells with an apoptosis network each, through every step of metastasis.")
        {
            RunCommand.Create(),
            AssayCommand.Create(),
            FitCommand.Create(),
            PredictCommand.Create(),
            ValidateCommand.Create(),
            NewCommand.Create(),
            SimulateCommand.Create(),
            CheckCommand.Create(),
            DescribeCommand.Create(),
            ExportCommand.Create(),
            DiagramCommand.Create(),
            RegulatorsCommand.Create(),
            StimuliCommand.Create(),
            ModulesCommand.Create(),
            ClonesCommand.Create(),
            ReportCommand.Create(),
            CompareCommand.Create(),
            PrognosisCommand.Create(),
            SurvivalCommand.Create(),
            CompletionCommand.Create(),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        root.SetAction(parsed => help.Action is SynchronousCommandLineAction action ? action.Invoke(parsed) : 0);
        return root;
    }

    private static ExitCode Refuse(ParseResult parsed, TextWriter error)
    {
        foreach (ParseError problem in parsed.Errors)
        {
            error.WriteLine($"error: {problem.Message.ReplaceLineEndings(" ")}");
        }

        string command = parsed.CommandResult.Command is RootCommand ? "anoikis" : $"anoikis {parsed.CommandResult.Command.Name}";
        error.WriteLine($"see: {command} --help");
        return ExitCode.BadInput;
    }
}
