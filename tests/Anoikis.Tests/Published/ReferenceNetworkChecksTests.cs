using System.Text;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Published.Cultures;

namespace Anoikis.Tests.Published;

/// <summary>
/// The network against experiments in dishes. What it meets and what it misses stands in docs/science.md; the tests hold the page to the network, in both directions. To write the page's
/// tables anew: ANOIKIS_APPROVE=1 dotnet test -c Release --filter ReferenceNetworkChecks.
/// </summary>
public sealed class ReferenceNetworkChecksTests
{
    private const string Meets = "met";
    private const string Misses = "**missed**";

    [Fact]
    public void The_page_states_what_each_check_gives()
    {
        var table = new StringBuilder("| check | observed | required | simulated | verdict |\n|---|---|---|---|---|\n");
        foreach (InVitroCheck check in InVitroChecks.All)
        {
            (string simulated, bool holds) = check.Measure(Dish.Reference);
            table.Append($"| {check.Name} | {check.Observed} | {check.Required} | {simulated} | {(holds ? Meets : Misses)} |\n");
        }

        SciencePage.Hold("in-vitro checks", table.ToString());
    }

    [Fact]
    public void Every_miss_is_explained()
    {
        string page = File.ReadAllText(RepositoryRoot.Path("docs", "science.md"));
        string[] missed = [.. InVitroChecks.All.Select(c => c.Name).Where(n => page.Split('\n').Any(l => l.StartsWith($"| {n} |", StringComparison.Ordinal) && l.EndsWith($"| {Misses} |", StringComparison.Ordinal)))];
        Assert.All(missed, name => Assert.Contains($"- **{name}**: ", page, StringComparison.Ordinal));
        Assert.InRange(missed.Length, 0, InVitroChecks.All.Length / 4);
    }

    [Theory]
    [InlineData("k_back = 1e-2", "k_back = 1e-4", "attached and unstimulated")]
    [InlineData("k_on_auto_BAX = 8e-7", "k_on_auto_BAX = 1e-8", "detached epithelium dies in hours")]
    [InlineData("copies_SMAC = 2e5", "copies_SMAC = 1e3", "alive a day after MOMP, XIAP x3")]
    [InlineData("half_life_MCL1 = 1440", "half_life_MCL1 = 97200", "MCL1 and FLIP go first when synthesis stops")]
    public void A_planted_fault_misses(string text, string instead, string check)
        => Assert.False(InVitroChecks.All.Single(c => c.Name == check).Measure(Dish.Of((text, instead))).Holds);

    [Fact]
    public void Fates_do_not_hang_on_the_tolerance()
    {
        Experiment[] experiments = [new Experiment(Culture.HeLa).Trail(10), new Experiment(Culture.Epithelium).Detached()];
        Dish tight = Dish.Of(1e-6);
        foreach (Experiment experiment in experiments)
        {
            CellFate[] usual = Dish.Reference.Run(experiment).Fates, exact = tight.Run(experiment).Fates;
            Assert.InRange(usual.Zip(exact).Count(p => p.First.Alive != p.Second.Alive), 0, usual.Length / 100);
            Assert.InRange(usual.Zip(exact).Where(p => !p.First.Alive && !p.Second.Alive).Average(p => Math.Abs(p.First.Death - p.Second.Death) / p.Second.Death), 0, 0.005);
        }
    }
}
