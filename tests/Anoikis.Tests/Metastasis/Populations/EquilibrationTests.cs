using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

/// <summary>Cells that rest before they enter the cascade, on <see cref="TurnoverNetwork"/>.</summary>
public sealed class EquilibrationTests
{
    [Fact]
    public void A_rested_cell_stands_where_its_levels_keep_it()
    {
        // Without wandering the cell starts at rest already, so resting changes nothing but rounding; the first sample is taken at time 0.
        CascadeResult rested = Dish(20, 3 * Day, LevelVariability.Default).Run();
        CascadeResult fresh = Dish(20, 0, LevelVariability.Default).Run();
        Assert.Equal(fresh.Entities.Levels.AsEnumerable(), rested.Entities.Levels);
        foreach ((SampledCourse a, SampledCourse b) in fresh.Courses.Zip(rested.Courses))
        {
            Assert.Equal(a.Times.AsEnumerable(), b.Times);
            Assert.All(a.States.Zip(b.States), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * (1 + pair.First)));
        }

        Assert.Equal(0, rested.Entities.DiedAtRest);
    }

    [Fact]
    public void The_levels_told_are_those_at_the_entry()
    {
        CascadeResult result = Dish(50, 2.4 * Day, LevelVariability.Default with { Fluctuation = new LevelFluctuation(0.2, Day, 6 * Hour) }).Run();
        foreach (SampledCourse course in result.Courses)
        {
            foreach (string symbol in new[] { "SLOW", "FAST", "CASP" })
            {
                double level = result.Entities.Level((int)course.Founder, TurnoverNetwork.Regulator(symbol));
                Assert.Equal(level, course.States[result.States.IndexOf(symbol)], 1e-4 * level);
            }
        }
    }

    [Fact]
    public void A_cell_that_dies_at_rest_is_replaced_by_the_next_draw_and_counted()
    {
        // Resting cells feel 100 units of TRAIL here, and only those with little caspase live 2.5 hours: their energy lasts longer.
        CascadeExperiment experiment = Poisoned(400, 2.5 * Hour, new LevelVariability { CoefficientOfVariation = 0.5 });
        CascadeResult result = experiment.Run();
        Assert.True(result.Entities.DiedAtRest > 100);
        Assert.Equal(400, result.Entities.Count);
        Assert.Equal(400, result.Accounts[0].Entered);
        int caspase = TurnoverNetwork.Regulator("CASP");
        double[] levels = [.. Enumerable.Range(0, 400).Select(r => result.Entities.Level(r, caspase))];

        // PARP is half cut when k C (t - (1 - exp(-a t)) / a) is ln 2, with a = 1e-3 / s and k = 1e-8 / s: that bounds the caspase of those that lived.
        double t = 2.5 * Hour;
        double most = Math.Log(2) / (1e-8 * (t - ((1 - Math.Exp(-1e-3 * t)) / 1e-3)));
        Assert.All(levels, level => Assert.InRange(level, 0, most * 1.001));
        Assert.True(levels.Max() > 0.9 * most);
        Assert.Equal(400, levels.Distinct().Count());
    }

    [Fact]
    public void A_clone_that_cannot_rest_fails_and_is_not_dead()
    {
        CascadeResult result = Poisoned(3, Day, LevelVariability.None).Run();
        Assert.All(result.Entities.Fate, f => Assert.Equal(CellFate.Failed, f));
        Assert.All(result.Entities.Status, s => Assert.Equal(LaneStop.Event, s));
        Assert.Equal(0, result.Deaths.Total(0, 0, false));
        Assert.Equal(3000, result.Entities.DiedAtRest);
    }

    private static CascadeExperiment Dish(int cells, double rest, LevelVariability variability)
        => Experiment(cells, 2 * Day, Step("dish")) with
        {
            Network = TurnoverNetwork.Cell,
            Clones = [new Clone("a", 1) { Variability = variability }],
            Equilibration = rest,
            SampledCells = cells,
            SampleInterval = Day,
            AbsoluteTolerance = 1e-3,
        };

    private static CascadeExperiment Poisoned(int cells, double rest, LevelVariability variability)
    {
        CascadeExperiment experiment = Dish(cells, rest, variability);
        return experiment with
        {
            Cascade = experiment.Cascade with { Steps = [Step("dish") with { Stimuli = [new Stimulus("TRAIL", new ConstantStimulus(0))] }] },
            Network = TurnoverNetwork.Cell with { Stimuli = [TurnoverNetwork.Cell.Stimuli[0] with { Resting = 100 }, .. TurnoverNetwork.Cell.Stimuli.Skip(1)] },
        };
    }
}
