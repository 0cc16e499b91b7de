using System.Text.Json.Nodes;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Resampling;

namespace Anoikis.Tests.Survival.Resampling;

public sealed class ResamplingTests
{
    [Fact]
    public void NoiseHasNoDiscriminationOnceCorrected()
    {
        double apparent = 0;
        double corrected = 0;
        double crossed = 0;
        const int Cohorts = 12;
        for (ulong c = 0; c < Cohorts; c++)
        {
            CoxData data = Noise(80, 8, c);
            OptimismBootstrap bootstrap = OptimismBootstrap.Run(data, CoxRiskModel.Fit, 0.7, 40, c);
            apparent += bootstrap.Apparent.Harrell / Cohorts;
            corrected += bootstrap.Corrected.Harrell / Cohorts;
            crossed += RepeatedCrossValidation.Run(data, CoxRiskModel.Fit, 0.7, 5, 3, c).Mean.Harrell / Cohorts;
            Assert.Equal(1, bootstrap.Apparent.Slope, 6);
        }

        Assert.True(apparent > 0.58, $"apparent C of noise: {apparent}");
        Assert.InRange(corrected, 0.46, 0.55);
        Assert.InRange(crossed, 0.45, 0.55);
    }

    [Fact]
    public void FoldsAreEvenAndSpreadEvents()
    {
        CoxData data = Noise(103, 1, 4);
        int[] fold = RepeatedCrossValidation.Division(data, 5, 1, 0);
        int[] sizes = [.. fold.GroupBy(f => f).Select(g => g.Count())];
        int[] events = [.. Enumerable.Range(0, 5).Select(k => Enumerable.Range(0, 103).Count(i => fold[i] == k && data.Times.Event[i]))];
        Assert.True(sizes.Max() - sizes.Min() <= 1);
        Assert.True(events.Max() - events.Min() <= 1);
        Assert.NotEqual(fold, RepeatedCrossValidation.Division(data, 5, 1, 1));
        Assert.Equal(fold, RepeatedCrossValidation.Division(data, 5, 1, 0));
    }

    [Fact]
    public void StratifiedPredictionsAgreeWithR()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("stratified-risk.json"))
        {
            JsonObject spec = new() { ["data"] = "gbsg", ["time"] = "rfstime", ["event"] = "status", ["formula"] = expected["formula"]!.ToString() };
            CoxData data = CoxData.Of(ReferenceFile.Frame(spec));
            CoxData half = data.Subset([.. Enumerable.Range(0, 343)]);
            double time = (double)expected["time"]!;
            Holds(expected, CoxRiskModel.Fit(half), data, time);
            Assert.ThrowsAny<Exception>(() => Holds(expected, CoxRiskModel.Fit(half with { Strata = null }), data, time));
        }
    }

    [Fact]
    public void FoldsLeaveEveryStratumInEveryTrainingPartAndAStratumThatWasNotSeenIsNotPredicted()
    {
        CoxData noise = Noise(103, 1, 4);
        // Two with the event in the rarest stratum.
        int[] rare = [.. Enumerable.Range(0, 103).Where(i => noise.Times.Event[i]).Take(2)];
        CoxData data = noise with { Strata = new RowGroups([.. Enumerable.Range(0, 103).Select(i => rare.Contains(i) ? 1 : 0)], ["common", "rare"]) };
        int[] fold = RepeatedCrossValidation.Division(data, 5, 1, 0);
        Assert.NotEqual(fold[rare[0]], fold[rare[1]]);
        IRiskModel model = CoxRiskModel.Fit(data.Subset([.. Enumerable.Range(0, 103).Except(rare)]));
        Assert.True(double.IsNaN(model.SurvivalAt(data.Covariates.Row(0), 1, 0.5)));
        Assert.InRange(model.SurvivalAt(data.Covariates.Row(0), 0, 0.5), 0.1, 0.9);
    }

    private static void Holds(JsonObject expected, IRiskModel model, CoxData data, double time)
    {
        Agreement.AllNear(ReferenceFile.Numbers(expected["survival"]), [.. Enumerable.Range(0, 12).Select(i => model.SurvivalAt(data.Covariates.Row(i), data.Strata!.Codes[i], time))], "survival");
        Performance own = Performance.Of(model, data, time);
        Agreement.Near(ReferenceFile.Number(expected["auc"]), own.Auc, "AUC");
        Agreement.Near(ReferenceFile.Number(expected["brier"]), own.Brier, "Brier score");
        Agreement.Near(ReferenceFile.Number(expected["harrell"]), own.Harrell, "Harrell's C");
        Agreement.Near(ReferenceFile.Number(expected["uno"]), own.Uno, "Uno's C");
        Agreement.Near(ReferenceFile.Number(expected["slope"]), own.Slope, "slope");
    }

    private static CoxData Noise(int n, int p, ulong seed)
    {
        RandomStream random = new(seed, 1, 0);
        double[] time = new double[n];
        bool[] occurred = new bool[n];
        double[] x = new double[n * p];
        for (int i = 0; i < n; i++)
        {
            (time[i], occurred[i]) = (random.NextExponential(), random.NextBoolean(0.7));
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextNormal();
        }

        return new CoxData { Times = new SurvivalTimes(time, occurred), Covariates = new DesignMatrix(x, [.. Enumerable.Range(0, p).Select(j => $"x{j}")]) };
    }
}
