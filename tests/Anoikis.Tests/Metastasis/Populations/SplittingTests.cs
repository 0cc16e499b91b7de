using Anoikis.Apoptosis.Variability;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

public sealed class SplittingTests
{
    [Fact]
    public void Weights_of_a_founder_add_up_to_one_and_replicates_go_their_own_ways()
    {
        EntityTable table = Rare(10, 300, 1).Run().Entities;
        foreach (IGrouping<long, int> founder in Enumerable.Range(0, table.Count).GroupBy(r => table.Founder[r]))
        {
            Assert.Equal(1, founder.Sum(r => table.Weight[r]), 1e-12);
            Assert.Equal(founder.Count(), founder.Select(r => table.Replicate[r]).Distinct().Count());
        }

        IEnumerable<int> split = Enumerable.Range(0, table.Count).Where(r => table.Weight[r] < 1);
        Assert.True(split.Count() > 100);
        Assert.True(split.Select(r => table.FateTime[r]).Distinct().Count() > 50);
    }

    [Fact]
    public void Split_and_unsplit_estimates_agree()
    {
        (double plain, double plainError) = Tumours(Rare(1, 20_000, 1).Run(threads: 2).Entities, true);
        (double split, double splitError) = Tumours(Rare(20, 4000, 2).Run(threads: 2).Entities, true);
        double error = Math.Sqrt((plainError * plainError) + (splitError * splitError));
        Assert.InRange(split, plain - (4 * error), plain + (4 * error));

        // The planted fault: replicates counted as if they were founders do not agree.
        (double wrong, _) = Tumours(Rare(20, 4000, 2).Run(threads: 2).Entities, false);
        Assert.NotInRange(wrong, plain - (4 * error), plain + (4 * error));
    }

    [Fact]
    public void Every_step_keeps_account_of_all_that_entered()
    {
        CascadeResult result = Everything(3000).Run(threads: 2);
        Assert.Equal(3000, result.Accounts[0].Entered, 1e-9);
        for (int s = 0; s < result.Accounts.Length; s++)
        {
            StepAccount account = result.Accounts[s];
            Assert.True(account.Entered > 0);
            Assert.Equal(account.Entered, account.Advanced + account.Apoptosis + account.Losses.Sum() + account.StillThere + account.Failed, 1e-9);
            Assert.Equal(account.Apoptosis, s < 3 ? result.Deaths.Total(s, 0, false) : account.Apoptosis, 1e-9);
            if (s > 0)
            {
                Assert.Equal(result.Accounts[s - 1].Advanced, account.Entered, 1e-9);
            }
        }
    }

    /// <summary>One cell in ten starts to divide; its colony survives contacts or not.</summary>
    private static CascadeExperiment Rare(int split, long cells, ulong seed) => Experiment(
        cells,
        6 * Day,
        Step("solitary", new Advance("founding", new WaitingTime(RandomQuantity.Uniform(0, Day), 0.1))),
        Step("founding", new Advance("tumour", new ColonyCells(8))).Growing(18, 0.2).Under(Deadly(0.6)) with { Split = split },
        Step("tumour").Growing(18, 0.2)) with
    { Seed = seed, RelativeTolerance = 1e-3, AbsoluteTolerance = 100 };

    private static (double Mean, double Error) Tumours(EntityTable table, bool weighted)
    {
        double[] byFounder = [.. Enumerable.Range(0, table.Count).GroupBy(r => table.Founder[r]).Select(g => g.Sum(r => table.Step[r] == 2 ? (weighted ? table.Weight[r] : 1) : 0))];
        double mean = byFounder.Average();
        return (mean, Math.Sqrt(byFounder.Sum(x => (x - mean) * (x - mean))) / byFounder.Length);
    }
}
