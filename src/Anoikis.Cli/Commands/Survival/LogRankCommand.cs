using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Runs;
using Anoikis.Survival.Comparison;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival logrank DATA</c>: whether groups' curves differ.</summary>
internal sealed class LogRankCommand
{
    private readonly TableOptions _table = new();

    private readonly Option<string[]> _group = new("--group") { Description = "Column of groups; several make their combinations.", HelpName = "COLUMN", Required = true };

    private readonly Option<string[]> _strata = new("--strata") { Description = "Column of strata within which groups are compared; may be given several times.", HelpName = "COLUMN" };

    private readonly Option<LogRankWeight> _weight = new("--weight")
    {
        Description = "Which times count more: logrank, gehan, tarone-ware, peto, or fh with --rho and --gamma.",
        HelpName = "logrank|gehan|tarone-ware|peto|fh",
        CustomParser = result => EnumOption.Parse(
            result,
            ("logrank", LogRankWeight.LogRank), ("gehan", LogRankWeight.Gehan), ("tarone-ware", LogRankWeight.TaroneWare), ("peto", LogRankWeight.PetoPrentice), ("fh", LogRankWeight.FlemingHarrington)),
    };

    private readonly Option<double> _rho = new("--rho") { Description = "Exponent of S for fh.", DefaultValueFactory = _ => 1.0 };

    private readonly Option<double> _gamma = new("--gamma") { Description = "Exponent of 1 - S for fh." };

    private readonly Option<bool> _trend = new("--trend") { Description = "Also test for a trend over the groups in order." };

    private LogRankCommand()
    {
    }

    public static Command Create()
    {
        LogRankCommand test = new();
        ExampleCommand command = new(
            "logrank",
            "The log-rank test and its weighted relatives.",
            new Example("anoikis survival logrank lung.csv --time time --event status --event-value 2 --group sex", "Log-rank test."),
            new Example("anoikis survival logrank lung.csv --time time --event status --event-value 2 --group sex --strata inst --weight peto", "Within institutions, early deaths counting more."));
        test._table.AddTo(command);
        foreach (Option option in new Option[] { test._group, test._strata, test._weight, test._rho, test._gamma, test._trend })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)test.Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        FindingList findings = [];
        string[] columns = parsed.GetRequiredValue(_group);
        string[] strataColumns = parsed.GetValue(_strata) ?? [];
        ResponseColumns response = _table.Response(parsed, findings);
        if (response.Weights is not null)
            findings.Error("the log-rank test takes no case weights; leave --weights out");
        LevelOrders levels = _table.Levels(parsed, findings);
        DataTable? table = _table.Table(parsed, findings);
        SurvivalResponse? read = table is null || findings.HasErrors ? null : ResponseReader.Read(table, response, columns.Concat(strataColumns), findings);
        RowGroups? groups = read is null ? null : RowGroups.Of(table!, [.. read.Rows], columns, levels, findings);
        RowGroups? strata = read is null || strataColumns.Length == 0 ? null : RowGroups.Of(table!, [.. read.Rows], strataColumns, levels, findings);
        if (groups is { Count: < 2 })
            findings.Error($"'{string.Join(", ", columns)}' has one level only in the rows used ({groups.Names[0]}); a comparison needs two");
        if (read is { Times.EventCount: 0 })
            findings.Error("no row used has the event");
        if (TableOptions.Print(findings, _table.File(parsed), error) || read is null || groups is null)
            return ExitCode.BadInput;
        LogRankOptions options = new() { Weight = parsed.GetValue(_weight), Rho = parsed.GetValue(_rho), Gamma = parsed.GetValue(_gamma) };
        LogRankResult result = LogRank.Test(read.Times, groups, strata, options);
        (double ChiSquare, double P)? trend = parsed.GetValue(_trend) ? result.Trend() : null;
        if (_table.Json(parsed) is { } target)
            return JsonResult.Write(Json(result, trend, read.Flow, findings), target, output, error);
        Print(result, trend, read.Flow, output);
        return ExitCode.Done;
    }

    private static JsonObject Json(LogRankResult result, (double ChiSquare, double P)? trend, PatientFlow flow, FindingList findings)
    {
        JsonObject json = new()
        {
            ["chisq"] = JsonResult.Number(result.ChiSquare),
            ["df"] = result.Degrees,
            ["p"] = JsonResult.Number(result.P),
            ["groups"] = new JsonArray([.. result.Groups.Select(g => new JsonObject { ["group"] = g.Name, ["n"] = g.Count, ["observed"] = g.Observed, ["expected"] = g.Expected })]),
        };
        if (trend is { } t)
            json["trend"] = new JsonObject { ["chisq"] = JsonResult.Number(t.ChiSquare), ["df"] = 1, ["p"] = JsonResult.Number(t.P) };
        json["flow"] = JsonResult.Flow(flow);
        json["warnings"] = JsonResult.Warnings(findings);
        return json;
    }

    private static void Print(LogRankResult result, (double ChiSquare, double P)? trend, PatientFlow flow, TextWriter output)
    {
        TextTable table = new("group", "n", "observed", "expected");
        foreach (LogRankGroup group in result.Groups)
        {
            table.Add(group.Name, group.Count.ToString(CultureInfo.InvariantCulture), SurvivalText.Number(group.Observed), SurvivalText.Number(group.Expected));
        }

        table.Write(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chi-square {SurvivalText.Number(result.ChiSquare)} on {result.Degrees} degrees of freedom, p = {SurvivalText.Probability(result.P)}"));
        if (trend is { } t)
            output.WriteLine($"trend: chi-square {SurvivalText.Number(t.ChiSquare)} on 1 degree of freedom, p = {SurvivalText.Probability(t.P)}");
        output.WriteLine(SurvivalText.Flow(flow));
    }
}
