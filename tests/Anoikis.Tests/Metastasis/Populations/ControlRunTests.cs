using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis.Networks;
using Anoikis.Tests.Kinetics.Equations;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

/// <summary>Runs on the built-in network whose outcome is known beforehand.</summary>
public sealed class ControlRunTests
{
    private static readonly StimulusPulses Contacts = new(0.5 / Day, RandomQuantity.Fixed(3000), RandomQuantity.LogNormalMean(2 * Hour, 0.5));

    [Fact]
    public void Under_50_ng_per_ml_the_mean_cell_dies_at_the_published_time()
    {
        // Lopez et al. 2013 as in MODEL1303010000: cleaved PARP passes half at about 4,120 s. Here the ligand is held, there 3000 copies meet 200 receptors.
        CascadeExperiment experiment = OnLopez(Experiment(1, Day, Step("dish").Under(new ConstantStimulus(3000)))).WithoutVariability() with { RelativeTolerance = 1e-6 };
        Assert.Equal(4120, experiment.Run().Entities.FateTime[0], 25.0);
    }

    [Fact]
    public void Without_the_ways_to_death_only_named_losses_take_cells()
    {
        CascadeExperiment experiment = Injection(1000);
        CascadeExperiment control = experiment with { Clones = [.. experiment.Clones.Select(c => c with { Levels = Lost("BAX", "BAK1", "CASP8", "CASP3") })] };
        CascadeResult result = control.Run(threads: 2);
        Assert.Equal(0, result.Accounts.Sum(a => a.Apoptosis));
        Assert.Equal(0, result.Accounts.Sum(a => a.Failed));
        double lost = result.Accounts.Sum(a => a.Losses.Sum());
        Assert.InRange(lost, 130 - 50, 130 + 50);
        Assert.Equal(1000 - lost, result.Accounts.Sum(a => a.StillThere));

        // The planted fault: with the regulators in place the same cells die in numbers.
        Assert.True(experiment.Run(threads: 2).Accounts.Sum(a => a.Apoptosis) > 300);
    }

    [Fact]
    public void Unstimulated_attached_cells_stay_alive_for_13_days()
    {
        CascadeResult result = OnLopez(Experiment(1000, 13 * Day, Step("dish"))).Run(threads: 2);
        Assert.InRange(result.Accounts[0].Apoptosis, 0, 9);
        Assert.Equal(1000, result.Lanes[LaneStop.Reached] + result.Lanes[LaneStop.Event]);
    }

    [Fact]
    public void Only_a_stimulus_selects()
    {
        EntityTable calm = WithoutStimuli(Injection(3000)).Run(threads: 2).Entities;
        EntityTable stimulated = Injection(3000).Run(threads: 2).Entities;
        double noise = 4.5 / Math.Sqrt(1000);
        for (int regulator = 0; regulator < calm.Regulators.Length; regulator++)
        {
            Assert.InRange(EffectSize(calm, regulator), -noise, noise);
        }

        Assert.True(
            Enumerable.Range(0, stimulated.Regulators.Length).Max(r => Math.Abs(EffectSize(stimulated, r))) > noise,
            "contacts select nothing");
    }

    [Fact]
    public void A_cell_whose_numbers_fail_is_failed_and_not_dead()
    {
        // X' = q L X^2 from X = 1 is infinite after 1 / (q L), 333 s.
        NetworkDraft draft = NetworkText.Draft()
            .Species("L", 0)
            .Species("X", 1)
            .Species("PARP", 1e6)
            .Parameter("q", 1e-6)
            .Reaction("blow_up", [], [("X", 1)], NetworkText.Times(NetworkText.Id("q"), NetworkText.Id("L"), NetworkText.Id("X"), NetworkText.Id("X")));
        draft.Events.Add(NetworkText.When("death", NetworkText.Of(Operation.Less, NetworkText.Id("X"), NetworkText.Number(0))));
        CascadeExperiment experiment = Experiment(3, Day, Step("dish").Under(new ConstantStimulus(3000)));
        experiment = experiment with { Network = experiment.Network with { Network = draft.Check(), Regulators = [] } };
        CascadeResult result = experiment.Run();
        Assert.Equal(3, result.Accounts[0].Failed);
        Assert.All(result.Entities.Fate, f => Assert.Equal(CellFate.Failed, f));
        Assert.All(result.Entities.FateTime, t => Assert.InRange(t, 300, 334));
        Assert.Equal(0, result.Deaths.Total(0, 0, false));
        Assert.All(result.Entities.Status, s => Assert.NotEqual(LaneStop.Event, s));
    }

    private static CascadeExperiment OnLopez(CascadeExperiment experiment)
        => experiment with { Network = BuiltInCellsTests.Lopez, RelativeTolerance = 1e-4 };

    private static CascadeExperiment Injection(long cells) => OnLopez(Experiment(
        cells,
        13 * Day,
        Step("circulation", new Loss("mechanical", "test", new WaitingTime(RandomQuantity.Uniform(0, 1.5 * Hour), 0.13)), After("arrested", 1.5)),
        Step("arrested", new Advance("solitary", new WaitingTime(RandomQuantity.LogNormal(Day, 0.5)))).Under(Contacts),
        Step("solitary").Under(Contacts)));

    private static CascadeExperiment WithoutStimuli(CascadeExperiment experiment)
        => experiment with { Cascade = experiment.Cascade with { Steps = [.. experiment.Cascade.Steps.Select(s => s with { Stimuli = [] })] } };

    private static ImmutableSortedDictionary<string, RegulatorLevel> Lost(params string[] symbols)
        => ImmutableSortedDictionary<string, RegulatorLevel>.Empty.AddRange(symbols.Select(s => KeyValuePair.Create(s, RegulatorLevel.Lost)));

    /// <summary>Difference of the mean log level between those alive at the end and all founders, in standard deviations of the founders.</summary>
    private static double EffectSize(EntityTable table, int regulator)
    {
        double[] all = [.. Enumerable.Range(0, table.Count).Select(r => Math.Log(table.Level(r, regulator)))];
        double[] alive = [.. Enumerable.Range(0, table.Count).Where(r => table.Fate[r] == CellFate.Alive).Select(r => all[r])];
        double mean = all.Average();
        return (alive.Average() - mean) / Math.Sqrt(all.Average(x => (x - mean) * (x - mean)));
    }
}
