using Anoikis.Apoptosis.Levels;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Tests.Published;

/// <summary>The liver scenario on the reference network where its outcome is known beforehand. No cell divides here.</summary>
[Trait("Category", "slow")]
public sealed class LiverControlTests
{
    private const int Cells = 2000;

    private static readonly Lazy<CascadeExperiment> Liver = new(() => LiverScenario.Read($"cells={Cells}", "courses.cells=0", "cascade.steps.solitary.exits.0.chance=0"));

    private static readonly Lazy<CascadeResult> Control = new(() => Run(Liver.Value));

    private static readonly Lazy<CascadeResult> Calm = new(() => Run(Liver.Value with
    {
        Cascade = Liver.Value.Cascade with { Steps = [.. Liver.Value.Cascade.Steps.Select(s => s with { Stimuli = [] })] },
    }));

    [Fact]
    public void Without_stimuli_more_than_98_percent_of_the_arrested_cells_live_to_day_13()
    {
        double share = AliveOfArrested(Calm.Value);
        Assert.True(share > 0.98, $"{share:P2}");

        // The planted fault: with the stimuli in place most of the same cells die.
        Assert.True(AliveOfArrested(Control.Value) < 0.6);
    }

    [Fact]
    public void Without_the_ways_to_death_only_named_losses_take_cells()
    {
        CascadeExperiment lost = Liver.Value with { Clones = [.. Liver.Value.Clones.Select(c => c with { Levels = c.Levels.SetItems(Lost("BAX", "BAK1", "CASP8", "CASP3")) })] };
        CascadeResult result = Run(lost);
        Assert.Equal(0, result.Accounts.Sum(a => a.Apoptosis + a.CaspaseIndependent));
        Assert.Equal(0, result.Accounts.Sum(a => a.Failed));
        Assert.Equal(Cells - result.Accounts.Sum(a => a.Losses.Sum()), result.Accounts.Sum(a => a.StillThere));
        Assert.Equal(Control.Value.Accounts.Sum(a => a.Losses.Sum()), result.Accounts.Sum(a => a.Losses.Sum()), 0.15 * 0.13 * Cells);
    }

    [Fact]
    public void Only_a_stimulus_selects()
    {
        double noise = 4.5 / Math.Sqrt(Cells);
        EntityTable calm = Calm.Value.Entities, stimulated = Control.Value.Entities;
        double[] calmSizes = [.. Enumerable.Range(0, calm.Regulators.Length).Select(r => EffectSize(calm, r))];
        double[] sizes = [.. Enumerable.Range(0, stimulated.Regulators.Length).Select(r => EffectSize(stimulated, r))];
        Assert.All(calmSizes, s => Assert.InRange(s, -noise, noise));
        Assert.True(sizes.Max(Math.Abs) > noise, "the liver selects nothing");
    }

    private static double AliveOfArrested(CascadeResult result) => result.Accounts.Sum(a => a.StillThere) / result.Accounts[1].Entered;

    private static IEnumerable<KeyValuePair<string, RegulatorLevel>> Lost(params string[] symbols) => symbols.Select(s => KeyValuePair.Create(s, RegulatorLevel.Lost));

    /// <summary>Difference of the mean log level between those alive at the end and all founders, in standard deviations of the founders.</summary>
    private static double EffectSize(EntityTable table, int regulator)
    {
        double[] all = [.. Enumerable.Range(0, table.Count).Select(r => Math.Log(table.Level(r, regulator)))];
        double[] alive = [.. Enumerable.Range(0, table.Count).Where(r => table.Fate[r] == CellFate.Alive).Select(r => all[r])];
        double mean = all.Average();
        return (alive.Average() - mean) / Math.Sqrt(all.Average(x => (x - mean) * (x - mean)));
    }

    private static CascadeResult Run(CascadeExperiment experiment) => CascadeSimulation.Prepare(experiment).Run();
}
