using System.Text.Json.Nodes;
using Anoikis.Survival.Comparison;
using Anoikis.Survival.Data;

namespace Anoikis.Tests.Survival.Comparison;

/// <summary>The log-rank family against R's survdiff, and against sums over a table of numbers at risk where survdiff lacks the weights.</summary>
public sealed class LogRankReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("log-rank.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void StatisticsAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("log-rank.json")[index];
        LogRankResult own = Test(expected["spec"]!.AsObject(), null);
        string line = expected["r"]!.ToString();
        Agreement.Near(ReferenceFile.Number(expected["chisq"]), own.ChiSquare, line);
        Assert.Equal((int)expected["df"]!, own.Degrees);
        Agreement.Near(ReferenceFile.Number(expected["p"]), own.P, line);
        Agreement.AllNear(ReferenceFile.Numbers(expected["observed"]), [.. own.Groups.Select(g => g.Observed)], line + " observed");
        Agreement.AllNear(ReferenceFile.Numbers(expected["expected"]), [.. own.Groups.Select(g => g.Expected)], line + " expected");
        if (expected["trend"] is { } trend)
            Agreement.Near(ReferenceFile.Number(trend), own.Trend().ChiSquare, line + " trend");
    }

    public static TheoryData<int> Late => [.. Enumerable.Range(0, ReferenceFile.Cases("log-rank-late.json").Count)];

    [Theory]
    [MemberData(nameof(Late))]
    public void LateEntriesAndTiesAgreeWithTheScoreTestOfTheDiscreteLikelihood(int index)
    {
        JsonObject expected = ReferenceFile.Cases("log-rank-late.json")[index];
        Agreement.Near(ReferenceFile.Number(expected["chisq"]), Test(expected["spec"]!.AsObject(), null).ChiSquare, expected["r"]!.ToString());
    }

    [Fact]
    public void LateEntriesTakenForEarlyOnesAreSeen()
    {
        JsonObject expected = ReferenceFile.Cases("log-rank-late.json")[0];
        JsonObject early = JsonNode.Parse(expected["spec"]!.ToJsonString())!.AsObject();
        early.Remove("start");
        Assert.True(Math.Abs(Test(early, null).ChiSquare - ReferenceFile.Number(expected["chisq"])) > 0.1);
    }

    [Fact]
    public void OtherWeightsAreSeen()
    {
        JsonObject expected = ReferenceFile.Cases("log-rank.json")[1];
        LogRankResult other = Test(expected["spec"]!.AsObject(), new LogRankOptions { Weight = LogRankWeight.TaroneWare });
        Assert.True(Math.Abs(other.ChiSquare - ReferenceFile.Number(expected["chisq"])) > 0.1);
    }

    private static LogRankResult Test(JsonObject spec, LogRankOptions? options)
    {
        string? strata = ReferenceFile.Text(spec, "strata");
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec, ReferenceFile.Text(spec, "group"), strata);
        options ??= new LogRankOptions
        {
            Weight = ReferenceFile.Text(spec, "weight") switch
            {
                "gehan" => LogRankWeight.Gehan,
                "tarone-ware" => LogRankWeight.TaroneWare,
                "peto" => LogRankWeight.PetoPrentice,
                "fh" => LogRankWeight.FlemingHarrington,
                _ => LogRankWeight.LogRank,
            },
            Rho = spec["rho"] is { } rho ? (double)rho : 0,
            Gamma = spec["gamma"] is { } gamma ? (double)gamma : 0,
        };
        return LogRank.Test(times, ReferenceFile.Groups(spec, ReferenceFile.Text(spec, "group"), table, rows)!, ReferenceFile.Groups(spec, strata, table, rows), options);
    }
}
