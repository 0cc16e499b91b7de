using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Runs;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Competing;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival compete DATA</c>: cumulative incidence, Gray's test and Fine and Gray's model.</summary>
internal sealed class CompeteCommand
{
    private readonly TableOptions _table = new();

    private readonly Option<string> _censored = new("--censor-value") { Description = "The event's value that means censored.", HelpName = "VALUE", DefaultValueFactory = _ => "0" };

    private readonly Option<string?> _group = new("--group") { Description = "Column of groups, compared by Gray's test.", HelpName = "COLUMN" };

    private readonly Option<string?> _strata = new("--strata") { Description = "Column of strata for Gray's test.", HelpName = "COLUMN" };

    private readonly Option<string?> _formula = new("--formula") { Description = "Covariates of Fine and Gray's model.", HelpName = "TERMS" };

    private readonly Option<double[]> _times = new("--at") { Description = "Times at which the incidence is given.", HelpName = "TIME", AllowMultipleArgumentsPerToken = true };

    private CompeteCommand()
    {
    }

    public static Command Create()
    {
        CompeteCommand compete = new();
        ExampleCommand command = new(
            "compete",
            "Competing risks: the event's value names the cause of interest, every other value but the censored one competes with it.",
            new Example("anoikis survival compete cohort.csv --time days --event cause --event-value relapse --censor-value alive --group arm", "Incidence of relapse with other deaths in force; Gray's test."),
            new Example("anoikis survival compete cohort.csv --time days --event cause --event-value 1 --formula \"age + arm\" --json -", "Fine and Gray's model."));
        compete._table.AddTo(command);
        foreach (Option option in new Option[] { compete._censored, compete._group, compete._strata, compete._formula, compete._times })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)compete.Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        FindingList findings = [];
        ResponseColumns response = _table.Response(parsed, findings);
        string? group = parsed.GetValue(_group);
        string? strata = parsed.GetValue(_strata);
        Formula? formula = parsed.GetValue(_formula) is { } text ? Formula.Parse(text, findings) : Formula.Empty;
        if (response.Start is not null || response.Weights is not null || formula is { Strata.Count: > 0 } or { Cluster: not null })
            findings.Error("competing risks take neither --start nor --weights, and no strata(...) or cluster(...) in the formula");
        if (response.EventValue is null)
            findings.Error("--event-value names the cause of interest");
        LevelOrders levels = _table.Levels(parsed, findings);
        DataTable? table = _table.Table(parsed, findings);
        CompetingFrame? frame = table is null || formula is null || findings.HasErrors
            ? null
            : CompetingFrame.Read(table, response, parsed.GetRequiredValue(_censored), formula, new[] { group, strata }.OfType<string>(), levels, findings);
        RowGroups? groups = frame is null || group is null ? null : RowGroups.Of(table!, [.. frame.Rows], [group], levels, findings);
        RowGroups? stratification = frame is null || strata is null ? null : RowGroups.Of(table!, [.. frame.Rows], [strata], levels, findings);
        if (groups is { Count: < 2 })
            findings.Error($"'{group}' has one level only in the rows used ({groups.Names[0]}); a comparison needs two");
        FineGrayFit? fit = frame?.Covariates is { ColumnCount: > 0 } && !findings.HasErrors ? Fit(frame, findings) : null;
        if (TableOptions.Print(findings, _table.File(parsed), error) || frame is null)
            return ExitCode.BadInput;
        (string Name, CumulativeIncidence Curve)[] curves = groups is null
            ? [("all", CumulativeIncidence.Estimate(frame.Times, CompetingFrame.CauseOfInterest))]
            : [.. groups.Names.Select((name, g) => (name, CumulativeIncidence.Estimate(frame.Times.Subset([.. Enumerable.Range(0, groups.Codes.Length).Where(i => groups.Codes[i] == g)]), CompetingFrame.CauseOfInterest)))];
        GrayTest? gray = groups is null ? null : GrayTest.Of(frame.Times, CompetingFrame.CauseOfInterest, groups, stratification);
        double[] at = parsed.GetValue(_times) ?? [];
        if (_table.Json(parsed) is { } target)
            return JsonResult.Write(Json(curves, at, gray, fit, frame, findings), target, output, error);
        Print(curves, at, gray, fit, frame.Flow, output);
        return ExitCode.Done;
    }

    private static FineGrayFit? Fit(CompetingFrame frame, FindingList findings)
    {
        // A Cox model of the cause finds columns that depend on each other.
        CoxFit cause = CoxRegression.Fit(new CoxData { Times = frame.Times.CauseSpecific(CompetingFrame.CauseOfInterest), Covariates = frame.Covariates });
        CoxFindings.Add(cause, findings);
        if (cause.Dependent.Count == 0)
            return FineGray.Fit(frame.Times, CompetingFrame.CauseOfInterest, frame.Covariates);
        findings.Error($"{string.Join(", ", cause.Dependent)} depend on other columns; leave them out of --formula");
        return null;
    }

    private static JsonObject Json((string Name, CumulativeIncidence Curve)[] curves, double[] at, GrayTest? gray, FineGrayFit? fit, CompetingFrame frame, FindingList findings) => new()
    {
        ["n"] = frame.Times.Count,
        ["events"] = curves.Sum(c => c.Curve.Events),
        ["groups"] = new JsonArray([.. curves.Select(c => new JsonObject
        {
            ["group"] = c.Name,
            ["n"] = c.Curve.Count,
            ["events"] = c.Curve.Events,
            ["at"] = new JsonArray([.. at.Select(t => At(t, c.Curve.At(t)))]),
            ["curve"] = new JsonObject { ["time"] = JsonResult.Numbers(c.Curve.Time), ["incidence"] = JsonResult.Numbers(c.Curve.Incidence), ["se"] = JsonResult.Numbers(c.Curve.StandardError) },
        })]),
        ["gray"] = gray is null ? null : new JsonObject { ["chisq"] = JsonResult.Number(gray.ChiSquare), ["df"] = gray.Degrees, ["p"] = JsonResult.Number(gray.P) },
        ["terms"] = fit is null ? null : new JsonArray([.. fit.Coefficients.Select(c => new JsonObject
        {
            ["term"] = c.Name, ["coef"] = JsonResult.Number(c.Coefficient), ["se"] = JsonResult.Number(c.RobustStandardError), ["z"] = JsonResult.Number(c.Z), ["p"] = JsonResult.Number(c.P), ["hr"] = JsonResult.Number(Math.Exp(c.Coefficient)),
        })]),
        ["loglik_null"] = JsonResult.Number(fit?.LogLikelihoodNull),
        ["loglik"] = JsonResult.Number(fit?.LogLikelihood),
        ["flow"] = JsonResult.Flow(frame.Flow),
        ["warnings"] = JsonResult.Warnings(findings),
    };

    private static JsonObject At(double time, Interval value)
        => new() { ["time"] = time, ["incidence"] = JsonResult.Number(value.Value), ["lower"] = JsonResult.Number(value.Lower), ["upper"] = JsonResult.Number(value.Upper) };

    private static void Print((string Name, CumulativeIncidence Curve)[] curves, double[] at, GrayTest? gray, FineGrayFit? fit, PatientFlow flow, TextWriter output)
    {
        TextTable table = new(["group", "n", "events", .. at.Select(t => $"by {SurvivalText.Number(t)}")]);
        foreach ((string name, CumulativeIncidence curve) in curves)
        {
            table.Add([name, curve.Count.ToString(CultureInfo.InvariantCulture), curve.Events.ToString(CultureInfo.InvariantCulture), .. at.Select(t => curve.At(t) is var v ? $"{SurvivalText.Number(v.Value)} ({SurvivalText.Number(v.Lower)} to {SurvivalText.Number(v.Upper)})" : "")]);
        }

        table.Write(output);
        if (gray is not null)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Gray's test: chi-square {SurvivalText.Number(gray.ChiSquare)} on {gray.Degrees}, p = {SurvivalText.Probability(gray.P)}"));
        if (fit is not null)
        {
            TextTable terms = new("term", "subdistribution HR", "coef", "se", "p");
            foreach (CoxCoefficient c in fit.Coefficients)
            {
                terms.Add(c.Name, SurvivalText.Number(Math.Exp(c.Coefficient)), SurvivalText.Number(c.Coefficient), SurvivalText.Number(c.RobustStandardError), SurvivalText.Probability(c.P));
            }

            terms.Write(output);
        }

        output.WriteLine(SurvivalText.Flow(flow));
    }
}
