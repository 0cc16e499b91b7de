using System.Text.Json.Nodes;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Curves;

/// <summary>Curves against R's survfit: three scales of intervals, late entries, whole and fractional weights.</summary>
public sealed class KaplanMeierReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("kaplan-meier.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void CurvesAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("kaplan-meier.json")[index];
        JsonObject spec = expected["spec"]!.AsObject();
        string? group = ReferenceFile.Text(spec, "group");
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec, group);
        RowGroups? groups = ReferenceFile.Groups(spec, group, table, rows);
        CurveOptions options = new() { Type = ReferenceFile.Text(spec, "conf_type") switch { "log-log" => ConfidenceType.LogLog, "plain" => ConfidenceType.Plain, _ => ConfidenceType.Log } };
        JsonArray all = expected["groups"]!.AsArray();
        if (groups is not null)
            Assert.Equal(all.Select(g => g!["group"]!.ToString()), groups.Names);
        for (int g = 0; g < all.Count; g++)
        {
            int[] own = groups is null ? [.. Enumerable.Range(0, times.Count)] : [.. Enumerable.Range(0, times.Count).Where(i => groups.Codes[i] == g)];
            Compare(all[g]!.AsObject(), KaplanMeier.Estimate(times.Subset(own), options), $"{expected["r"]}: {all[g]!["group"]}");
        }
    }

    public static TheoryData<int> Weighted => [.. Enumerable.Range(0, ReferenceFile.Cases("curve-weights.json").Count)];

    [Theory]
    [MemberData(nameof(Weighted))]
    public void ReverseCurvesAndSamplingWeightsAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("curve-weights.json")[index];
        JsonObject spec = expected["spec"]!.AsObject();
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec);
        if (ReferenceFile.Text(spec, "weighted_by") is { } by)
            times = new SurvivalTimes(times.Time, times.Event, times.Start, [.. rows.Select(r => 1 + (Math.Abs(table.Find(by)!.Numbers[r]) / 10))]);
        KaplanMeierCurve own = spec["reverse"] is null ? KaplanMeier.Estimate(times) : KaplanMeier.Reverse(times);
        string line = expected["r"]!.ToString();
        Agreement.AllNear(ReferenceFile.Numbers(expected["time"]), own.Time, line + " time");
        Agreement.AllNear(ReferenceFile.Numbers(expected["survival"]), own.Survival, line + " survival");
        Agreement.AllNear(Finite(ReferenceFile.Numbers(expected["log_se"]), own.LogError), own.LogError, line + " log se");
        Agreement.AllNear(ReferenceFile.Numbers(expected["hazard"]), own.CumulativeHazard, line + " hazard");
        Agreement.AllNear(ReferenceFile.Numbers(expected["hazard_se"]), own.HazardError, line + " hazard se");
    }

    // Somebody is always left: sums of fractions must not keep a curve from its end at 0 when the last one at risk dies.
    [Fact]
    public void ACurveOfFractionalWeightsAndLateEntriesEndsAtZero()
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(new SurvivalTimes([1, 3, 4, 6], [true, true, true, true], [0, 0.5, 2, 3.5], [0.1, 0.2, 0.7, 0.3]));
        Assert.Equal(0, curve.Survival[^1]);
        Assert.True(double.IsNaN(RestrictedMean.Of(curve, 3).StandardError));
    }

    [Fact]
    public void OneEventTakenForCensoredIsSeen()
    {
        JsonObject group = ReferenceFile.Cases("kaplan-meier.json")[3]["groups"]![0]!.AsObject();
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(ReferenceFile.Cases("kaplan-meier.json")[3]["spec"]!.AsObject(), "sex");
        RowGroups groups = RowGroups.Of(table, rows, ["sex"], LevelOrders.None, [])!;
        SurvivalTimes own = times.Subset([.. Enumerable.Range(0, times.Count).Where(i => groups.Codes[i] == 0)]);
        bool[] occurred = own.Event.ToArray();
        occurred[Array.IndexOf(own.Time.ToArray(), own.Time.ToArray().Min())] = false;
        KaplanMeierCurve wrong = KaplanMeier.Estimate(new SurvivalTimes(own.Time, occurred));
        Assert.True(Math.Abs(wrong.Survival[0] - ReferenceFile.Numbers(group["survival"])[0]) > 1e-6);
    }

    private static void Compare(JsonObject expected, KaplanMeierCurve own, string what)
    {
        Assert.Equal((int)expected["n"]!, own.Count);
        Assert.Equal((int)expected["rows"]!, own.Time.Count);
        Interval median = own.Quantile(0.5);
        Agreement.Near(ReferenceFile.Number(expected["median"]), median.Value, what + " median");
        Agreement.Near(ReferenceFile.Number(expected["lower"]), median.Lower, what + " median lower");
        Agreement.Near(ReferenceFile.Number(expected["upper"]), median.Upper, what + " median upper");
        Agreement.Near(ReferenceFile.Number(expected["quartile"]), own.Quantile(0.25).Value, what + " quartile");
        Agreement.Near(ReferenceFile.Number(expected["third"]), own.Quantile(0.75).Value, what + " third quartile");
        Agreement.Near(ReferenceFile.Number(expected["last"]), own.Survival[^1], what + " last");
        Agreement.AllNear(ReferenceFile.Numbers(expected["time"]), own.Time, what + " time");
        Agreement.AllNear(ReferenceFile.Numbers(expected["at_risk"]), own.AtRisk, what + " at risk");
        Agreement.AllNear(ReferenceFile.Numbers(expected["events"]), own.Events, what + " events");
        Agreement.AllNear(ReferenceFile.Numbers(expected["survival"]), own.Survival, what + " survival");
        Agreement.AllNear(Finite(ReferenceFile.Numbers(expected["log_se"]), own.LogError), own.LogError, what + " log se");
        Agreement.AllNear(ReferenceFile.Numbers(expected["lower_curve"]), own.Lower, what + " lower");
        Agreement.AllNear(ReferenceFile.Numbers(expected["upper_curve"]), own.Upper, what + " upper");
        Agreement.AllNear(ReferenceFile.Numbers(expected["hazard"]), own.CumulativeHazard, what + " hazard");
        Agreement.AllNear(ReferenceFile.Numbers(expected["hazard_se"]), own.HazardError, what + " hazard se");
    }

    // JSON has no infinity: where R's error is infinite the file holds null.
    private static double[] Finite(double[] expected, IReadOnlyList<double> own)
        => [.. expected.Select((e, i) => double.IsNaN(e) && double.IsInfinity(own[i]) ? own[i] : e)];
}
