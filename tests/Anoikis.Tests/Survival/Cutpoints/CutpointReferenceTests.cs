using System.Text.Json.Nodes;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Cutpoints;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Cutpoints;

/// <summary>Maximally selected cuts against R's maxstat, and the error rates of their p.</summary>
public sealed class CutpointReferenceTests
{
    [Fact]
    public void CutsAgree()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("cutpoint.json"))
        {
            JsonObject spec = expected["spec"]!.AsObject();
            (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec, spec["marker"]!.ToString());
            TableColumn marker = table.Find(spec["marker"]!.ToString())!;
            MaximallySelectedCutpoint own = MaximallySelectedCutpoint.Find(times, [.. rows.Select(r => marker.Numbers[r])], (double)spec["least"]!, (double)spec["most"]!)!;
            Agreement.Near(ReferenceFile.Number(expected["statistic"]), own.Statistic, expected["r"]!.ToString());
            Agreement.Near(ReferenceFile.Number(expected["p"]), own.LausenSchumacherP, expected["r"]!.ToString() + " p");
            Agreement.Near(ReferenceFile.Number(expected["cut"]), own.Cut, expected["r"]!.ToString() + " cut");
        }
    }

    [Fact]
    public void CutsWithinStrataAgreeWithThoseOfBlocks()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("cutpoint-strata.json"))
        {
            (SurvivalTimes times, double[] marker, RowGroups strata) = Stratified(expected);
            MaximallySelectedCutpoint own = MaximallySelectedCutpoint.Find(times, marker, permutations: 2000, strata: strata)!;
            string line = expected["r"]!.ToString();
            Agreement.Near(ReferenceFile.Number(expected["statistic"]), own.Statistic, line);
            Agreement.Near(ReferenceFile.Number(expected["cut"]), own.Cut, line + " cut");
            // Both p are shares of random permutations: four standard errors of their difference, and the 1 that is added to the count.
            double p = ReferenceFile.Number(expected["p"]);
            double error = Math.Sqrt(p * (1 - p) * ((1.0 / 2000) + (1.0 / ReferenceFile.Number(expected["draws"]))));
            Assert.InRange(own.PermutationP, p - (4 * error), p + (4 * error) + (1.0 / 2001));
            Assert.True(double.IsNaN(own.LausenSchumacherP));
        }
    }

    [Fact]
    public void StrataThatAreLeftOutAreSeen()
    {
        JsonObject expected = ReferenceFile.Cases("cutpoint-strata.json")[0];
        (SurvivalTimes times, double[] marker, _) = Stratified(expected);
        Assert.True(Math.Abs(MaximallySelectedCutpoint.Find(times, marker)!.Statistic - ReferenceFile.Number(expected["statistic"])) > 0.1);
    }

    // All 3! 4! ways to give markers to others of the same stratum.
    [Fact]
    public void PermutationsStayWithinStrata()
    {
        SurvivalTimes times = new([1, 2, 3, 1.5, 2.5, 3.5, 4.5], [true, true, true, true, true, false, true]);
        double[] marker = [1, 2, 3, 4, 5, 6, 7];
        RowGroups strata = new([0, 0, 0, 1, 1, 1, 1], ["a", "b"]);
        double statistic = MaximallySelectedCutpoint.Find(times, marker, strata: strata)!.Statistic;
        double[][] low = [.. Orders([0, 1, 2])];
        double[][] high = [.. Orders([3, 4, 5, 6])];
        int reached = 0;
        foreach (double[] a in low)
        {
            foreach (double[] b in high)
            {
                double[] moved = [.. a.Concat(b).Select(i => marker[(int)i])];
                reached += MaximallySelectedCutpoint.Find(times, moved, strata: strata)!.Statistic >= statistic - 1e-9 ? 1 : 0;
            }
        }

        double exact = reached / (double)(low.Length * high.Length);
        Assert.InRange(MaximallySelectedCutpoint.Find(times, marker, permutations: 4000, strata: strata)!.PermutationP, exact - 0.03, exact + 0.03);
        // Across strata, where a marker's order is the stratum's, the share is another.
        Assert.True(Math.Abs(MaximallySelectedCutpoint.Find(times, marker, permutations: 4000)!.PermutationP - exact) > 0.03);
    }

    [Fact]
    public void ACutThatDividesNoStratumIsNone()
    {
        double[] marker = [.. Enumerable.Range(0, 70).Select(i => i < 31 ? 1.0 : 2.0)];
        SurvivalTimes times = new([.. marker.Select((_, i) => 1 + (0.37 * i % 1))], [.. marker.Select((_, i) => i % 3 > 0)]);
        Assert.Null(MaximallySelectedCutpoint.Find(times, marker, strata: new RowGroups([.. marker.Select(m => (int)m - 1)], ["a", "b"])));
        Assert.NotNull(MaximallySelectedCutpoint.Find(times, marker));
    }

    [Fact]
    public void OnlyTheUncorrectedProbabilityFindsWhatIsNotThere()
    {
        const int Cohorts = 200;
        int uncorrected = 0;
        int approximate = 0;
        int permuted = 0;
        for (int c = 0; c < Cohorts; c++)
        {
            RandomStream random = new(11, (ulong)c, 0);
            double[] time = new double[100];
            bool[] occurred = new bool[100];
            double[] marker = new double[100];
            for (int i = 0; i < time.Length; i++)
            {
                (time[i], occurred[i], marker[i]) = (random.NextExponential(), random.NextBoolean(0.7), random.NextNormal());
            }

            MaximallySelectedCutpoint cut = MaximallySelectedCutpoint.Find(new SurvivalTimes(time, occurred), marker, permutations: 199, seed: (ulong)c)!;
            uncorrected += cut.UncorrectedP < 0.05 ? 1 : 0;
            approximate += cut.LausenSchumacherP < 0.05 ? 1 : 0;
            permuted += cut.PermutationP < 0.05 ? 1 : 0;
        }

        Assert.True(uncorrected > 0.2 * Cohorts, $"{uncorrected} uncorrected findings of {Cohorts}");
        Assert.InRange(approximate, 0, 0.08 * Cohorts);
        Assert.InRange(permuted, 0.01 * Cohorts, 0.1 * Cohorts);
    }

    private static (SurvivalTimes Times, double[] Marker, RowGroups Strata) Stratified(JsonObject expected)
    {
        JsonObject spec = expected["spec"]!.AsObject();
        string marker = spec["marker"]!.ToString();
        (SurvivalTimes times, DataTable table, int[] rows) = ReferenceFile.Times(spec, marker, spec["strata"]!.ToString());
        return (times, [.. rows.Select(r => table.Find(marker)!.Numbers[r])], ReferenceFile.Groups(spec, spec["strata"]!.ToString(), table, rows)!);
    }

    private static IEnumerable<double[]> Orders(double[] items)
        => items.Length < 2 ? [items] : items.SelectMany(first => Orders([.. items.Where(i => i != first)]).Select(rest => (double[])[first, .. rest]));
}
