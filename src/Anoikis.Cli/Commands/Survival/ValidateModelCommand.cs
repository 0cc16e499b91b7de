using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Runs;
using Anoikis.Survival.Calibration;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Resampling;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival validate DATA</c>: how well a Cox model predicts, corrected for optimism.</summary>
internal sealed class ValidateModelCommand
{
    private static readonly double[] Thresholds = [.. Enumerable.Range(1, 19).Select(k => k / 20.0)];

    private readonly TableOptions _table = new();

    private readonly Option<string> _formula = new("--formula") { Description = "Covariates of the Cox model.", HelpName = "TERMS", Required = true };

    private readonly Option<double?> _horizon = NumberOption.Positive("--horizon", "Time of predictions; the median follow-up when left out.");

    private readonly Option<int> _samples = NumberOption.Whole("--bootstrap", "Samples of the optimism bootstrap.", 0, 100_000, 200);

    private readonly Option<int> _folds = NumberOption.Whole("--folds", "Folds of cross-validation; 0 for none.", 0, 1000, 0);

    private readonly Option<int> _repeats = NumberOption.Whole("--repeats", "Divisions into folds.", 1, 1000, 10);

    private readonly Option<int> _seed = NumberOption.Whole("--seed", "Seed of samples and folds.", 0, int.MaxValue, 1);

    private ValidateModelCommand()
    {
    }

    public static Command Create()
    {
        ValidateModelCommand validate = new();
        ExampleCommand command = new(
            "validate",
            "How well a Cox model predicts: C, AUC, Brier score, calibration and net benefit, corrected for optimism by the bootstrap.",
            new Example("anoikis survival validate gbsg.csv --time rfstime --event status --formula \"age + nodes + hormon\" --horizon 1000", "Prediction at 1,000 days."));
        validate._table.AddTo(command);
        foreach (Option option in new Option[] { validate._formula, validate._horizon, validate._samples, validate._folds, validate._repeats, validate._seed })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)validate.Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        FindingList findings = [];
        ResponseColumns response = _table.Response(parsed, findings);
        Formula? formula = Formula.Parse(parsed.GetRequiredValue(_formula), findings);
        if (response.Start is not null || response.Weights is not null || formula is { Strata.Count: > 0 } or { Cluster: not null })
            findings.Error("validation takes neither --start nor --weights, and no strata(...) or cluster(...) in the formula");
        LevelOrders levels = _table.Levels(parsed, findings);
        DataTable? table = _table.Table(parsed, findings);
        ModelFrame? frame = table is null || formula is null || findings.HasErrors ? null : ModelFrame.Read(table, response, formula, levels, findings);
        if (frame is { Times.EventCount: 0 })
            findings.Error("no row used has the event");
        if (frame is { Covariates.ColumnCount: 0 })
            findings.Error("a model without covariates predicts the same for all: name some in --formula");
        if (frame is null || findings.HasErrors)
        {
            TableOptions.Print(findings, _table.File(parsed), error);
            return ExitCode.BadInput;
        }

        CoxData data = CoxData.Of(frame);
        CoxFindings.Add(CoxRegression.Fit(data), findings);
        TableOptions.Print(findings, _table.File(parsed), error);
        double horizon = parsed.GetValue(_horizon) ?? Anoikis.Survival.Curves.KaplanMeier.Reverse(frame.Times).Quantile(0.5).Value;
        if (!(horizon > 0) || horizon >= frame.Times.Time.ToArray().Max())
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_table.File(parsed)}: error: nobody is followed beyond the horizon {horizon}; give an earlier --horizon"));
            return ExitCode.BadInput;
        }

        return Report(parsed, data, frame.Flow, horizon, findings, output, error);
    }

    private ExitCode Report(ParseResult parsed, CoxData data, PatientFlow flow, double horizon, FindingList findings, TextWriter output, TextWriter error)
    {
        ulong seed = (ulong)parsed.GetValue(_seed);
        IRiskModel model = CoxRiskModel.Fit(data);
        double[] survival = [.. Enumerable.Range(0, data.Times.Count).Select(i => Math.Clamp(model.SurvivalAt(data.Covariates.Row(i), horizon), 1e-12, 1 - 1e-12))];
        OptimismBootstrap bootstrap = OptimismBootstrap.Run(data, CoxRiskModel.Fit, horizon, parsed.GetValue(_samples), seed);
        int folds = parsed.GetValue(_folds);
        RepeatedCrossValidation? crossed = folds < 2 ? null : RepeatedCrossValidation.Run(data, CoxRiskModel.Fit, horizon, folds, parsed.GetValue(_repeats), seed);
        CalibrationAtHorizon calibration = CalibrationAtHorizon.Of(data.Times, survival, horizon);
        NetBenefit[] benefits = [.. Thresholds.Select(p => NetBenefit.At(data.Times, [.. survival.Select(s => 1 - s)], horizon, p))];
        if (_table.Json(parsed) is not { } target)
        {
            Print(bootstrap, crossed, calibration, horizon, flow, output);
            return ExitCode.Done;
        }

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
            ["flow"] = JsonResult.Flow(flow),
            ["warnings"] = JsonResult.Warnings(findings),
        };
        return JsonResult.Write(json, target, output, error);
    }

    private static JsonObject Json(Performance p) => new()
    {
        ["harrell_c"] = JsonResult.Number(p.Harrell),
        ["uno_c"] = JsonResult.Number(p.Uno),
        ["auc"] = JsonResult.Number(p.Auc),
        ["brier"] = JsonResult.Number(p.Brier),
        ["slope"] = JsonResult.Number(p.Slope),
    };

    private static void Print(OptimismBootstrap bootstrap, RepeatedCrossValidation? crossed, CalibrationAtHorizon calibration, double horizon, PatientFlow flow, TextWriter output)
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

        output.WriteLine(SurvivalText.Flow(flow));
    }
}
