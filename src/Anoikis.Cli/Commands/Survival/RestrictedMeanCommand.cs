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

/// <summary><c>anoikis survival rmst DATA</c>: mean times until a horizon, and their differences.</summary>
internal sealed class RestrictedMeanCommand : TableCommand
{
    private static readonly double Z = Confidence.Percent95.NormalQuantile;

    private readonly Option<string[]> _group = new("--group") { Description = "Column of groups, each compared with the first; several make their combinations.", HelpName = "COLUMN" };

    private readonly Option<double?> _tau = NumberOption.Positive("--tau", "The horizon; the shortest group's longest follow-up when left out.");

    private RestrictedMeanCommand()
    {
    }

    protected override IEnumerable<Option> Options => [_group, _tau];

    public static Command Create() => new RestrictedMeanCommand().Build(
        "rmst",
        "Restricted mean survival time: the mean of min(T, tau), and its difference between groups, which needs no proportional hazards.",
        new Example("anoikis survival rmst gbsg.csv --time rfstime --event status --group hormon --tau 1000", "Days free of recurrence in the first 1,000."));

    protected override TableReport? Analyse(TableRequest request)
    {
        string[] columns = request.Columns(_group);
        SurvivalResponse? read = request.FollowUp(columns);
        RowGroups? groups = columns.Length == 0 ? null : request.GroupsToCompare(read?.Rows, columns);
        if (read is null || request.Findings.HasErrors)
            return null;
        SurvivalTimes[] parts = groups is null ? [read.Times] : [.. groups.Names.Select((_, g) => read.Times.Subset(groups.RowsOf(g)))];
        (string Name, KaplanMeierCurve Curve)[] curves = [.. parts.Select((t, g) => (groups?.Names[g] ?? "all", KaplanMeier.Estimate(t)))];
        double tau = request.Value(_tau) ?? curves.Min(c => c.Curve.Time[^1]);
        request.Refuse(!(tau > 0), "all are followed for no time at all: there is no mean");
        if (request.Findings.HasErrors)
            return null;
        foreach ((string name, KaplanMeierCurve curve) in curves.Where(c => c.Curve.Time[^1] < tau && c.Curve.Survival[^1] > 0))
        {
            request.Findings.Warning(string.Create(CultureInfo.InvariantCulture, $"{name} is followed to {curve.Time[^1]:G6} only, {100 * curve.Survival[^1]:G3} % still alive: the curve is taken as level from there to {tau:G6}"));
        }

        RestrictedMean[] means = [.. parts.Select(t => RestrictedMean.Of(t, tau))];
        return new TableReport(read.Flow, Json(curves, means, tau), output => Print(curves, means, tau, output));
    }

    private static JsonObject Json((string Name, KaplanMeierCurve Curve)[] curves, RestrictedMean[] means, double tau) => new()
    {
        ["tau"] = tau,
        ["groups"] = new JsonArray([.. curves.Select((c, g) => new JsonObject
        {
            ["group"] = c.Name,
            ["n"] = c.Curve.Count,
            ["events"] = c.Curve.TotalEvents,
            ["rmst"] = JsonResult.Number(means[g].Value),
            ["se"] = JsonResult.Number(means[g].StandardError),
            ["lower"] = JsonResult.Number(means[g].Value - (Z * means[g].StandardError)),
            ["upper"] = JsonResult.Number(means[g].Value + (Z * means[g].StandardError)),
        })]),
        ["differences"] = new JsonArray([.. curves.Skip(1).Select((c, g) =>
        {
            (Interval difference, double p) = means[g + 1].Less(means[0]);
            return new JsonObject
            {
                ["group"] = c.Name,
                ["reference"] = curves[0].Name,
                ["difference"] = JsonResult.Number(difference.Value),
                ["lower"] = JsonResult.Number(difference.Lower),
                ["upper"] = JsonResult.Number(difference.Upper),
                ["p"] = JsonResult.Number(p),
            };
        })]),
    };

    private static void Print((string Name, KaplanMeierCurve Curve)[] curves, RestrictedMean[] means, double tau, TextWriter output)
    {
        TextTable table = new("group", "n", "events", $"mean until {SurvivalText.Number(tau)}", "95 % interval", "difference", "95 % interval", "p");
        for (int g = 0; g < curves.Length; g++)
        {
            RestrictedMean mean = means[g];
            (Interval difference, double p) = mean.Less(means[0]);
            table.Add(
                curves[g].Name,
                curves[g].Curve.Count.ToString(CultureInfo.InvariantCulture),
                curves[g].Curve.TotalEvents.ToString("G6", CultureInfo.InvariantCulture),
                SurvivalText.Number(mean.Value),
                $"{SurvivalText.Number(mean.Value - (Z * mean.StandardError))} to {SurvivalText.Number(mean.Value + (Z * mean.StandardError))}",
                g == 0 ? "" : SurvivalText.Number(difference.Value),
                g == 0 ? "" : $"{SurvivalText.Number(difference.Lower)} to {SurvivalText.Number(difference.Upper)}",
                g == 0 ? "" : SurvivalText.Probability(p));
        }

        table.Write(output);
    }
}
