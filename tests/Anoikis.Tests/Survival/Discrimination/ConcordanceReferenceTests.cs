using System.Text.Json.Nodes;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Discrimination;

namespace Anoikis.Tests.Survival.Discrimination;

/// <summary>Harrell's and Uno's C against R's concordance, and against counting all pairs.</summary>
public sealed class ConcordanceReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("concordance.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void IndicesAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("concordance.json")[index];
        JsonObject spec = expected["spec"]!.AsObject();
        string?[] columns = [ReferenceFile.Text(spec, "score"), ReferenceFile.Text(spec, "strata"), ReferenceFile.Text(spec, "cluster")];
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec, columns);
        TableColumn score = table.Find(columns[0]!)!;
        Concordance own = Concordance.Of(
            times,
            [.. rows.Select(r => score.Numbers[r])],
            ReferenceFile.Groups(spec, columns[1], table, rows),
            ReferenceFile.Groups(spec, columns[2], table, rows),
            ReferenceFile.Text(spec, "weight") == "uno" ? ConcordanceWeight.Uno : ConcordanceWeight.Harrell,
            spec["horizon"] is { } horizon ? (double)horizon : double.PositiveInfinity);
        Agreement.Near(ReferenceFile.Number(expected["concordance"]), own.Value, expected["r"]!.ToString());
        Agreement.Near(ReferenceFile.Number(expected["se"]), own.StandardError, expected["r"]!.ToString());
    }

    public static TheoryData<int> Differences => [.. Enumerable.Range(0, ReferenceFile.Cases("concordance-difference.json").Count)];

    [Theory]
    [MemberData(nameof(Differences))]
    public void DifferencesAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("concordance-difference.json")[index];
        ConcordanceDifference own = Difference(expected["spec"]!.AsObject());
        Agreement.Near(ReferenceFile.Number(expected["value"]), own.Value, expected["r"]!.ToString());
        Agreement.Near(ReferenceFile.Number(expected["se"]), own.StandardError, expected["r"]!.ToString() + " se");
    }

    [Fact]
    public void TheErrorOfIndependentIndicesIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("concordance-difference.json")[0];
        ConcordanceDifference own = Difference(expected["spec"]!.AsObject());
        double wrong = Math.Sqrt((own.First.StandardError * own.First.StandardError) + (own.Second.StandardError * own.Second.StandardError));
        Assert.True(Math.Abs(wrong - ReferenceFile.Number(expected["se"])) > 1e-3, "the test would not see that both indices are of the same subjects");
    }

    private static ConcordanceDifference Difference(JsonObject spec)
    {
        JsonObject With(string formula)
        {
            JsonObject one = JsonNode.Parse(spec.ToJsonString())!.AsObject();
            string? cluster = ReferenceFile.Text(spec, "cluster");
            one["formula"] = spec[formula]!.ToString() + (cluster is null ? "" : $" + cluster({cluster})");
            return one;
        }

        CoxFit first = CoxRegression.Fit(CoxData.Of(ReferenceFile.Frame(With("first"), also: ["ph.ecog"])));
        CoxFit second = CoxRegression.Fit(CoxData.Of(ReferenceFile.Frame(With("second"), also: ["ph.ecog"])));
        return ConcordanceDifference.Of(
            first.Data.Times,
            first.LinearPredictor,
            second.LinearPredictor,
            first.Data.Strata,
            ReferenceFile.Text(spec, "cluster") is null ? null : first.Data.Clusters,
            ReferenceFile.Text(spec, "weight") == "uno" ? ConcordanceWeight.Uno : ConcordanceWeight.Harrell,
            spec["horizon"] is { } horizon ? (double)horizon : double.PositiveInfinity);
    }

    [Fact]
    public void AllPairsCountedOneByOneAreTheSame()
    {
        RandomStream random = new(5, 0, 0);
        const int N = 200;
        double[] time = new double[N];
        double[] start = new double[N];
        bool[] occurred = new bool[N];
        double[] score = new double[N];
        for (int i = 0; i < N; i++)
        {
            start[i] = random.NextBelow(10);
            time[i] = start[i] + 1 + random.NextBelow(20);
            occurred[i] = random.NextBoolean(0.6);
            score[i] = random.NextBelow(8);
        }

        double concordant = 0;
        double discordant = 0;
        double tied = 0;
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++)
            {
                bool outlives = time[j] > time[i] || (time[j] == time[i] && !occurred[j]);
                if (i == j || !occurred[i] || !outlives || start[j] >= time[i])
                    continue;
                concordant += score[i] > score[j] ? 1 : 0;
                discordant += score[i] < score[j] ? 1 : 0;
                tied += score[i] == score[j] ? 1 : 0;
            }
        }

        Concordance own = Concordance.Of(new SurvivalTimes(time, occurred, start), score);
        Assert.Equal((concordant, discordant, tied), (own.Concordant, own.Discordant, own.TiedScores));
    }
}
