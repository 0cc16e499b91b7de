using System.Text.Json.Nodes;
using Anoikis.Survival.Competing;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Competing;

/// <summary>
/// Strata, late entries and weights: survfit's Aalen-Johansen curves, and finegray's expanded rows under coxph, in the Rotterdam cohort (recurrence against death) and in colon cancer.
/// </summary>
public sealed class ExtendedCompetingTests
{
    public static TheoryData<int> Incidences => [.. Enumerable.Range(0, ReferenceFile.Cases("incidence-extended.json").Count)];

    public static TheoryData<int> Models => [.. Enumerable.Range(0, ReferenceFile.Cases("fine-gray-extended.json").Count)];

    [Theory]
    [MemberData(nameof(Incidences))]
    public void IncidencesAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("incidence-extended.json")[index];
        CumulativeIncidence own = CumulativeIncidence.Estimate(Cohort(expected["spec"]!.AsObject()).Times, (int)expected["spec"]!["cause"]!);
        List<double> times = [.. own.Time];
        int[] places = [.. ReferenceFile.Numbers(expected["time"]).Select(t => times.IndexOf(t))];
        string line = expected["r"]!.ToString();
        Agreement.AllNear(ReferenceFile.Numbers(expected["incidence"]), [.. places.Select(k => own.Incidence[k])], line);
        Agreement.AllNear(ReferenceFile.Numbers(expected["se"]), [.. places.Select(k => own.StandardError[k])], line + " se");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ModelsAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("fine-gray-extended.json")[index];
        FineGrayFit own = Fit(expected["spec"]!.AsObject());
        string line = expected["r"]!.ToString();
        Assert.Equal(FineGrayRules.WeightedCox, own.Rules);
        Agreement.AllNear(ReferenceFile.Numbers(expected["coef"]), [.. own.Coefficients.Select(c => c.Coefficient)], line);
        Agreement.AllNear(ReferenceFile.Numbers(expected["se"]), [.. own.Coefficients.Select(c => c.StandardError)], line + " se");
        Agreement.AllNear(ReferenceFile.Numbers(expected["robust_se"]), [.. own.Coefficients.Select(c => c.RobustStandardError!.Value)], line + " robust se");
        Agreement.Near(ReferenceFile.Number(expected["null"]), own.LogLikelihoodNull, line + " null loglik");
        Agreement.Near(ReferenceFile.Number(expected["loglik"]), own.LogLikelihood, line + " loglik");
    }

    [Fact]
    public void StrataLeftOutAreSeen()
    {
        JsonObject expected = ReferenceFile.Cases("fine-gray-extended.json")[0];
        JsonObject spec = JsonNode.Parse(expected["spec"]!.ToJsonString())!.AsObject();
        spec.Remove("strata");
        Assert.True(Math.Abs(Fit(spec).Coefficients[0].Coefficient - ReferenceFile.Numbers(expected["coef"])[0]) > 1e-5);
    }

    [Fact]
    public void WhatRHasNoAnswerForIsRefused()
    {
        CompetingTimes late = new([2, 3, 4, 5, 6, 7], [1, 2, 0, 1, 2, 1], ["a", "b"], [0, 0, 1, 1, 2, 2]);
        RowGroups groups = new([0, 1, 0, 1, 0, 1], ["g=0", "g=1"]);
        Assert.Throws<ArgumentException>(() => GrayTest.Of(late, 1, groups));
        DesignMatrix x = DesignMatrix.OfColumns(("x", [1, 2, 4, 3, 1, 2]));
        Assert.Throws<ArgumentException>(() => FineGray.Fit(late, 1, x, rules: FineGrayRules.Crr));
        CompetingTimes gap = new([2, 3, 14, 15, 16, 17], [2, 2, 0, 1, 2, 1], ["a", "b"], [0, 0, 10, 10, 10, 10]);
        Assert.False(FineGray.CanWeight(gap, 1));
        Assert.Throws<ArgumentException>(() => FineGray.Fit(gap, 1, x));
    }

    // A weight of 2 is a row that comes twice.
    [Fact]
    public void WholeWeightsAreRowsThatComeAgain()
    {
        CompetingTimes times = Cohort(new JsonObject { ["cohort"] = "colon" }).Times;
        double[] weight = [.. Enumerable.Range(0, times.Count).Select(i => 1.0 + (i % 2))];
        int[] twice = [.. Enumerable.Range(0, times.Count).SelectMany(i => Enumerable.Repeat(i, 1 + (i % 2)))];
        CumulativeIncidence own = CumulativeIncidence.Estimate(new CompetingTimes(times.Time, times.Cause, times.CauseNames, weight: weight), 1);
        Agreement.AllNear(CumulativeIncidence.Estimate(times.Subset(twice), 1).Incidence, own.Incidence, "incidence");
    }

    private static FineGrayFit Fit(JsonObject spec)
    {
        (CompetingTimes times, DataTable table, int[] rows) = Cohort(spec);
        DesignMatrix x = Design(table, rows, [.. spec["columns"]!.AsArray().Select(c => c!.ToString())]);
        RowGroups? strata = ReferenceFile.Text(spec, "strata") is { } name ? RowGroups.Of(table, rows, [name], LevelOrders.None, []) : null;
        return FineGray.Fit(times, (int)spec["cause"]!, x, strata, FineGrayRules.WeightedCox);
    }

    private static DesignMatrix Design(DataTable table, int[] rows, params string[] columns)
        => DesignMatrix.OfColumns([.. columns.Select(c => (c, rows.Select(r => table.Find(c)!.Numbers[r]).ToArray()))]);

    // As references-wider.R makes them.
    private static (CompetingTimes Times, DataTable Table, int[] Rows) Cohort(JsonObject spec)
    {
        bool colon = ReferenceFile.Text(spec, "cohort") == "colon";
        DataTable table = ReferenceFile.Table(colon ? "colon" : "rotterdam");
        double[] Column(string name) => table.Find(name)!.Numbers.ToArray();
        (double[] ended, double[] died) = colon ? (Column("time"), Column("time")) : (Column("rtime"), Column("dtime"));
        (double[] recurred, double[] dead) = colon ? (Column("status"), Column("status")) : (Column("recur"), Column("death"));
        (double[] age, double[] nodes) = (Column("age"), Column("nodes"));
        Dictionary<double, int> deathRow = colon ? Enumerable.Range(0, table.RowCount).Where(r => Column("etype")[r] == 2).ToDictionary(r => Column("id")[r], r => r) : [];
        double[] id = Column(colon ? "id" : "pid");
        int[] own = colon ? [.. Enumerable.Range(0, table.RowCount).Except(deathRow.Values).OrderBy(r => id[r])] : [.. Enumerable.Range(0, table.RowCount)];
        List<int> rows = [];
        List<(double Start, double Time, int Cause, double Weight)> all = [];
        foreach (int r in own)
        {
            int death = colon ? deathRow[id[r]] : r;
            (double time, int cause) = recurred[r] == 1 ? (ended[r], 1) : (died[death], dead[death] == 1 ? 2 : 0);
            double start = colon ? 0 : 20 * nodes[r];
            if (spec["start"] is not null && start >= time)
                continue;
            rows.Add(r);
            all.Add((start, time, cause, 1 + (age[r] / 100)));
        }

        int step = spec["step"] is { } s ? (int)s : 1;
        int[] kept = [.. Enumerable.Range(0, rows.Count).Where(i => i % step == 0)];
        return (
            new CompetingTimes(
                [.. kept.Select(i => all[i].Time)],
                [.. kept.Select(i => all[i].Cause)],
                ["recurrence", "death"],
                spec["start"] is null ? [] : [.. kept.Select(i => all[i].Start)],
                spec["weights"] is null ? [] : [.. kept.Select(i => all[i].Weight)]),
            table,
            [.. kept.Select(i => rows[i])]);
    }
}
