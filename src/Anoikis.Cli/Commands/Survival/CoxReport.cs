using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Runs;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Discrimination;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>What is said of a fitted Cox model, as text and as JSON.</summary>
internal sealed class CoxReport(CoxFit fit, Concordance concordance, ProportionalHazardsTest? proportionality, bool profile)
{
    private static readonly double Z = Confidence.Percent95.NormalQuantile;

    private readonly Interval[] _intervals = [.. fit.Coefficients.Select((c, j) => profile ? ProfileInterval.Of(fit, j) : Wald(c))];

    public JsonObject Json() => new()
    {
        ["n"] = fit.Count,
        ["events"] = fit.Events,
        ["ties"] = fit.Options.Ties switch { TieMethod.Efron => "efron", TieMethod.Breslow => "breslow", _ => "exact" },
        ["loglik_null"] = JsonResult.Number(fit.LogLikelihoodNull),
        ["loglik"] = JsonResult.Number(fit.LogLikelihood),
        ["iterations"] = fit.Iterations,
        ["converged"] = fit.Converged,
        ["terms"] = new JsonArray([.. fit.Coefficients.Select((c, j) => new JsonObject
        {
            ["term"] = c.Name,
            ["coef"] = JsonResult.Number(c.Coefficient),
            ["se"] = JsonResult.Number(c.StandardError),
            ["robust_se"] = JsonResult.Number(c.RobustStandardError),
            ["z"] = JsonResult.Number(c.Z),
            ["p"] = JsonResult.Number(c.P),
            ["hr"] = JsonResult.Number(Math.Exp(c.Coefficient)),
            ["hr_lower"] = JsonResult.Number(Math.Exp(_intervals[j].Lower)),
            ["hr_upper"] = JsonResult.Number(Math.Exp(_intervals[j].Upper)),
        })]),
        ["interval"] = profile ? "profile" : "wald",
        ["concordance"] = JsonResult.Number(concordance.Value),
        ["concordance_se"] = JsonResult.Number(concordance.StandardError),
        ["likelihood_ratio"] = Test(fit.LikelihoodRatio),
        ["wald"] = Test(fit.Wald),
        ["score"] = Test(fit.Score),
        ["zph"] = proportionality is null ? null : new JsonObject
        {
            ["transform"] = Word(proportionality.Transform),
            ["terms"] = new JsonArray([.. proportionality.Terms.Select(t => Test(t, named: true))]),
            ["global"] = Test(proportionality.Global, named: false),
        },
    };

    public void Print(TextWriter output)
    {
        TextTable table = new("term", "HR", "95 % interval", "coef", fit.IsRobust ? "robust se" : "se", "z", "p");
        foreach ((CoxCoefficient c, int j) in fit.Coefficients.Select((c, j) => (c, j)))
        {
            table.Add(
                c.Name,
                SurvivalText.Number(Math.Exp(c.Coefficient)),
                $"{SurvivalText.Number(Math.Exp(_intervals[j].Lower))} to {SurvivalText.Number(Math.Exp(_intervals[j].Upper))}",
                SurvivalText.Number(c.Coefficient),
                SurvivalText.Number(c.ErrorUsed),
                SurvivalText.Number(c.Z),
                SurvivalText.Probability(c.P));
        }

        table.Write(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fit.Count} rows, {fit.Events} events; log partial likelihood {fit.LogLikelihoodNull:F3} without, {fit.LogLikelihood:F3} with covariates"));
        output.WriteLine($"likelihood ratio {Said(fit.LikelihoodRatio)}; concordance {SurvivalText.Number(concordance.Value)} (se {SurvivalText.Number(concordance.StandardError)})");
        if (proportionality is { } test)
        {
            output.WriteLine($"proportional hazards ({Word(test.Transform)}): " + string.Join(", ", test.Terms.Append(test.Global).Select(t => $"{t.Term} p = {SurvivalText.Probability(t.P)}")));
        }
    }

    private static Interval Wald(CoxCoefficient c) => new(c.Coefficient, c.Coefficient - (Z * c.ErrorUsed), c.Coefficient + (Z * c.ErrorUsed));

    private static string Said(GlobalTest test) => string.Create(CultureInfo.InvariantCulture, $"{SurvivalText.Number(test.ChiSquare)} on {test.Degrees}, p = {SurvivalText.Probability(test.P)}");

    private static JsonObject Test(GlobalTest test) => new() { ["chisq"] = JsonResult.Number(test.ChiSquare), ["df"] = test.Degrees, ["p"] = JsonResult.Number(test.P) };

    private static JsonObject Test(TermTest test, bool named)
    {
        JsonObject json = named ? new JsonObject { ["term"] = test.Term } : [];
        json["chisq"] = JsonResult.Number(test.ChiSquare);
        json["df"] = test.Degrees;
        json["p"] = JsonResult.Number(test.P);
        return json;
    }

    private static string Word(TimeTransform transform) => transform switch { TimeTransform.KaplanMeier => "km", TimeTransform.Rank => "rank", TimeTransform.Identity => "identity", _ => "log" };
}
