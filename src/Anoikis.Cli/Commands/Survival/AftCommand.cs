using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Runs;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Parametric;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival aft DATA</c>: a parametric model of the logarithm of time.</summary>
internal sealed class AftCommand : TableCommand
{
    private static readonly double Z = Confidence.Percent95.NormalQuantile;

    private readonly Option<string> _formula = new("--formula") { Description = "Covariates: \"age + sex + rcs(size, 4)\"; 1 for none.", HelpName = "TERMS", Required = true };

    private readonly Option<AftDistribution> _distribution = new("--dist")
    {
        Description = "Distribution of time: weibull, lognormal, loglogistic or gengamma.",
        HelpName = "weibull|lognormal|loglogistic|gengamma",
        CustomParser = result => EnumOption.Parse(
            result,
            ("weibull", AftDistribution.Weibull), ("lognormal", AftDistribution.LogNormal), ("loglogistic", AftDistribution.LogLogistic), ("gengamma", AftDistribution.GeneralisedGamma)),
    };

    private AftCommand()
    {
    }

    protected override IEnumerable<Option> Options => [_formula, _distribution];

    public static Command Create() => new AftCommand().Build(
        "aft",
        "An accelerated failure time model, ln T = x'b + sigma e: how many times longer or shorter times become.",
        new Example("anoikis survival aft lung.csv --time time --event status --event-value 2 --formula \"age + sex\"", "Weibull times."),
        new Example("anoikis survival aft gbsg.csv --time rfstime --event status --formula \"nodes + hormon\" --dist gengamma --json -", "Generalised gamma, whose shape tells Weibull (1) from log-normal (0)."));

    protected override TableReport? Analyse(TableRequest request)
    {
        AftDistribution distribution = request.Value(_distribution);
        Formula? formula = Formula.Parse(request.Value(_formula)!, request.Findings);
        request.Refuse(request.Response.Start is not null, "an accelerated failure time model takes no --start, as R's survreg takes none");
        request.Refuse(formula is { Strata.Count: > 0 } or { Cluster: not null }, "an accelerated failure time model takes no strata(...) and no cluster(...) in the formula");
        if (request.Frame(formula) is not { } frame || !TimesAreAboveZero(request, frame))
            return null;
        AftFit fit = AftRegression.Fit(frame.Times, frame.Covariates, distribution, frame.Offset);
        AftFindings.Add(fit, frame.Times.EventCount, request.Findings);
        return new TableReport(frame.Flow, Json(fit, frame), output => Print(fit, frame, output));
    }

    // ln 0 has no value; R refuses such times too.
    private static bool TimesAreAboveZero(TableRequest request, ModelFrame frame)
    {
        int[] lines = [.. Enumerable.Range(0, frame.Times.Count).Where(i => frame.Times.Time[i] <= 0).Select(i => request.Table!.Line(frame.Rows[i]))];
        if (lines.Length > 0)
            request.Findings.Error($"'{request.Response.Time}' is 0, and the model is of its logarithm: {FindingList.Lines(lines)}", lines[0]);
        return lines.Length == 0;
    }

    private static JsonObject Json(AftFit fit, ModelFrame frame) => new()
    {
        ["n"] = frame.Times.Count,
        ["events"] = frame.Times.EventCount,
        ["dist"] = Word(fit.Distribution),
        ["loglik"] = JsonResult.Number(fit.LogLikelihood),
        ["aic"] = JsonResult.Number(fit.Akaike),
        ["converged"] = fit.Converged,
        ["terms"] = new JsonArray([.. fit.Coefficients.Select(c => new JsonObject
        {
            ["term"] = c.Name,
            ["coef"] = JsonResult.Number(c.Coefficient),
            ["se"] = JsonResult.Number(c.StandardError),
            ["z"] = JsonResult.Number(c.Z),
            ["p"] = JsonResult.Number(c.P),
            ["time_ratio"] = JsonResult.Number(Math.Exp(c.Coefficient)),
            ["time_ratio_lower"] = JsonResult.Number(Math.Exp(c.Coefficient - (Z * c.StandardError))),
            ["time_ratio_upper"] = JsonResult.Number(Math.Exp(c.Coefficient + (Z * c.StandardError))),
        })]),
        ["scale"] = JsonResult.Number(fit.Scale),
        ["log_scale_se"] = JsonResult.Number(fit.LogScaleError),
        ["shape"] = JsonResult.Number(fit.Shape),
        ["shape_se"] = JsonResult.Number(fit.ShapeError),
    };

    private static void Print(AftFit fit, ModelFrame frame, TextWriter output)
    {
        TextTable table = new("term", "time ratio", "95 % interval", "coef", "se", "z", "p");
        foreach (CoxCoefficient c in fit.Coefficients)
        {
            bool isRatio = c != fit.Coefficients[0];
            table.Add(
                c.Name,
                isRatio ? SurvivalText.Number(Math.Exp(c.Coefficient)) : "",
                isRatio ? $"{SurvivalText.Number(Math.Exp(c.Coefficient - (Z * c.StandardError)))} to {SurvivalText.Number(Math.Exp(c.Coefficient + (Z * c.StandardError)))}" : "",
                SurvivalText.Number(c.Coefficient),
                SurvivalText.Number(c.StandardError),
                SurvivalText.Number(c.Z),
                SurvivalText.Probability(c.P));
        }

        table.Write(output);
        string shape = double.IsNaN(fit.Shape) ? "" : $", shape {SurvivalText.Number(fit.Shape)} (se {SurvivalText.Number(fit.ShapeError)})";
        output.WriteLine($"{Word(fit.Distribution)}: scale {SurvivalText.Number(fit.Scale)} (se of its logarithm {SurvivalText.Number(fit.LogScaleError)}){shape}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{frame.Times.Count} rows, {frame.Times.EventCount} events; log likelihood {fit.LogLikelihood:F3}, AIC {fit.Akaike:F3}"));
    }

    private static string Word(AftDistribution distribution) => distribution switch
    {
        AftDistribution.Weibull => "weibull",
        AftDistribution.LogNormal => "lognormal",
        AftDistribution.LogLogistic => "loglogistic",
        _ => "gengamma",
    };
}
