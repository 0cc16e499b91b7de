using System.Text.Json.Nodes;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Discrimination;
using Anoikis.Survival.Findings;

namespace Anoikis.Tests.Survival.Cox;

/// <summary>Cox models against R's coxph at tightened convergence: seven data sets with ties, strata, late entries, missing values, weights, clusters and an offset.</summary>
public sealed class CoxReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("cox.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EstimatesAgree(int index)
    {
        (JsonObject expected, CoxFit fit) = Fit(index);
        string line = expected["r"]!.ToString();
        Assert.Equal((int)expected["n"]!, fit.Count);
        Assert.Equal((int)expected["events"]!, fit.Events);
        Agreement.Near(ReferenceFile.Number(expected["loglik_null"]), fit.LogLikelihoodNull, line);
        Agreement.Near(ReferenceFile.Number(expected["loglik"]), fit.LogLikelihood, line);
        JsonArray terms = expected["terms"]!.AsArray();
        Assert.Equal(terms.Select(t => t!["term"]!.ToString()), fit.Coefficients.Select(c => c.Name));
        foreach ((JsonNode? term, CoxCoefficient own) in terms.Zip(fit.Coefficients))
        {
            string what = $"{line}: {own.Name}";
            Agreement.Near(ReferenceFile.Number(term!["coef"]), own.Coefficient, what);
            Agreement.Near(ReferenceFile.Number(term["se"]), own.StandardError, what + " se");
            Agreement.Near(ReferenceFile.Number(term["robust_se"]), own.RobustStandardError ?? double.NaN, what + " robust se");
            Agreement.Near(ReferenceFile.Number(term["z"]), own.Z, what + " z");
            Agreement.Near(ReferenceFile.Number(term["p"]), own.P, what + " p");
        }

        if (expected["score"] is { } score)
        {
            Agreement.Near(ReferenceFile.Number(score), fit.Score.ChiSquare, line + " score test");
            Agreement.Near(ReferenceFile.Number(expected["wald"]), fit.Wald.ChiSquare, line + " Wald test");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ConcordanceAgrees(int index)
    {
        (JsonObject expected, CoxFit fit) = Fit(index);
        if (expected["concordance"] is null)
            return;
        Concordance own = Concordance.Of(fit.Data.Times, fit.LinearPredictor, fit.Data.Strata, fit.Data.Clusters);
        Agreement.Near(ReferenceFile.Number(expected["concordance"]), own.Value, expected["r"]!.ToString());
        Agreement.Near(ReferenceFile.Number(expected["concordance_se"]), own.StandardError, expected["r"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ProportionalHazardsTestsAgree(int index)
    {
        (JsonObject expected, CoxFit fit) = Fit(index);
        foreach (JsonNode? test in expected["zph"]?.AsArray() ?? [])
        {
            if (test is null)
                continue;
            TimeTransform transform = test["transform"]!.ToString() switch
            {
                "km" => TimeTransform.KaplanMeier,
                "rank" => TimeTransform.Rank,
                "identity" => TimeTransform.Identity,
                _ => TimeTransform.Log,
            };
            ProportionalHazardsTest own = ProportionalHazardsTest.Of(fit, transform);
            TermTest[] all = [.. own.Terms, own.Global];
            JsonArray terms = test["terms"]!.AsArray();
            Assert.Equal(terms.Select(t => t!["term"]!.ToString()), all.Select(t => t.Term));
            foreach ((JsonNode? term, TermTest mine) in terms.Zip(all))
            {
                string what = $"{expected["r"]}: zph {transform} {mine.Term}";
                Agreement.Near(ReferenceFile.Number(term!["chisq"]), mine.ChiSquare, what);
                Assert.Equal((int)term["df"]!, mine.Degrees);
                Agreement.Near(ReferenceFile.Number(term["p"]), mine.P, what);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ResidualsAgree(int index)
    {
        (JsonObject expected, CoxFit fit) = Fit(index);
        string line = expected["r"]!.ToString();
        if (expected["martingale"] is null)
            return;
        CoxResiduals own = new(fit);
        Agreement.AllNear(ReferenceFile.Numbers(expected["martingale"]), own.Martingale, line + " martingale");
        Agreement.AllNear(ReferenceFile.Numbers(expected["deviance"]), own.Deviance(), line + " deviance");
        if (expected["score_residuals"] is not { } score)
            return;
        AllNear(score, own.Score(), line + " score");
        AllNear(expected["dfbeta"]!, own.Influence(), line + " dfbeta");
        IReadOnlyList<SchoenfeldResidual> schoenfeld = own.Schoenfeld();
        foreach ((JsonNode? row, SchoenfeldResidual mine) in expected["schoenfeld"]!.AsArray().Zip(schoenfeld))
        {
            Agreement.AllNear(ReferenceFile.Numbers(row), mine.Values, line + " Schoenfeld");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void PredictedCurvesAgree(int index)
    {
        (JsonObject expected, CoxFit fit) = Fit(index);
        if (expected["newdata"] is not JsonArray subjects)
            return;
        BaselineHazard baseline = Assert.Single(BaselineHazard.Of(fit));
        foreach ((JsonNode? subject, JsonNode? curve) in subjects.Zip(expected["curves"]!.AsArray()))
        {
            double[] x = [.. fit.Data.Covariates.Names.Select(name => Covariate(name, subject!.AsObject()))];
            SurvivalCurve own = baseline.Curve(fit, x);
            string line = expected["r"]!.ToString();
            Agreement.AllNear(ReferenceFile.Numbers(curve!["time"]), own.Time, line);
            Agreement.AllNear(ReferenceFile.Numbers(curve["survival"]), own.Survival, line + " survival");
            Agreement.AllNear(ReferenceFile.Numbers(curve["log_se"]), own.LogError, line + " log se");
            Agreement.AllNear(ReferenceFile.Numbers(curve["lower"]), own.Lower, line + " lower");
            Agreement.AllNear(ReferenceFile.Numbers(curve["upper"]), own.Upper, line + " upper");
        }
    }

    public static TheoryData<int> Profiles => [.. Enumerable.Range(0, ReferenceFile.Cases("profile.json").Count)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void ProfileIntervalsAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("profile.json")[index];
        CoxFit fit = Fit(expected["spec"]!.AsObject());
        Interval own = ProfileInterval.Of(fit, (int)expected["column"]!);
        Agreement.Near(ReferenceFile.Number(expected["lower"]), own.Lower, expected["r"]!.ToString());
        Agreement.Near(ReferenceFile.Number(expected["upper"]), own.Upper, expected["r"]!.ToString());
    }

    [Fact]
    public void AWaldIntervalTakenForAProfileIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("profile.json")[0];
        CoxCoefficient own = Fit(expected["spec"]!.AsObject()).Coefficients[(int)expected["column"]!];
        Assert.True(Math.Abs(own.Coefficient - (Confidence.Percent95.NormalQuantile * own.StandardError) - ReferenceFile.Number(expected["lower"])) > 1e-4);
    }

    [Fact]
    public void OneChangedTimeIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("cox.json")[0];
        CoxData data = CoxData.Of(ReferenceFile.Frame(expected["spec"]!.AsObject()));
        double[] time = data.Times.Time.ToArray();
        time[0] += 5;
        CoxFit wrong = CoxRegression.Fit(data with { Times = new(time, data.Times.Event) });
        double difference = wrong.Coefficients[0].Coefficient - ReferenceFile.Number(expected["terms"]![0]!["coef"]);
        Assert.True(Math.Abs(difference) > Agreement.Relative, "the tests would not see one patient's time off by five days");
    }

    [Fact]
    public void ADependentColumnIsNamed()
    {
        CoxFit fit = Fit(5).Fit;
        FindingList findings = [];
        CoxFindings.Add(fit, findings);
        Assert.Equal("I(2 * age)", Assert.Single(fit.Dependent));
        Assert.Contains(findings, f => f.Message.Contains("I(2 * age)", StringComparison.Ordinal));
    }

    private static (JsonObject Expected, CoxFit Fit) Fit(int index)
    {
        JsonObject expected = ReferenceFile.Cases("cox.json")[index];
        return (expected, Fit(expected["spec"]!.AsObject()));
    }

    private static CoxFit Fit(JsonObject spec)
    {
        TieMethod ties = ReferenceFile.Text(spec, "ties") switch { "breslow" => TieMethod.Breslow, "exact" => TieMethod.Exact, _ => TieMethod.Efron };
        return CoxRegression.Fit(CoxData.Of(ReferenceFile.Frame(spec)), new CoxOptions { Ties = ties });
    }

    private static double Covariate(string name, JsonObject subject)
        => name.Contains(':', StringComparison.Ordinal) ? name.Split(':').Aggregate(1.0, (product, part) => product * Covariate(part, subject))
            : subject[name] is { } value ? (double)value
            : name.StartsWith("celltype", StringComparison.Ordinal) && subject["celltype"]!.ToString() == name["celltype".Length..] ? 1 : 0;

    private static void AllNear(JsonNode rows, double[,] own, string what)
    {
        int i = 0;
        foreach (JsonNode? row in rows.AsArray())
        {
            double[] expected = ReferenceFile.Numbers(row);
            for (int j = 0; j < expected.Length; j++)
            {
                Agreement.Near(expected[j], own[i, j], $"{what}[{i},{j}]");
            }

            i++;
        }
    }
}
