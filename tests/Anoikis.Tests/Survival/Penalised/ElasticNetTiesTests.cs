using System.Text.Json.Nodes;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Penalised;

namespace Anoikis.Tests.Survival.Penalised;

/// <summary>
/// Penalised Cox models with ties, weights, strata and start-stop rows against glmnet on five data sets. glmnet tells events from censorings of one time by a constant that counts where times are
/// small, so its times are scaled; what is estimated does not depend on that.
/// </summary>
public sealed class ElasticNetTiesTests
{
    private const double OfGlmnet = 1e-5;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("elastic-net-ties.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void CoefficientsAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("elastic-net-ties.json")[index];
        ElasticNetPath own = Fit(expected, TieMethod.Breslow);
        JsonArray coefficients = expected["coef"]!.AsArray();
        for (int k = 0; k < own.Fits.Count; k++)
        {
            Agreement.AllNear(ReferenceFile.Numbers(coefficients[k]), own.Fits[k].Coefficients, $"{expected["r"]}: lambda {own.Fits[k].Lambda}", OfGlmnet, 1e-7);
        }
    }

    [Fact]
    public void OtherTiesAreSeen()
    {
        JsonObject expected = ReferenceFile.Cases("elastic-net-ties.json")[3];
        ElasticNetFit own = Fit(expected, TieMethod.Efron).Fits[^1];
        Assert.Contains(own.Coefficients.Zip(ReferenceFile.Numbers(expected["coef"]!.AsArray()[^1])), p => Math.Abs(p.First - p.Second) > 10 * OfGlmnet * Math.Abs(p.Second));
    }

    private static ElasticNetPath Fit(JsonObject expected, TieMethod ties)
    {
        JsonObject spec = expected["spec"]!.AsObject();
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec);
        CoxData data = new()
        {
            Times = times,
            Covariates = DesignMatrix.OfColumns([.. expected["columns"]!.AsArray().Select(c => (c!.ToString(), rows.Select(r => table.Find(c.ToString())!.Numbers[r]).ToArray()))]),
            Strata = ReferenceFile.Groups(spec, ReferenceFile.Text(spec, "strata"), table, rows),
        };
        return ElasticNetPath.Fit(data, new ElasticNetOptions { Alpha = (double)expected["alpha"]!, Lambdas = ReferenceFile.Numbers(expected["lambda"]), Ties = ties });
    }
}
