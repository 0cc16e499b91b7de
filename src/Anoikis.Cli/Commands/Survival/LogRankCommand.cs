using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Runs;
using Anoikis.Survival.Comparison;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival logrank DATA</c>: whether groups' curves differ.</summary>
internal sealed class LogRankCommand : TableCommand
{
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

    protected override IEnumerable<Option> Options => [_group, _strata, _weight, _rho, _gamma, _trend];

    public static Command Create() => new LogRankCommand().Build(
        "logrank",
        "The log-rank test and its weighted relatives.",
        new Example("anoikis survival logrank lung.csv --time time --event status --event-value 2 --group sex", "Log-rank test."),
        new Example("anoikis survival logrank lung.csv --time time --event status --event-value 2 --group sex --strata inst --weight peto", "Within institutions, early deaths counting more."));

    protected override TableReport? Analyse(TableRequest request)
    {
        string[] columns = request.Columns(_group);
        string[] strataColumns = request.Columns(_strata);
        request.Refuse(request.Response.Weights is not null, "the log-rank test takes no case weights; leave --weights out");
        SurvivalResponse? read = request.FollowUp(columns.Concat(strataColumns));
        RowGroups? groups = request.GroupsToCompare(read?.Rows, columns);
        RowGroups? strata = request.Groups(read?.Rows, strataColumns);
        if (read is null || groups is null || request.Findings.HasErrors)
            return null;
        LogRankOptions options = new() { Weight = request.Value(_weight), Rho = request.Value(_rho), Gamma = request.Value(_gamma) };
        LogRankResult result = LogRank.Test(read.Times, groups, strata, options);
        (double ChiSquare, double P)? trend = request.Value(_trend) ? result.Trend() : null;
        return new TableReport(read.Flow, Json(result, trend), output => Print(result, trend, output));
    }

    private static JsonObject Json(LogRankResult result, (double ChiSquare, double P)? trend)
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
        return json;
    }

    private static void Print(LogRankResult result, (double ChiSquare, double P)? trend, TextWriter output)
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
    }
}
