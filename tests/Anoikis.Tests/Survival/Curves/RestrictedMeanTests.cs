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
    public void ErrorsWithSamplingWeightsAgreeWithR()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("restricted-mean-weights.json"))
        {
            SurvivalTimes times = Weighted(expected);
            RestrictedMean own = RestrictedMean.Of(times, (double)expected["tau"]!);
            Agreement.Near(ReferenceFile.Number(expected["mean"]), own.Value, expected["r"]!.ToString());
            Agreement.Near(ReferenceFile.Number(expected["se"]), own.StandardError, expected["r"]!.ToString() + " se");
            // Taken for counts, the same weights give another error.
            KaplanMeierCurve curve = KaplanMeier.Estimate(times);
            double counted = Math.Sqrt(Enumerable.Range(0, curve.Time.Count).Where(k => curve.Time[k] < own.Horizon && curve.Events[k] > 0 && curve.AtRisk[k] > curve.Events[k])
                .Sum(k => Math.Pow(own.Value - RestrictedMean.Of(curve, curve.Time[k]).Value, 2) * curve.Events[k] / (curve.AtRisk[k] * (curve.AtRisk[k] - curve.Events[k]))));
            Assert.True(Math.Abs(counted - own.StandardError) > 1e-3 * own.StandardError, expected["r"]!.ToString());
        }
    }

    [Fact]
    public void WithoutCensoringItIsAMean()
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(new SurvivalTimes([1, 2, 4, 9], [true, true, true, true]));
        Assert.Equal((1 + 2 + 4 + 5) / 4.0, RestrictedMean.Of(curve, 5).Value, 12);
    }

    private static SurvivalTimes Weighted(JsonObject expected)
    {
        JsonObject spec = new() { ["data"] = expected["data"]!.ToString(), ["time"] = expected["time"]!.ToString(), ["event"] = expected["event"]!.ToString(), ["start"] = expected["start"]?.ToString() };
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec);
        Func<string, int, double> cell = (name, row) => table.Find(name)!.Numbers[row];
        Func<int, double> weight = expected["weight"]!.ToString() switch
        {
            "frail" => r => cell("frail", r),
            "karno / 50" => r => cell("karno", r) / 50,
            "age / 53" => r => cell("age", r) / 53,
            _ => r => 1 + (Math.Abs(cell("age", r)) / 10),
        };
        return new SurvivalTimes(times.Time, times.Event, times.Start, [.. rows.Select(weight)]);
    }
}
