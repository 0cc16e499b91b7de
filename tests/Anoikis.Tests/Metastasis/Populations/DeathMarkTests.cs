using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

/// <summary>Deaths with causes, marks on the way, levels that are parameters, and traits, on <see cref="TurnoverNetwork"/>.</summary>
public sealed class DeathMarkTests
{
    private const double Signal = 100;

    [Fact]
    public void Marks_have_the_times_that_the_equations_give()
    {
        EntityTable table = Dish(1, Mean).Run().Entities;
        double open = Math.Log(2) / (TurnoverNetwork.OpenRate * Signal);
        Assert.Equal([DeathMark.Momp, DeathMark.ParpTenth], table.Marks.AsEnumerable());
        Assert.Equal(open, table.MarkTime(0, DeathMark.Momp), 2.0);

        // cleaved = 1 - exp(-k C (t - (1 - exp(-a t)) / a)) for the mean cell, whose caspase stays at its level.
        double tenth = table.MarkTime(0, DeathMark.ParpTenth);
        Assert.Equal(0.1, Cleaved(tenth), 1e-3);
        Assert.Equal(0.5, Cleaved(table.FateTime[0]), 1e-3);
        Assert.Equal(CellFate.Apoptosis, table.Fate[0]);

        static double Cleaved(double t) => 1 - Math.Exp(-1e-4 * (t - ((1 - Math.Exp(-1e-3 * t)) / 1e-3)));
    }

    [Fact]
    public void Without_caspase_a_cell_dies_of_its_energy_and_is_counted_apart()
    {
        CascadeResult result = Dish(20, Mean with { Levels = Mean.Levels.Add("CASP", RegulatorLevel.Lost) }).Run();
        Assert.All(result.Entities.Fate, f => Assert.Equal(CellFate.CaspaseIndependentDeath, f));
        Assert.Equal(20, result.Accounts[0].CaspaseIndependent);
        Assert.Equal(0, result.Accounts[0].Apoptosis);
        Assert.Equal(20, result.Deaths.Total(0, DeathTally.CauseOf(DeathCause.CaspaseIndependent), false));
        Assert.Equal(0, result.Deaths.Total(0, DeathTally.CauseOf(DeathCause.Apoptosis), false));

        // energy = exp(-b (t - (1 - exp(-a t)) / a)) falls to a quarter: two half-lives after the mitochondria are open.
        double t = result.Entities.FateTime[0];
        double exposure = t - ((1 - Math.Exp(-1e-3 * t)) / 1e-3);
        Assert.Equal(2 * TurnoverNetwork.EnergyHalfLife * Hour, exposure, 60.0);
        Assert.True(double.IsNaN(result.Entities.MarkTime(0, DeathMark.ParpTenth)));
    }

    [Fact]
    public void A_trait_acts_through_its_parameter_and_is_checked()
    {
        Clone half = Mean with { Traits = Mean.Traits.Add("independence", 0.5) };
        double fast = Dish(1, Mean).Run().Entities.MarkTime(0, DeathMark.Momp);
        Assert.Equal(2 * fast, Dish(1, half).Run().Entities.MarkTime(0, DeathMark.Momp), 4.0);
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentException>(() => Dish(1, half with { Traits = half.Traits.SetItem("independence", 2) }).Run()).Message, StringComparison.Ordinal);
        Assert.Contains("no trait", Assert.Throws<ArgumentException>(() => Dish(1, half with { Traits = half.Traits.Add("motility", 2) }).Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_starts_at_its_own_levels_and_stays_there()
    {
        CascadeExperiment experiment = Dish(50, Mean with { Variability = LevelVariability.Default }, signal: 0) with { SampledCells = 50, SampleInterval = Day };
        CascadeResult result = experiment.Run();
        int slow = result.States.IndexOf("SLOW");
        int states = result.States.Length;
        foreach (SampledCourse course in result.Courses)
        {
            double level = result.Entities.Level((int)course.Founder, TurnoverNetwork.Regulator("SLOW"));
            for (int i = 0; i < course.Times.Length; i++)
            {
                Assert.Equal(level, course.States[(i * states) + slow], 1e-6 * level);
            }
        }

        Assert.True(Enumerable.Range(0, 50).Select(r => result.Entities.Level(r, 0)).Distinct().Count() == 50);
    }

    private static Clone Mean { get; } = new("mean", 1) { Variability = LevelVariability.None };

    private static CascadeExperiment Dish(long cells, Clone clone, double signal = Signal)
        => Experiment(cells, 3 * Day, Step("dish") with { Stimuli = [new Stimulus("TRAIL", new ConstantStimulus(signal))] }) with { Network = TurnoverNetwork.Cell, Clones = [clone] };
}
