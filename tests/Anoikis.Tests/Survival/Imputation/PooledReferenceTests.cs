using System.Text.Json.Nodes;
using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Imputation;

namespace Anoikis.Tests.Survival.Imputation;

/// <summary>Cox models of tables that mice completed, pooled as mice pools them; and tables completed here.</summary>
public sealed class PooledReferenceTests
{
    private static readonly ResponseColumns Response = new() { Time = "time", Event = "status", EventValue = "2" };

    [Fact]
    public void ModelsOfTheTablesOfMiceAreThoseOfMice()
    {
        JsonObject expected = ReferenceFile.Cases("pooled.json")[0];
        PooledCox own = PooledCox.Of(Completed(expected, 6));
        for (int j = 0; j < own.Coefficients.Count; j++)
        {
            RubinPooling pooled = own.Coefficients[j].Pooled;
            Interval interval = pooled.Interval();
            foreach ((string key, double value) in new[] { ("estimate", pooled.Estimate), ("se", pooled.StandardError), ("df", pooled.Degrees), ("p", pooled.P), ("lower", interval.Lower), ("upper", interval.Upper) })
            {
                Agreement.Near(ReferenceFile.Numbers(expected[key])[j], value, $"{own.Coefficients[j].Name} {key}");
            }
        }
    }

    [Fact]
    public void ATableLessIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("pooled.json")[0];
        double own = PooledCox.Of(Completed(expected, 5)).Coefficients[0].Pooled.StandardError;
        Assert.True(Math.Abs(own - ReferenceFile.Numbers(expected["se"])[0]) > 1e-6);
    }

    [Fact]
    public void FramesComeCompleteWithObservedCellsAsTheyWere()
    {
        FindingList findings = [];
        DataTable lung = ReferenceFile.Table("lung");
        Formula formula = Formula.Parse("age + factor(ph.ecog) + rcs(meal.cal, 3) + strata(sex)", findings)!;
        ImputedFrames frames = ImputedFrames.Read(lung, Response, formula, ["wt.loss"], LevelOrders.None, new ImputationOptions { Tables = 3, Rounds = 2 }, findings)!;
        Assert.Equal(["ph.ecog 1", "meal.cal 47", "wt.loss 14"], frames.Missing.Select(m => $"{m.Column} {m.Rows}"));
        Assert.Equal(228, frames.Flow.Used);
        Assert.All(frames.Frames, f => Assert.Equal(228, f.Times.Count));
        foreach (DataTable table in frames.Tables)
        {
            for (int r = 0; r < 228; r++)
            {
                Assert.False(table.Find("meal.cal")!.IsMissing(r));
                if (!lung.Find("meal.cal")!.IsMissing(r))
                    Assert.Equal(lung.Find("meal.cal")!.Numbers[r], table.Find("meal.cal")!.Numbers[r]);
            }
        }
    }

    [Fact]
    public void AColumnWithoutAnyValueAndLateEntriesAreRefused()
    {
        FindingList findings = [];
        DataTable table = new("t", [TableColumn.OfNumbers("time", [1, 2, 3]), TableColumn.OfNumbers("status", [1, 0, 1]), TableColumn.OfNumbers("x", [double.NaN, double.NaN, double.NaN])]);
        ResponseColumns response = new() { Time = "time", Event = "status" };
        Assert.Null(ImputedFrames.Read(table, response, Formula.Parse("x", findings)!, [], LevelOrders.None, new ImputationOptions(), findings));
        Assert.Contains(findings, f => f.Message.Contains("missing in every row", StringComparison.Ordinal));
        Assert.Null(ImputedFrames.Read(table, response with { Start = "x" }, Formula.Parse("x", findings)!, [], LevelOrders.None, new ImputationOptions(), findings));
        Assert.Contains(findings, f => f.Message.Contains("late entries", StringComparison.Ordinal));
    }

    private static ImputedFrames Completed(JsonObject expected, int tables)
    {
        DataTable lung = ReferenceFile.Table("lung");
        FindingList findings = [];
        Formula formula = Formula.Parse(string.Join(" + ", expected["columns"]!.AsArray()), findings)!;
        List<ModelFrame> frames = [];
        for (int k = 0; k < tables; k++)
        {
            Dictionary<string, double[]> whole = [];
            foreach (JsonNode? drawn in expected["drawn"]!.AsArray())
            {
                double[] values = lung.Find(drawn!["column"]!.ToString())!.Numbers.ToArray();
                double[] own = ReferenceFile.Numbers(drawn["tables"]![k]);
                foreach ((double row, int i) in ReferenceFile.Numbers(drawn["rows"]).Select((r, i) => (r, i)))
                {
                    values[(int)row] = own[i];
                }

                whole.Add(drawn["column"]!.ToString(), values);
            }

            DataTable table = new("lung", lung.Columns.Select(c => whole.TryGetValue(c.Name, out double[]? v) ? TableColumn.OfNumbers(c.Name, v) : c));
            frames.Add(ModelFrame.Read(table, Response, formula, LevelOrders.None, findings)!);
        }

        return new ImputedFrames(frames, [], [], frames[0].Flow);
    }
}
