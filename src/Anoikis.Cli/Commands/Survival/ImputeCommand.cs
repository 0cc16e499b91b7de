using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Runs;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Imputation;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival impute DATA</c>: a Cox model when covariates have gaps.</summary>
internal sealed class ImputeCommand : TableCommand
{
    private readonly FormulaOptions _formula = new();

    private readonly Option<string[]> _with = new("--with") { Description = "Column outside the model that helps to predict missing values; may be given several times.", HelpName = "COLUMN" };

    private readonly Option<int> _tables = NumberOption.Whole("--tables", "Completed tables.", 2, 1000, 20);

    private readonly Option<int> _rounds = NumberOption.Whole("--rounds", "Rounds over the columns for each table.", 1, 1000, 10);

    private readonly Option<int> _seed = NumberOption.Whole("--seed", "Seed of the draws.", 0, int.MaxValue, 1);

    private ImputeCommand()
    {
    }

    protected override IEnumerable<Option> Options => [.. _formula.All, _with, _tables, _rounds, _seed];

    public static Command Create() => new ImputeCommand().Build(
        "impute",
        "A Cox model with missing covariates drawn several times (chained equations), pooled by Rubin's rules.",
        new Example("anoikis survival impute lung.csv --time time --event status --event-value 2 --formula \"age + sex + wt.loss\" --with ph.karno", "Weight loss drawn for those who lack it."));

    protected override TableReport? Analyse(TableRequest request)
    {
        Formula? formula = _formula.Read(request);
        ImputationOptions options = new() { Tables = request.Value(_tables), Rounds = request.Value(_rounds), Seed = (ulong)request.Value(_seed) };
        ImputedFrames? imputed = formula is null || request.Findings.HasErrors || request.Table is null
            ? null
            : ImputedFrames.Read(request.Table, request.Response, formula, request.Columns(_with), request.Levels, options, request.Findings);
        if (imputed is null)
            return null;
        request.Refuse(imputed.Frames[0].Times.EventCount == 0, "no row used has the event");
        request.Refuse(imputed.Frames[0].Covariates.ColumnCount == 0, "the formula has no covariates: there is nothing to pool");
        if (request.Findings.HasErrors)
            return null;
        if (imputed.Missing.Count == 0)
            request.Findings.Warning("no covariate has a gap: all tables are the same");
        PooledCox pooled = PooledCox.Of(imputed);
        CoxFindings.Add(pooled.Fits[0], request.Findings);
        return new TableReport(imputed.Flow, Json(pooled, imputed), output => Print(pooled, imputed, output));
    }

    private static JsonObject Json(PooledCox pooled, ImputedFrames imputed) => new()
    {
        ["n"] = pooled.Fits[0].Count,
        ["events"] = pooled.Fits[0].Events,
        ["tables"] = imputed.Tables.Count,
        ["missing"] = new JsonArray([.. imputed.Missing.Select(m => new JsonObject { ["column"] = m.Column, ["rows"] = m.Rows })]),
        ["terms"] = new JsonArray([.. pooled.Coefficients.Select(c =>
        {
            Interval interval = c.Pooled.Interval();
            return new JsonObject
            {
                ["term"] = c.Name,
                ["coef"] = JsonResult.Number(c.Pooled.Estimate),
                ["se"] = JsonResult.Number(c.Pooled.StandardError),
                ["df"] = JsonResult.Number(c.Pooled.Degrees),
                ["p"] = JsonResult.Number(c.Pooled.P),
                ["fmi"] = JsonResult.Number(c.Pooled.MissingInformation),
                ["hr"] = JsonResult.Number(Math.Exp(interval.Value)),
                ["hr_lower"] = JsonResult.Number(Math.Exp(interval.Lower)),
                ["hr_upper"] = JsonResult.Number(Math.Exp(interval.Upper)),
            };
        })]),
    };

    private static void Print(PooledCox pooled, ImputedFrames imputed, TextWriter output)
    {
        TextTable table = new("term", "HR", "95 % interval", "coef", "se", "p", "information missing");
        foreach (PooledCoefficient c in pooled.Coefficients)
        {
            Interval interval = c.Pooled.Interval();
            table.Add(
                c.Name,
                SurvivalText.Number(Math.Exp(interval.Value)),
                $"{SurvivalText.Number(Math.Exp(interval.Lower))} to {SurvivalText.Number(Math.Exp(interval.Upper))}",
                SurvivalText.Number(interval.Value),
                SurvivalText.Number(c.Pooled.StandardError),
                SurvivalText.Probability(c.Pooled.P),
                $"{SurvivalText.Number(100 * c.Pooled.MissingInformation)} %");
        }

        table.Write(output);
        string gaps = imputed.Missing.Count == 0 ? "none" : string.Join(", ", imputed.Missing.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Column} {m.Rows}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pooled.Fits[0].Count} rows, {pooled.Fits[0].Events} events; {imputed.Tables.Count} completed tables; cells drawn: {gaps}"));
    }
}
