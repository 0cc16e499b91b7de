using System.CommandLine;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Survival.Findings;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>
/// The frame of every command on a table of patients: options of the table, one list of findings, nothing written when one of them is an error, results as text or as JSON with the patient flow and the
/// warnings. A command adds its own options and says what it finds.
/// </summary>
internal abstract class TableCommand
{
    private readonly TableOptions _table = new();

    /// <summary>Options of this command besides those of the table.</summary>
    protected abstract IEnumerable<Option> Options { get; }

    /// <summary>Analyses the table; null where the findings say why that cannot be.</summary>
    protected abstract TableReport? Analyse(TableRequest request);

    protected Command Build(string name, string description, params Example[] examples)
    {
        ExampleCommand command = new(name, description, examples);
        _table.AddTo(command);
        foreach (Option option in Options)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        FindingList findings = [];
        TableReport? report = Analyse(new TableRequest(parsed, _table, findings));
        if (TableOptions.Print(findings, _table.File(parsed), error) || report is null)
            return ExitCode.BadInput;
        if (_table.Json(parsed) is not { } target)
        {
            report.Print(output);
            output.WriteLine(SurvivalText.Flow(report.Flow));
            return ExitCode.Done;
        }

        JsonObject json = report.Json;
        json["flow"] = JsonResult.Flow(report.Flow);
        json["warnings"] = JsonResult.Warnings(findings);
        return JsonResult.Write(json, target, output, error);
    }
}
