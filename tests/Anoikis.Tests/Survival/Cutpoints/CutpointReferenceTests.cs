using System.Text.Json.Nodes;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Cutpoints;
using Anoikis.Survival.Data;

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
            MaximallySelectedCutpoint own = MaximallySelectedCutpoint.Find(times, [.. rows.Select(r => marker.Numbers[r])], (double)spec["least"]!, (double)spec["most"]!);
            Agreement.Near(ReferenceFile.Number(expected["statistic"]), own.Statistic, expected["r"]!.ToString());
            Agreement.Near(ReferenceFile.Number(expected["p"]), own.LausenSchumacherP, expected["r"]!.ToString() + " p");
            Agreement.Near(ReferenceFile.Number(expected["cut"]), own.Cut, expected["r"]!.ToString() + " cut");
        }
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

            MaximallySelectedCutpoint cut = MaximallySelectedCutpoint.Find(new SurvivalTimes(time, occurred), marker, permutations: 199, seed: (ulong)c);
            uncorrected += cut.UncorrectedP < 0.05 ? 1 : 0;
            approximate += cut.LausenSchumacherP < 0.05 ? 1 : 0;
            permuted += cut.PermutationP < 0.05 ? 1 : 0;
        }

        Assert.True(uncorrected > 0.2 * Cohorts, $"{uncorrected} uncorrected findings of {Cohorts}");
        Assert.InRange(approximate, 0, 0.08 * Cohorts);
        Assert.InRange(permuted, 0.01 * Cohorts, 0.1 * Cohorts);
    }
}
