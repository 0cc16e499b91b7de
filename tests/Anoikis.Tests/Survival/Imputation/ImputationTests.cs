using System.Text.Json.Nodes;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Imputation;

namespace Anoikis.Tests.Survival.Imputation;

public sealed class ImputationTests
{
    [Fact]
    public void RubinsRulesAgreeWithMice()
    {
        JsonObject expected = ReferenceFile.Cases("rubin.json")[0];
        RubinPooling big = RubinPooling.Of(ReferenceFile.Numbers(expected["q"]), ReferenceFile.Numbers(expected["u"]));
        Agreement.Near(ReferenceFile.Number(expected["estimate"]), big.Estimate, "estimate");
        Agreement.Near(ReferenceFile.Number(expected["total"]), big.StandardError * big.StandardError, "total variance");
        Agreement.Near(ReferenceFile.Number(expected["df"]), big.Degrees, "degrees of freedom");
        Agreement.Near(ReferenceFile.Number(expected["fmi"]), big.MissingInformation, "missing information");
        RubinPooling small = RubinPooling.Of(ReferenceFile.Numbers(expected["q"]), ReferenceFile.Numbers(expected["u"]), 77);
        Agreement.Near(ReferenceFile.Number(expected["small_df"]), small.Degrees, "degrees of freedom of few");
        Agreement.Near(ReferenceFile.Number(expected["small_fmi"]), small.MissingInformation, "missing information of few");
    }

    // A covariate is missing where another one is high; leaving those rows out keeps the coefficient but wastes half of the rows, drawing at random without the outcome would weaken it.
    [Fact]
    public void ACoxModelOfImputedTablesFindsTheTruthWithItsCoverage()
    {
        const int Cohorts = 60;
        int covered = 0;
        double sum = 0;
        for (ulong c = 0; c < Cohorts; c++)
        {
            (SurvivalTimes times, double[] x, double[] z) = Cohort(c);
            KaplanMeierCurve curve = KaplanMeier.Estimate(times);
            double[] hazard = [.. times.Time.ToArray().Select(t => curve.CumulativeHazard[curve.Time.ToList().IndexOf(t)])];
            IReadOnlyList<double[][]> tables = ChainedEquations.Impute(
                [
                    ImputedColumn.OfNumbers("x", x), ImputedColumn.OfNumbers("z", z),
                    ImputedColumn.OfNumbers("event", [.. times.Event.ToArray().Select(e => e ? 1.0 : 0.0)]), ImputedColumn.OfNumbers("hazard", hazard),
                ],
                new ImputationOptions { Tables = 8, Rounds = 5, Seed = c });
            CoxCoefficient[] fits = [.. tables.Select(t => CoxRegression.Fit(new CoxData { Times = times, Covariates = DesignMatrix.OfColumns(("x", t[0]), ("z", t[1])) }).Coefficients[0])];
            RubinPooling pooled = RubinPooling.Of([.. fits.Select(f => f.Coefficient)], [.. fits.Select(f => f.StandardError * f.StandardError)]);
            sum += pooled.Estimate / Cohorts;
            covered += pooled.Interval().Contains(0.7) ? 1 : 0;
        }

        Assert.InRange(sum, 0.62, 0.78);
        Assert.InRange(covered, 0.86 * Cohorts, Cohorts);
    }

    [Fact]
    public void ObservedValuesStayAndLevelsFollowTheirPredictors()
    {
        RandomStream random = new(2, 0, 0);
        double[] x = new double[400];
        int[] level = new int[400];
        for (int i = 0; i < x.Length; i++)
        {
            int truth = i % 3;
            x[i] = (4 * truth) + random.NextNormal();
            level[i] = i % 4 == 0 ? -1 : truth;
        }

        double[][] table = ChainedEquations.Impute([ImputedColumn.OfNumbers("x", x), ImputedColumn.OfLevels("g", level, 3)], new ImputationOptions { Tables = 1 })[0];
        Assert.Equal(x, table[0]);
        Assert.All(Enumerable.Range(0, 400).Where(i => level[i] >= 0), i => Assert.Equal(level[i], table[1][i]));
        int right = Enumerable.Range(0, 400).Count(i => level[i] < 0 && table[1][i] == i % 3);
        Assert.InRange(right, 85, 100);
    }

    private static (SurvivalTimes Times, double[] X, double[] Z) Cohort(ulong seed)
    {
        RandomStream random = new(seed, 9, 0);
        const int N = 300;
        double[] time = new double[N];
        bool[] occurred = new bool[N];
        double[] x = new double[N];
        double[] z = new double[N];
        for (int i = 0; i < N; i++)
        {
            z[i] = random.NextNormal();
            x[i] = (0.5 * z[i]) + random.NextNormal();
            double death = random.NextExponential() * Math.Exp(-((0.7 * x[i]) - (0.4 * z[i])));
            double end = 2.5 * random.NextDouble();
            (time[i], occurred[i]) = (Math.Min(death, end), death <= end);
            if (random.NextBoolean(z[i] > 0 ? 0.5 : 0.2))
                x[i] = double.NaN;
        }

        return (new SurvivalTimes(time, occurred), x, z);
    }
}
