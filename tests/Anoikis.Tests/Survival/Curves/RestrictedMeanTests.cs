using System.Text.Json.Nodes;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Curves;

public sealed class RestrictedMeanTests
{
    [Fact]
    public void MeansAgreeWithR()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("restricted-mean.json"))
        {
            JsonObject spec = new() { ["data"] = "gbsg", ["time"] = "rfstime", ["event"] = "status" };
            string group = expected["group"]!.ToString();
            (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec, group);
            RowGroups groups = ReferenceFile.Groups(spec, group, table, rows)!;
            RestrictedMean[] own = [.. Enumerable.Range(0, groups.Count).Select(g => RestrictedMean.Of(
                KaplanMeier.Estimate(times.Subset([.. Enumerable.Range(0, times.Count).Where(i => groups.Codes[i] == g)])), (double)expected["tau"]!))];
            Agreement.AllNear(ReferenceFile.Numbers(expected["mean"]), [.. own.Select(m => m.Value)], expected["r"]!.ToString());
            Agreement.AllNear(ReferenceFile.Numbers(expected["se"]), [.. own.Select(m => m.StandardError)], expected["r"]!.ToString() + " se");
        }
    }

    [Fact]
    public void WithoutCensoringItIsAMean()
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(new SurvivalTimes([1, 2, 4, 9], [true, true, true, true]));
        Assert.Equal((1 + 2 + 4 + 5) / 4.0, RestrictedMean.Of(curve, 5).Value, 12);
    }
}
