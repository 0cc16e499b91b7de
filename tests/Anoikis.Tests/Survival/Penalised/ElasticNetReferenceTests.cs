using System.Text.Json.Nodes;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Penalised;

namespace Anoikis.Tests.Survival.Penalised;

/// <summary>Penalised Cox models against glmnet, and against the conditions that hold at a maximum.</summary>
public sealed class ElasticNetReferenceTests
{
    // glmnet promises its own tolerance alone.
    private const double OfGlmnet = 1e-5;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("elastic-net.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void PathsAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("elastic-net.json")[index];
        CoxData data = Data(expected);
        double alpha = (double)expected["alpha"]!;
        ElasticNetPath free = ElasticNetPath.Fit(data, new ElasticNetOptions { Alpha = alpha, PathLength = 30 });
        Agreement.Near(ReferenceFile.Number(expected["first"]), free.Fits[0].Lambda, "largest penalty");
        double[] lambdas = ReferenceFile.Numbers(expected["lambda"]);
        ElasticNetPath own = ElasticNetPath.Fit(data, new ElasticNetOptions { Alpha = alpha, Lambdas = lambdas });
        JsonArray coefficients = expected["coef"]!.AsArray();
        for (int k = 0; k < lambdas.Length; k++)
        {
            Agreement.AllNear(ReferenceFile.Numbers(coefficients[k]), own.Fits[k].Coefficients, $"lambda {lambdas[k]}", OfGlmnet, 1e-7);
        }
    }

    [Fact]
    public void CrossValidationAgrees()
    {
        JsonObject expected = ReferenceFile.Cases("elastic-net.json")[0];
        CoxData data = Data(expected);
        ElasticNetCrossValidation own = ElasticNetCrossValidation.Run(data, [.. Enumerable.Range(0, data.Times.Count).Select(i => i % 5)], new ElasticNetOptions { PathLength = 30 });
        double[] loss = ReferenceFile.Numbers(expected["loss"]);
        Agreement.AllNear(loss, own.Loss, "loss", OfGlmnet);
        Agreement.AllNear(ReferenceFile.Numbers(expected["error"]), own.LossError, "error", OfGlmnet);
        Agreement.Near(ReferenceFile.Number(expected["best"]), own.Path.Fits[own.Best].Lambda, "best");
        Agreement.Near(ReferenceFile.Number(expected["sparsest"]), own.Path.Fits[own.Sparsest].Lambda, "sparsest");
    }

    // At a maximum the slope of l/n equals the penalty's where a coefficient is not 0, and is within it where it is; ties, strata and weights included.
    [Fact]
    public void TheConditionsOfAMaximumHoldWithTiesStrataAndWeights()
    {
        JsonObject spec = new() { ["data"] = "gbsg", ["time"] = "rfstime", ["event"] = "status", ["weights"] = "grade" };
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec);
        string[] names = ["age", "size", "nodes", "pgr"];
        double[][] scaled = [.. names.Select(n => Standard(table.Find(n)!.Numbers.ToArray(), times.Weight.ToArray()))];
        CoxData data = new() { Times = times, Covariates = DesignMatrix.OfColumns([.. names.Select((n, j) => (n, scaled[j]))]), Strata = ReferenceFile.Groups(spec, "hormon", table, rows) };
        double weight = times.Weight.ToArray().Sum();
        foreach (ElasticNetFit fit in ElasticNetPath.Fit(data, new ElasticNetOptions { Alpha = 0.7, PathLength = 6, SmallestRatio = 0.01 }).Fits.Skip(1))
        {
            PartialLikelihood likelihood = new(data, TieMethod.Breslow);
            for (int j = 0; j < names.Length; j++)
            {
                double[] up = [.. fit.Coefficients];
                double[] down = [.. fit.Coefficients];
                up[j] += 1e-5;
                down[j] -= 1e-5;
                double slope = ((likelihood.At(up) - likelihood.At(down)) / 2e-5 / weight) - (fit.Lambda * 0.3 * fit.Coefficients[j]);
                if (fit.Coefficients[j] == 0)
                    Assert.InRange(Math.Abs(slope), 0, (fit.Lambda * 0.7) + 1e-8);
                else
                    Agreement.Near(fit.Lambda * 0.7 * Math.Sign(fit.Coefficients[j]), slope, names[j], 1e-6, 1e-8);
            }
        }
    }

    [Fact]
    public void WithoutPenaltyItIsTheCoxModel()
    {
        CoxData data = Data(ReferenceFile.Cases("elastic-net.json")[0]);
        CoxFit fit = CoxRegression.Fit(data);
        ElasticNetPath own = ElasticNetPath.Fit(data, new ElasticNetOptions { Lambdas = [1e-3, 0], Ties = TieMethod.Efron });
        Agreement.AllNear([.. fit.Estimates], own.Fits[1].Coefficients, "b", 1e-7);
    }

    [Fact]
    public void AnUnpenalisedColumnIsNeverDropped()
    {
        CoxData data = Data(ReferenceFile.Cases("elastic-net.json")[0]);
        ElasticNetFit first = ElasticNetPath.Fit(data, new ElasticNetOptions { PathLength = 5, PenaltyFactors = [0, 1, 1, 1, 1, 1, 1, 1] }).Fits[0];
        Assert.Equal(1, first.NonZero);
        Assert.NotEqual(0, first.Coefficients[0]);
    }

    [Fact]
    public void AnotherPenaltyIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("elastic-net.json")[0];
        double lambda = ReferenceFile.Numbers(expected["lambda"])[2];
        ElasticNetFit own = ElasticNetPath.Fit(Data(expected), new ElasticNetOptions { Lambdas = [lambda * 1.01] }).Fits[0];
        double[] right = ReferenceFile.Numbers(expected["coef"]![2]);
        Assert.Contains(own.Coefficients.Zip(right), p => Math.Abs(p.First - p.Second) > OfGlmnet * Math.Abs(p.Second) + 1e-7);
    }

    private static CoxData Data(JsonObject expected)
    {
        JsonObject spec = new() { ["data"] = "gbsg", ["time"] = "rfstime", ["event"] = "status" };
        (SurvivalTimes times, DataTable table, _) = ReferenceFile.Times(spec);
        return new CoxData
        {
            Times = new SurvivalTimes(Ranks(times.Time), times.Event),
            Covariates = DesignMatrix.OfColumns([.. expected["columns"]!.AsArray().Select(c => (c!.ToString(), table.Find(c.ToString())!.Numbers.ToArray()))]),
        };
    }

    private static double[] Standard(double[] values, double[] weights)
    {
        double all = weights.Sum();
        double mean = values.Zip(weights, (v, w) => v * w).Sum() / all;
        double sd = Math.Sqrt(values.Zip(weights, (v, w) => w * (v - mean) * (v - mean)).Sum() / all);
        return [.. values.Select(v => (v - mean) / sd)];
    }

    // glmnet handles ties in its own way: the order of the rows breaks them.
    private static double[] Ranks(ReadOnlySpan<double> times)
    {
        double[] ranks = new double[times.Length];
        double[] keys = times.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]).ThenBy(i => i)];
        for (int k = 0; k < order.Length; k++)
        {
            ranks[order[k]] = k + 1;
        }

        return ranks;
    }
}
