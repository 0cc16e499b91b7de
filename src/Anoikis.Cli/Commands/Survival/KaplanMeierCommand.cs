using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Runs;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival km DATA</c>: Kaplan-Meier curves by group.</summary>
internal sealed class KaplanMeierCommand
{
    private readonly TableOptions _table = new();

    private readonly Option<string[]> _group = new("--group") { Description = "Column of groups; several make their combinations.", HelpName = "COLUMN" };

    private readonly Option<ConfidenceType> _type = new("--conf-type")
    {
        Description = "Scale of the intervals: log-log, log or plain.",
        HelpName = "log-log|log|plain",
        DefaultValueFactory = _ => ConfidenceType.LogLog,
        CustomParser = result => EnumOption.Parse(result, ("log-log", ConfidenceType.LogLog), ("log", ConfidenceType.Log), ("plain", ConfidenceType.Plain)),
    };

    private KaplanMeierCommand()
    {
    }

    public static Command Create()
    {
        KaplanMeierCommand km = new();
        ExampleCommand command = new(
            "km",
            "Kaplan-Meier curves with intervals, medians and numbers at risk.",
            new Example("anoikis survival km lung.csv --time time --event status --event-value 2 --group sex", "Medians by sex; 2 means died."),
            new Example("anoikis survival km heart.csv --start start --time stop --event event --json -", "Late entries; all numbers as JSON."));
        km._table.AddTo(command);
        command.Options.Add(km._group);
        command.Options.Add(km._type);
        command.SetAction(parsed => (int)km.Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        FindingList findings = [];
        string[] columns = parsed.GetValue(_group) ?? [];
        ResponseColumns response = _table.Response(parsed, findings);
        LevelOrders levels = _table.Levels(parsed, findings);
        DataTable? table = _table.Table(parsed, findings);
        SurvivalResponse? read = table is null || findings.HasErrors ? null : ResponseReader.Read(table, response, columns, findings);
        RowGroups? groups = read is null || columns.Length == 0 ? null : RowGroups.Of(table!, [.. read.Rows], columns, levels, findings);
        if (read is { Times.EventCount: 0 })
            findings.Warning("no row used has the event: the curve stays at 1");
        if (TableOptions.Print(findings, _table.File(parsed), error) || read is null)
            return ExitCode.BadInput;
        CurveOptions options = new() { Type = parsed.GetValue(_type) };
        (string Name, KaplanMeierCurve Curve)[] curves = groups is null
            ? [("all", KaplanMeier.Estimate(read.Times, options))]
            : [.. groups.Names.Select((name, g) => (name, KaplanMeier.Estimate(read.Times.Subset(GroupRows(groups, g)), options)))];
        if (_table.Json(parsed) is { } target)
            return JsonResult.Write(Json(curves, read.Flow, options, findings), target, output, error);
        Print(curves, read.Flow, output);
        return ExitCode.Done;
    }

    private static int[] GroupRows(RowGroups groups, int group) => [.. Enumerable.Range(0, groups.Codes.Length).Where(i => groups.Codes[i] == group)];

    private static JsonObject Json((string Name, KaplanMeierCurve Curve)[] curves, PatientFlow flow, CurveOptions options, FindingList findings) => new()
    {
        ["conf_type"] = options.Type switch { ConfidenceType.LogLog => "log-log", ConfidenceType.Log => "log", _ => "plain" },
        ["conf_level"] = options.Level,
        ["groups"] = new JsonArray([.. curves.Select(c => Group(c.Name, c.Curve))]),
        ["flow"] = JsonResult.Flow(flow),
        ["warnings"] = JsonResult.Warnings(findings),
    };

    private static JsonObject Group(string name, KaplanMeierCurve curve)
    {
        Interval median = curve.Quantile(0.5);
        return new JsonObject
        {
            ["group"] = name,
            ["n"] = curve.Count,
            ["events"] = curve.TotalEvents,
            ["median"] = JsonResult.Number(median.Value),
            ["median_lower"] = JsonResult.Number(median.Lower),
            ["median_upper"] = JsonResult.Number(median.Upper),
            ["curve"] = new JsonObject
            {
                ["time"] = JsonResult.Numbers(curve.Time),
                ["at_risk"] = JsonResult.Numbers(curve.AtRisk),
                ["events"] = JsonResult.Numbers(curve.Events),
                ["censored"] = JsonResult.Numbers(curve.Censored),
                ["survival"] = JsonResult.Numbers(curve.Survival),
                ["log_se"] = JsonResult.Numbers(curve.LogError),
                ["lower"] = JsonResult.Numbers(curve.Lower),
                ["upper"] = JsonResult.Numbers(curve.Upper),
                ["cumulative_hazard"] = JsonResult.Numbers(curve.CumulativeHazard),
            },
        };
    }

    private static void Print((string Name, KaplanMeierCurve Curve)[] curves, PatientFlow flow, TextWriter output)
    {
        TextTable table = new("group", "n", "events", "median", "95 % interval");
        foreach ((string name, KaplanMeierCurve curve) in curves)
        {
            Interval median = curve.Quantile(0.5);
            table.Add(
                name,
                curve.Count.ToString(CultureInfo.InvariantCulture),
                curve.TotalEvents.ToString("G6", CultureInfo.InvariantCulture),
                SurvivalText.Number(median.Value),
                $"{SurvivalText.Number(median.Lower)} to {SurvivalText.Number(median.Upper)}");
        }

        table.Write(output);
        output.WriteLine(SurvivalText.Flow(flow));
    }
}
