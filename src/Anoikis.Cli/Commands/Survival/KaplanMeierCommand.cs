using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Runs;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival km DATA</c>: Kaplan-Meier curves by group.</summary>
internal sealed class KaplanMeierCommand : TableCommand
{
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

    protected override IEnumerable<Option> Options => [_group, _type];

    public static Command Create() => new KaplanMeierCommand().Build(
        "km",
        "Kaplan-Meier curves with intervals, medians and numbers at risk.",
        new Example("anoikis survival km lung.csv --time time --event status --event-value 2 --group sex", "Medians by sex; 2 means died."),
        new Example("anoikis survival km heart.csv --start start --time stop --event event --json -", "Late entries; all numbers as JSON."));

    protected override TableReport? Analyse(TableRequest request)
    {
        string[] columns = request.Columns(_group);
        SurvivalResponse? read = request.FollowUp(columns, needsEvent: false);
        RowGroups? groups = request.Groups(read?.Rows, columns);
        if (read is null || request.Findings.HasErrors)
            return null;
        if (read.Times.EventCount == 0)
            request.Findings.Warning("no row used has the event: the curve stays at 1");
        CurveOptions options = new() { Type = request.Value(_type) };
        (string Name, KaplanMeierCurve Curve)[] curves = groups is null
            ? [("all", KaplanMeier.Estimate(read.Times, options))]
            : [.. groups.Names.Select((name, g) => (name, KaplanMeier.Estimate(read.Times.Subset(groups.RowsOf(g)), options)))];
        return new TableReport(read.Flow, Json(curves, options), output => Print(curves, output));
    }

    private static JsonObject Json((string Name, KaplanMeierCurve Curve)[] curves, CurveOptions options) => new()
    {
        ["conf_type"] = options.Type switch { ConfidenceType.LogLog => "log-log", ConfidenceType.Log => "log", _ => "plain" },
        ["conf_level"] = options.Level,
        ["groups"] = new JsonArray([.. curves.Select(c => Group(c.Name, c.Curve))]),
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

    private static void Print((string Name, KaplanMeierCurve Curve)[] curves, TextWriter output)
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
    }
}
