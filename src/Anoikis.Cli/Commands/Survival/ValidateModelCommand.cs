using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Runs;
using Anoikis.Survival.Calibration;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Resampling;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival validate DATA</c>: how well a Cox model predicts, corrected for optimism.</summary>
internal sealed class ValidateModelCommand : TableCommand
{
    private static readonly double[] Thresholds = [.. Enumerable.Range(1, 19).Select(k => k / 20.0)];

    private readonly Option<string> _formula = new("--formula") { Description = "Covariates of the Cox model.", HelpName = "TERMS", Required = true };

    private readonly Option<double?> _horizon = NumberOption.Positive("--horizon", "Time of predictions; the median follow-up when left out.");

    private readonly Option<int> _samples = NumberOption.Whole("--bootstrap", "Samples of the optimism bootstrap.", 0, 100_000, 200);

    private readonly Option<int> _folds = NumberOption.Whole("--folds", "Folds of cross-validation; 0 for none.", 0, 1000, 0);

    private readonly Option<int> _repeats = NumberOption.Whole("--repeats", "Divisions into folds.", 1, 1000, 10);

    private readonly Option<int> _seed = NumberOption.Whole("--seed", "Seed of samples and folds.", 0, int.MaxValue, 1);

    private ValidateModelCommand()
    {
    }

    protected override IEnumerable<Option> Options => [_formula, _horizon, _samples, _folds, _repeats, _seed];

    public static Command Create() => new ValidateModelCommand().Build(
        "validate",
        "How well a Cox model predicts: C, AUC, Brier score, calibration and net benefit, corrected for optimism by the bootstrap.",
        new Example("anoikis survival validate gbsg.csv --time rfstime --event status --formula \"age + nodes + hormon\" --horizon 1000", "Prediction at 1,000 days."));

    protected override TableReport? Analyse(TableRequest request)
    {
        Formula? formula = Formula.Parse(request.Value(_formula)!, request.Findings);
        request.Refuse(
            request.Response.Start is not null || request.Response.Weights is not null || formula is { Cluster: not null },
            "validation takes neither --start nor --weights, and no cluster(...) in the formula");
        if (request.Frame(formula) is not { } frame)
            return null;
        request.Refuse(frame.Covariates.ColumnCount == 0, "a model without covariates predicts the same for all: name some in --formula");
        double horizon = request.Value(_horizon) ?? KaplanMeier.Reverse(frame.Times).Quantile(0.5).Value;
        request.Refuse(
            !(horizon > 0) || horizon >= frame.Times.Time.ToArray().Max(),
            string.Create(CultureInfo.InvariantCulture, $"nobody is followed beyond the horizon {horizon}; give an earlier --horizon"));
        if (request.Findings.HasErrors)
            return null;
        CoxData data = CoxData.Of(frame);
        CoxFindings.Add(CoxRegression.Fit(data), request.Findings);
        return Report(request, data, frame.Flow, horizon);
    }

    private TableReport Report(TableRequest request, CoxData data, PatientFlow flow, double horizon)
    {
        ulong seed = (ulong)request.Value(_seed);
        IRiskModel model = CoxRiskModel.Fit(data);
        double[] survival = [.. Enumerable.Range(0, data.Times.Count).Select(i => Math.Clamp(model.SurvivalAt(data.Covariates.Row(i), data.Strata?.Codes[i] ?? 0, horizon), 1e-12, 1 - 1e-12))];
        OptimismBootstrap bootstrap = OptimismBootstrap.Run(data, CoxRiskModel.Fit, horizon, request.Value(_samples), seed);
        int folds = request.Value(_folds);
        RepeatedCrossValidation? crossed = folds < 2 ? null : RepeatedCrossValidation.Run(data, CoxRiskModel.Fit, horizon, folds, request.Value(_repeats), seed);
        CalibrationAtHorizon calibration = CalibrationAtHorizon.Of(data.Times, survival, horizon);
        NetBenefit[] benefits = [.. Thresholds.Select(p => NetBenefit.At(data.Times, [.. survival.Select(s => 1 - s)], horizon, p))];
        JsonObject json = new()
        {
            ["n"] = data.Times.Count,
            ["events"] = data.Times.EventCount,
            ["horizon"] = horizon,
            ["apparent"] = Json(bootstrap.Apparent),
            ["optimism"] = Json(bootstrap.Optimism),
            ["corrected"] = Json(bootstrap.Corrected),
            ["bootstrap_samples"] = bootstrap.Samples,
            ["bootstrap_failed"] = bootstrap.Failed,
            ["cross_validation"] = crossed is null ? null : new JsonObject { ["mean"] = Json(crossed.Mean), ["deviation"] = Json(crossed.Deviation), ["folds"] = crossed.Folds, ["failed"] = crossed.Failed },
            ["calibration"] = new JsonObject
            {
                ["observed_to_expected"] = JsonResult.Number(calibration.ObservedToExpected),
                ["groups"] = new JsonArray([.. calibration.Groups.Select(g => new JsonObject
                {
                    ["n"] = g.Count, ["predicted"] = g.Predicted, ["observed"] = JsonResult.Number(g.Observed.Value), ["lower"] = JsonResult.Number(g.Observed.Lower), ["upper"] = JsonResult.Number(g.Observed.Upper),
                })]),
            },
            ["net_benefit"] = new JsonArray([.. benefits.Select(b => new JsonObject { ["threshold"] = b.Threshold, ["model"] = b.Model, ["treat_all"] = b.TreatAll, ["treated"] = b.Treated })]),
        };
        return new TableReport(flow, json, output => Print(bootstrap, crossed, calibration, horizon, output));
    }

    private static JsonObject Json(Performance p) => new()
    {
        ["harrell_c"] = JsonResult.Number(p.Harrell),
        ["uno_c"] = JsonResult.Number(p.Uno),
        ["auc"] = JsonResult.Number(p.Auc),
        ["brier"] = JsonResult.Number(p.Brier),
        ["slope"] = JsonResult.Number(p.Slope),
    };

    private static void Print(OptimismBootstrap bootstrap, RepeatedCrossValidation? crossed, CalibrationAtHorizon calibration, double horizon, TextWriter output)
    {
        TextTable table = new("measure", "apparent", "optimism", "corrected", "cross-validated");
        void Row(string name, Func<Performance, double> of) => table.Add(
            name, SurvivalText.Number(of(bootstrap.Apparent)), SurvivalText.Number(of(bootstrap.Optimism)), SurvivalText.Number(of(bootstrap.Corrected)), crossed is null ? "-" : SurvivalText.Number(of(crossed.Mean)));
        Row("Harrell's C", p => p.Harrell);
        Row("Uno's C", p => p.Uno);
        Row("AUC", p => p.Auc);
        Row("Brier score", p => p.Brier);
        Row("calibration slope", p => p.Slope);
        table.Write(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"at {horizon:G6}: observed over expected risk {calibration.ObservedToExpected:G4}; {bootstrap.Samples} bootstrap samples, {bootstrap.Failed} set aside"));
        foreach (CalibrationGroup group in calibration.Groups)
        {
            output.WriteLine($"  {group.Count} rows: predicted {SurvivalText.Number(group.Predicted)}, observed {SurvivalText.Number(group.Observed.Value)} ({SurvivalText.Number(group.Observed.Lower)} to {SurvivalText.Number(group.Observed.Upper)})");
        }
    }
}
