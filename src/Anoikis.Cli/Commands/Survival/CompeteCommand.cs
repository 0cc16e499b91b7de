using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Runs;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Competing;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival compete DATA</c>: cumulative incidence, Gray's test and Fine and Gray's model.</summary>
internal sealed class CompeteCommand : TableCommand
{
    private readonly Option<string> _censored = new("--censor-value") { Description = "The event's value that means censored.", HelpName = "VALUE", DefaultValueFactory = _ => "0" };

    private readonly Option<string?> _group = new("--group") { Description = "Column of groups, compared by Gray's test.", HelpName = "COLUMN" };

    private readonly Option<string?> _strata = new("--strata") { Description = "Column of strata for Gray's test.", HelpName = "COLUMN" };

    private readonly Option<string?> _formula = new("--formula") { Description = "Covariates of Fine and Gray's model.", HelpName = "TERMS" };

    private readonly Option<double[]> _times = new("--at") { Description = "Times at which the incidence is given.", HelpName = "TIME", AllowMultipleArgumentsPerToken = true };

    private CompeteCommand()
    {
    }

    protected override IEnumerable<Option> Options => [_censored, _group, _strata, _formula, _times];

    public static Command Create() => new CompeteCommand().Build(
        "compete",
        "Competing risks: the event's value names the cause of interest, every other value but the censored one competes with it.",
        new Example("anoikis survival compete cohort.csv --time days --event cause --event-value relapse --censor-value alive --group arm", "Incidence of relapse with other deaths in force; Gray's test."),
        new Example("anoikis survival compete cohort.csv --time days --event cause --event-value 1 --formula \"age + arm\" --json -", "Fine and Gray's model."));

    protected override TableReport? Analyse(TableRequest request)
    {
        FindingList findings = request.Findings;
        string[] group = request.Value(_group) is { } g ? [g] : [];
        string[] strata = request.Value(_strata) is { } s ? [s] : [];
        Formula? formula = request.Value(_formula) is { } text ? Formula.Parse(text, findings) : Formula.Empty;
        bool extended = request.Response.Start is not null || request.Response.Weights is not null;
        request.Refuse(extended && group.Length > 0, "Gray's test takes neither --start nor --weights, as R's cuminc takes none: leave --group out, or them");
        request.Refuse(group.Length == 0 && strata.Length > 0, "--strata are those of Gray's test, which compares a --group; a model has its own in the formula: strata(...)");
        request.Refuse(formula is { Cluster: not null }, "competing risks take no cluster(...) in the formula");
        request.Refuse(formula is { HasOffset: true }, "Fine and Gray's model takes no offset(...), as R's crr takes none");
        request.Refuse(request.Response.EventValue is null, "--event-value names the cause of interest");
        CompetingFrame? frame = request.Table is null || formula is null || findings.HasErrors
            ? null
            : CompetingFrame.Read(request.Table, request.Response, request.Value(_censored)!, formula, group.Concat(strata), request.Levels, findings);
        RowGroups? groups = request.GroupsToCompare(frame?.Rows, group);
        RowGroups? stratification = request.Groups(frame?.Rows, strata);
        FineGrayFit? fit = frame?.Covariates is { ColumnCount: > 0 } && !findings.HasErrors ? Fit(frame, findings) : null;
        if (frame is null || findings.HasErrors)
            return null;
        (string Name, CumulativeIncidence Curve)[] curves = groups is null
            ? [("all", CumulativeIncidence.Estimate(frame.Times, CompetingFrame.CauseOfInterest))]
            : [.. groups.Names.Select((name, k) => (name, CumulativeIncidence.Estimate(frame.Times.Subset(groups.RowsOf(k)), CompetingFrame.CauseOfInterest)))];
        GrayTest? gray = groups is null ? null : GrayTest.Of(frame.Times, CompetingFrame.CauseOfInterest, groups, stratification);
        double[] at = request.Value(_times) ?? [];
        return new TableReport(frame.Flow, Json(curves, at, gray, fit, frame), output => Print(curves, at, gray, fit, output));
    }

    private static FineGrayFit? Fit(CompetingFrame frame, FindingList findings)
    {
        // A Cox model of the cause finds columns that depend on each other.
        CoxFit cause = CoxRegression.Fit(new CoxData { Times = frame.Times.CauseSpecific(CompetingFrame.CauseOfInterest), Covariates = frame.Covariates, Strata = frame.Strata });
        CoxFindings.Add(cause, findings);
        if (cause.Dependent.Count > 0)
        {
            findings.Error($"{string.Join(", ", cause.Dependent)} depend on other columns; leave them out of --formula");
            return null;
        }

        if (FineGray.CanWeight(frame.Times, CompetingFrame.CauseOfInterest, frame.Strata))
            return FineGray.Fit(frame.Times, CompetingFrame.CauseOfInterest, frame.Covariates, frame.Strata);
        findings.Error("late entries leave nobody under observation for a while, so that those who ended before cannot be weighted: begin later, or model the cause-specific hazard (anoikis survival cox)");
        return null;
    }

    private static JsonObject Json((string Name, CumulativeIncidence Curve)[] curves, double[] at, GrayTest? gray, FineGrayFit? fit, CompetingFrame frame) => new()
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
        ["rules"] = fit is null ? null : fit.Rules == FineGrayRules.Crr ? "crr" : "finegray",
        ["loglik_null"] = JsonResult.Number(fit?.LogLikelihoodNull),
        ["loglik"] = JsonResult.Number(fit?.LogLikelihood),
    };

    private static JsonObject At(double time, Interval value)
        => new() { ["time"] = time, ["incidence"] = JsonResult.Number(value.Value), ["lower"] = JsonResult.Number(value.Lower), ["upper"] = JsonResult.Number(value.Upper) };

    private static void Print((string Name, CumulativeIncidence Curve)[] curves, double[] at, GrayTest? gray, FineGrayFit? fit, TextWriter output)
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
    }
}
