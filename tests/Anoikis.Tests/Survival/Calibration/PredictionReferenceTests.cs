using System.Text.Json.Nodes;
using Anoikis.Survival.Calibration;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Discrimination;

namespace Anoikis.Tests.Survival.Calibration;

/// <summary>AUC and Brier score at a time against riskRegression's, calibration's slope and net benefit against their definitions in R.</summary>
public sealed class PredictionReferenceTests
{
    [Fact]
    public void MeasuresAgree()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("prediction.json"))
        {
            (CoxData data, double[] survival, double time) = Predicted(expected);
            Agreement.AllNear(ReferenceFile.Numbers(expected["survival"]), survival, "prediction");
            Agreement.Near(ReferenceFile.Number(expected["auc"]), TimeDependentAuc.At(data.Times, [.. survival.Select(s => 1 - s)], time), "AUC");
            Agreement.Near(ReferenceFile.Number(expected["brier"]), BrierScore.At(data.Times, survival, time), "Brier score");
            CalibrationAtHorizon calibration = CalibrationAtHorizon.Of(data.Times, survival, time);
            Agreement.Near(ReferenceFile.Number(expected["slope"]), calibration.Slope.Value, "slope");
            double error = (calibration.Slope.Upper - calibration.Slope.Value) / 1.959963984540054;
            Agreement.Near(ReferenceFile.Number(expected["slope_se"]), error, "slope's error");
            double[] thresholds = ReferenceFile.Numbers(expected["thresholds"]);
            Agreement.AllNear(
                ReferenceFile.Numbers(expected["net_benefit"]),
                [.. thresholds.Select(p => NetBenefit.At(data.Times, [.. survival.Select(s => 1 - s)], time, p).Model)],
                "net benefit");
            Assert.Equal(data.Times.Count, calibration.Groups.Sum(g => g.Count));
        }
    }

    [Fact]
    public void TheIntegratedScoreAgrees()
    {
        JsonObject expected = ReferenceFile.Cases("integrated-brier.json")[0];
        (CoxData data, Func<double, double[]> survivalAt) = Predictions(expected);
        double[] grid = ReferenceFile.Numbers(expected["grid"]);
        Agreement.AllNear(ReferenceFile.Numbers(expected["brier"]), [.. grid.Select(t => BrierScore.At(data.Times, survivalAt(t), t))], "scores");
        Agreement.Near(ReferenceFile.Number(expected["integrated"]), BrierScore.Integrated(data.Times, survivalAt, grid), "integrated score");
    }

    [Fact]
    public void PredictionsOfAnotherTimeAreSeen()
    {
        JsonObject expected = ReferenceFile.Cases("prediction.json")[0];
        (CoxData data, double[] survival, double time) = Predicted(ReferenceFile.Cases("prediction.json")[1]);
        Assert.True(Math.Abs(BrierScore.At(data.Times, survival, time) - ReferenceFile.Number(expected["brier"])) > 1e-3);
    }

    [Fact]
    public void WithoutCensoringTheIntegratedScoreIsTheMeanSquare()
    {
        SurvivalTimes times = new([1, 2, 3, 4], [true, true, true, true]);
        double score = BrierScore.Integrated(times, _ => [0.5, 0.5, 0.5, 0.5], [0.001, 1, 2, 3, 4]);
        Assert.InRange(score, 0.2499, 0.25);
    }

    private static (CoxData Data, double[] Survival, double Time) Predicted(JsonObject expected)
    {
        (CoxData data, Func<double, double[]> survivalAt) = Predictions(expected);
        double time = (double)expected["time"]!;
        return (data, survivalAt(time), time);
    }

    private static (CoxData Data, Func<double, double[]> SurvivalAt) Predictions(JsonObject expected)
    {
        JsonObject spec = new() { ["data"] = "gbsg", ["time"] = "rfstime", ["event"] = "status", ["formula"] = expected["formula"]!.ToString() };
        CoxData data = CoxData.Of(ReferenceFile.Frame(spec));
        CoxFit fit = CoxRegression.Fit(data.Subset([.. Enumerable.Range(0, 343)]));
        BaselineHazard baseline = BaselineHazard.Of(fit)[0];
        return (data, time => [.. Enumerable.Range(0, data.Times.Count).Select(i => baseline.SurvivalAt(fit, data.Covariates.Row(i), time))]);
    }
}
