using System.Text;
using Anoikis.Apoptosis.Networks;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Published.Cultures;
using Anoikis.Tests.Published.Findings;

namespace Anoikis.Tests.Published;

/// <summary>
/// The network with every module against published findings. What it meets and what it misses stands in docs/science.md; the test holds the page to the network, in both directions. To write the page's
/// table anew: ANOIKIS_APPROVE=1 dotnet test -c Release --filter FullNetworkFindings.
/// </summary>
public sealed class FullNetworkFindingsTests
{
    // Three minutes, on average over cells: an effect on death, not on a digit.
    private const double LeastHours = 0.05;

    [Fact]
    public void The_page_states_what_each_finding_gives()
    {
        var table = new StringBuilder("| finding | observed | required | simulated | verdict |\n|---|---|---|---|---|\n");
        int met = 0;
        foreach (InVitroCheck finding in FullNetworkFindings.All)
        {
            (string simulated, bool holds) = finding.Measure(Dish.Full);
            table.Append($"| {finding.Name} | {finding.Observed} | {finding.Required} | {simulated} | {(holds ? "met" : "**missed**")} |\n");
            met += holds ? 1 : 0;
        }

        table.Append($"\n{met} of {FullNetworkFindings.All.Length} met.\n");
        SciencePage.Hold("findings on the full network", table.ToString());
    }

    [Fact]
    public void Every_miss_is_explained()
    {
        string page = File.ReadAllText(RepositoryRoot.Path("docs", "science.md"));
        string[] names = [.. FullNetworkFindings.All.Select(f => f.Name)];
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.True(names.Length >= 30);
        string[] missed = [.. names.Where(n => page.Split('\n').Any(l => l.StartsWith($"| {n} |", StringComparison.Ordinal) && l.EndsWith("| **missed** |", StringComparison.Ordinal)))];
        Assert.All(missed, name => Assert.Contains($"- **{name}**: ", page, StringComparison.Ordinal));
        Assert.InRange(missed.Length, 0, names.Length / 4);
    }

    [Theory]
    [InlineData("k_marks = 1.5e-2", "k_marks = 1e-6", "SMAC mimetic with TNF")]
    [InlineData("FLIP_of_NFKB = 5", "FLIP_of_NFKB = 0", "NF-kB makes FLIP")]
    [InlineData("make_MDM2 = 3.056e-4", "make_MDM2 = 0", "p53 comes in pulses")]
    [InlineData("ATR_on_p53 = 0.3", "ATR_on_p53 = 0", "p53 rises without oxygen")]
    [InlineData("Kd_LCL161_cIAP = 0.4", "Kd_LCL161_cIAP = 4000", "LCL161 with TNF")]
    [InlineData("copies_C7 = 3000", "copies_C7 = 3", "CASP3 lost, as in MCF-7")]
    [InlineData("Kd_S63845 = 0.19", "Kd_S63845 = 19000", "MCL1 guards")]
    public void A_planted_fault_misses(string text, string instead, string finding)
        => Assert.False(FullNetworkFindings.All.Single(f => f.Name == finding).Measure(Dish.Composed(NetworkModules.FullName, (text, instead))).Holds);

    [Fact]
    public void Every_regulator_with_a_module_changes_death_in_the_direction_of_its_role()
    {
        var wrong = new List<string>();
        foreach ((string symbol, string under, Experiment experiment, double factor) in RegulatorWalk.All)
        {
            double gained = RegulatorWalk.HoursGained(Dish.Full, symbol, experiment, factor);
            RegulatorRole role = RegulatorCatalogue.All.Single(r => r.Symbol == symbol).Role!.Value;
            bool guards = gained > 0 == factor > 1;
            bool asItShould = role switch { RegulatorRole.Anti => guards, RegulatorRole.Pro => !guards, _ => true };
            if (!asItShould || !(Math.Abs(gained) >= LeastHours))
            {
                wrong.Add($"{symbol} ({role}) x{factor}, {under}: {gained} h");
            }
        }

        Assert.Empty(wrong);
        string[] held = [.. RegulatorCatalogue.All.Where(r => r.IsRanked).Select(r => r.Symbol)];
        Assert.Equal(held.Order(StringComparer.Ordinal), RegulatorWalk.All.Select(w => w.Symbol).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Regulators_without_effect_are_not_modelled()
    {
        Assert.All(RegulatorWalk.WithoutEffect, w => Assert.InRange(RegulatorWalk.HoursGained(Dish.Full, w.Symbol, w.Experiment, w.Factor), -LeastHours, LeastHours));
        Assert.Equal(RegulatorCatalogue.All.Where(r => r is { Module: not null, NotModelled: not null }).Select(r => r.Symbol), RegulatorWalk.WithoutEffect.Select(w => w.Symbol).Distinct());
    }

    [Fact]
    public void At_its_published_rate_caspase_6_has_an_effect()
    {
        Dish published = Dish.Composed(NetworkModules.FullName, ("k_on_C6_C8 = 1e-12", "k_on_C6_C8 = 3e-8"));
        Assert.Contains(RegulatorWalk.WithoutEffect, w => RegulatorWalk.HoursGained(published, w.Symbol, w.Experiment, w.Factor) is > LeastHours or < -LeastHours);
    }

    [Fact]
    public void A_module_cut_off_fails_the_walk()
    {
        Dish cut = Dish.Composed(NetworkModules.FullName, ("k_SERPINB9 = 1e-7", "k_SERPINB9 = 0"));
        (string symbol, _, Experiment experiment, double factor) = RegulatorWalk.All.Single(w => w.Symbol == "SERPINB9");
        Assert.InRange(RegulatorWalk.HoursGained(cut, symbol, experiment, factor), -LeastHours, LeastHours);
    }
}
