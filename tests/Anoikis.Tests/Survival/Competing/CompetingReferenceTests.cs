using System.Text.Json.Nodes;
using Anoikis.Survival.Competing;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Competing;

/// <summary>Recurrence against death without it in the Rotterdam cohort: survfit's Aalen-Johansen curves, cmprsk's Gray test and Fine-Gray model.</summary>
public sealed class CompetingReferenceTests
{
    // Fine and Gray's maximum is R's to the tolerance of its own iteration.
    private const double OfFineGray = 1e-7;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("competing.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EstimatesAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("competing.json")[index];
        JsonObject spec = expected["spec"]!.AsObject();
        JsonNode value = expected["value"]!;
        string line = expected["r"]!.ToString();
        DataTable table = ReferenceFile.Table("rotterdam");
        switch (spec["kind"]!.ToString())
        {
            case "incidence":
                CumulativeIncidence curve = CumulativeIncidence.Estimate(Times(table), (int)spec["cause"]!);
                double[] times = ReferenceFile.Numbers(value["time"]);
                int[] places = [.. times.Select(t => curve.Time.ToList().IndexOf(t))];
                Agreement.AllNear(ReferenceFile.Numbers(value["incidence"]), [.. places.Select(k => curve.Incidence[k])], line);
                Agreement.AllNear(ReferenceFile.Numbers(value["se"]), [.. places.Select(k => curve.StandardError[k])], line + " se");
                break;
            case "gray":
                double[] statistics = ReferenceFile.Numbers(value);
                for (int cause = 1; cause <= 2; cause++)
                {
                    Agreement.Near(statistics[cause - 1], Gray(table, spec, cause).ChiSquare, $"{line} cause {cause}");
                }

                break;
            default:
                int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(r => r % 6 == 0)];
                DesignMatrix x = DesignMatrix.OfColumns([.. spec["columns"]!.AsArray().Select(c => (c!.ToString(), table.Find(c.ToString())!.Numbers.ToArray()))]);
                FineGrayFit fit = FineGray.Fit(Times(table).Subset(rows), (int)spec["cause"]!, x.Subset(rows));
                Agreement.AllNear(ReferenceFile.Numbers(value["coef"]), [.. fit.Coefficients.Select(c => c.Coefficient)], line, OfFineGray);
                Agreement.Near(ReferenceFile.Number(value["loglik"]), fit.LogLikelihood, line + " loglik");
                Agreement.Near(ReferenceFile.Number(value["null"]), fit.LogLikelihoodNull, line + " null loglik");
                Agreement.AllNear(ReferenceFile.Numbers(value["se"]), [.. fit.Coefficients.Select(c => c.RobustStandardError!.Value)], line + " se", OfFineGray);
                break;
        }
    }

    [Fact]
    public void ACauseTakenForTheOtherIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("competing.json")[2];
        double wrong = Gray(ReferenceFile.Table("rotterdam"), expected["spec"]!.AsObject(), 2).ChiSquare;
        Assert.True(Math.Abs(wrong - ReferenceFile.Numbers(expected["value"])[0]) > 0.01);
    }

    [Fact]
    public void WithoutCensoringIncidenceIsAPart()
    {
        CompetingTimes times = new([1, 2, 3, 4, 5], [1, 2, 1, 1, 2], ["a", "b"]);
        CumulativeIncidence curve = CumulativeIncidence.Estimate(times, 1);
        Agreement.AllNear([0.2, 0.2, 0.4, 0.6, 0.6], curve.Incidence, "share");
        Agreement.Near(Math.Sqrt(0.6 * 0.4 / 5), curve.StandardError[^1], "binomial error");
    }

    private static GrayTest Gray(DataTable table, JsonObject spec, int cause)
    {
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        return GrayTest.Of(
            Times(table),
            cause,
            ReferenceFile.Groups(spec, ReferenceFile.Text(spec, "group"), table, rows)!,
            ReferenceFile.Groups(spec, ReferenceFile.Text(spec, "strata"), table, rows),
            spec["rho"] is { } rho ? (double)rho : 0);
    }

    private static CompetingTimes Times(DataTable table)
    {
        double[] Column(string name) => table.Find(name)!.Numbers.ToArray();
        double[] recur = Column("recur");
        double[] death = Column("death");
        double[] time = [.. Column("rtime").Select((t, i) => recur[i] == 1 ? t : table.Find("dtime")!.Numbers[i])];
        int[] cause = [.. recur.Select((r, i) => r == 1 ? 1 : death[i] == 1 ? 2 : 0)];
        return new CompetingTimes(time, cause, ["recurrence", "death"]);
    }
}
