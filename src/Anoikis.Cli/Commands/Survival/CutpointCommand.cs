using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Survival.Cutpoints;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival cutpoint DATA</c>: the best cut of a marker, and what it is worth after the search.</summary>
internal sealed class CutpointCommand
{
    private readonly TableOptions _table = new();

    private readonly Option<string> _marker = new("--marker") { Description = "Column of the marker.", HelpName = "COLUMN", Required = true };

    private readonly Option<double> _least = new("--min-prop") { Description = "Smallest part of the rows on the low side.", DefaultValueFactory = _ => 0.1 };

    private readonly Option<double> _most = new("--max-prop") { Description = "Largest part of the rows on the low side.", DefaultValueFactory = _ => 0.9 };

    private readonly Option<int> _permutations = NumberOption.Whole("--permutations", "Permutations of the marker for the corrected p.", 0, 1_000_000, 1000);

    private readonly Option<int> _seed = NumberOption.Whole("--seed", "Seed of the permutations.", 0, int.MaxValue, 1);

    private CutpointCommand()
    {
    }

    public static Command Create()
    {
        CutpointCommand cutpoint = new();
        ExampleCommand command = new(
            "cutpoint",
            "The cut of a marker that separates survival best, with p corrected for the search (Lausen and Schumacher; permutation).",
            new Example("anoikis survival cutpoint gbsg.csv --time rfstime --event status --marker pgr", "The best cut of the progesterone receptor."));
        cutpoint._table.AddTo(command);
        foreach (Option option in new Option[] { cutpoint._marker, cutpoint._least, cutpoint._most, cutpoint._permutations, cutpoint._seed })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)cutpoint.Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        FindingList findings = [];
        ResponseColumns response = _table.Response(parsed, findings);
        string name = parsed.GetRequiredValue(_marker);
        (double least, double most) = (parsed.GetValue(_least), parsed.GetValue(_most));
        if (response.Start is not null || response.Weights is not null)
            findings.Error("a cut-point takes neither --start nor --weights");
        if (!(least > 0 && least < most && most < 1))
            findings.Error(string.Create(CultureInfo.InvariantCulture, $"--min-prop {least} and --max-prop {most} are not rising within 0 and 1"));
        DataTable? table = _table.Table(parsed, findings);
        SurvivalResponse? read = table is null || findings.HasErrors ? null : ResponseReader.Read(table, response, [name], findings);
        TableColumn? marker = read is null ? null : ColumnCheck.Numbers(table!, name, "marker", findings);
        if (read is { Times.EventCount: 0 })
            findings.Error("no row used has the event");
        if (read is not null && marker is not null && read.Rows.Select(r => marker.Numbers[r]).Distinct().Count() < 2)
            findings.Error($"'{name}' has one value only in the rows used");
        if (TableOptions.Print(findings, _table.File(parsed), error) || read is null || marker is null)
            return ExitCode.BadInput;
        MaximallySelectedCutpoint found;
        try
        {
            found = MaximallySelectedCutpoint.Find(read.Times, [.. read.Rows.Select(r => marker.Numbers[r])], least, most, parsed.GetValue(_permutations), (ulong)parsed.GetValue(_seed));
        }
        catch (ArgumentException problem)
        {
            error.WriteLine($"{_table.File(parsed)}: error: {problem.Message}");
            return ExitCode.BadInput;
        }

        if (_table.Json(parsed) is { } target)
            return JsonResult.Write(Json(name, found, read.Flow, findings), target, output, error);
        output.WriteLine($"best cut: {name} at or below {SurvivalText.Number(found.Cut)} ({found.Low} rows) against above ({found.High} rows); statistic {SurvivalText.Number(found.Statistic)}");
        output.WriteLine($"p corrected for the search: {SurvivalText.Probability(found.LausenSchumacherP)} (Lausen and Schumacher), {SurvivalText.Probability(found.PermutationP)} (permutation)");
        output.WriteLine($"p as if the cut had been known, which it was not: {SurvivalText.Probability(found.UncorrectedP)}");
        output.WriteLine(SurvivalText.Flow(read.Flow));
        return ExitCode.Done;
    }

    private static JsonObject Json(string name, MaximallySelectedCutpoint found, PatientFlow flow, FindingList findings) => new()
    {
        ["marker"] = name,
        ["cutpoint"] = found.Cut,
        ["n_low"] = found.Low,
        ["n_high"] = found.High,
        ["statistic"] = JsonResult.Number(found.Statistic),
        ["p_uncorrected"] = JsonResult.Number(found.UncorrectedP),
        ["p_lausen_schumacher"] = JsonResult.Number(found.LausenSchumacherP),
        ["p_permutation"] = JsonResult.Number(found.PermutationP),
        ["flow"] = JsonResult.Flow(flow),
        ["warnings"] = JsonResult.Warnings(findings),
    };
}
