using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

public sealed class SingleCellTests
{
    [Fact]
    public void Cells_under_a_constant_stimulus_die_when_their_own_level_says()
    {
        CascadeExperiment experiment = Experiment(100, Day, Step("dish").Under(new ConstantStimulus(CleavageNetwork.Ligand)));
        EntityTable table = experiment.Run().Entities;
        for (int row = 0; row < table.Count; row++)
        {
            Assert.Equal(CellFate.Apoptosis, table.Fate[row]);
            double expected = Math.Log(2) / (CleavageNetwork.K * CleavageNetwork.Ligand * table.Level(row, 0));
            Assert.Equal(expected, table.FateTime[row], 1e-5 * expected);
        }

        Assert.True(table.FateTime.Distinct().Count() > 90);
    }

    [Fact]
    public void Stimuli_of_one_input_add_up_and_end_with_the_step()
    {
        // Half the ligand twice for one hour, then a quarter: 1 h of 2 is used, the other half takes 4 h.
        double half = CleavageNetwork.Ligand / 2;
        CascadeExperiment experiment = Experiment(
            3,
            Day,
            Step("first", After("second", 1)).Under(new ConstantStimulus(half), new StimulusTable([0], [half])),
            Step("second").Under(new ConstantStimulus(CleavageNetwork.Ligand / 4))).WithoutVariability();
        EntityTable table = experiment.Run().Entities;
        Assert.All(table.FateTime, t => Assert.Equal(5 * Hour, t, 1e-4 * Hour));
        Assert.All(table.Step, s => Assert.Equal(1, s));
    }

    [Fact]
    public void A_table_acts_from_the_entry_of_its_step_on()
    {
        CascadeExperiment experiment = Experiment(
            1,
            Day,
            Step("wait", After("dose", 3)),
            Step("dose").Under(new StimulusTable([0, 2 * Hour, 3 * Hour], [0, CleavageNetwork.Ligand, CleavageNetwork.Ligand / 2]))).WithoutVariability();

        // At rest until 5 h, half of the way until 6 h, the rest at half speed: 8 h.
        Assert.Equal(8 * Hour, experiment.Run().Entities.FateTime[0], 1e-4 * Hour);
    }

    [Fact]
    public void Deadly_contacts_kill_as_a_Poisson_process()
    {
        CascadeExperiment experiment = Experiment(2000, 10 * Day, Step("dish").Under(Deadly(0.3))) with { RelativeTolerance = 1e-4 };
        EntityTable table = experiment.Run().Entities;
        double kill = CleavageNetwork.HoursToDeath * Hour / 100;
        double[] deaths = [.. Enumerable.Range(0, table.Count).Where(r => table.Fate[r] == CellFate.Apoptosis).Select(r => table.FateTime[r] - kill).Order()];
        double survivors = 1 - Math.Exp(-3);
        Assert.InRange(deaths.Length, (2000 * survivors) - 70, (2000 * survivors) + 70);
        double distance = 0;
        for (int i = 0; i < deaths.Length; i++)
        {
            double cdf = (1 - Math.Exp(-0.3 * deaths[i] / Day)) / survivors;
            distance = Math.Max(distance, Math.Max(((i + 1.0) / deaths.Length) - cdf, cdf - ((double)i / deaths.Length)));
        }

        // Kolmogorov's bound for a level of 1e-4.
        Assert.True(distance < 2.23 / Math.Sqrt(deaths.Length), $"distance {distance}");
    }

    [Fact]
    public void The_first_of_competing_exits_wins_and_a_chance_is_kept()
    {
        CascadeExperiment experiment = Experiment(
            4000,
            Day,
            Step("here", After("there", 2), new Loss("early", "test", new WaitingTime(RandomQuantity.Uniform(0, Hour), 0.13)), new Loss("late", "test", new WaitingTime(RandomQuantity.Fixed(3 * Hour)))),
            Step("there"));
        CascadeResult result = experiment.Run();
        StepAccount account = result.Accounts[0];
        Assert.InRange(account.Losses[0], 520 - (5 * 21.3), 520 + (5 * 21.3));
        Assert.Equal(0, account.Losses[1]);
        Assert.Equal(4000, account.Losses[0] + account.Advanced);
        Assert.Equal(account.Losses[0], result.Deaths.Total(0, DeathTally.CauseOf(0), false));
    }

    [Fact]
    public void A_condition_on_the_network_is_met_at_its_moment_or_at_once()
    {
        Exit quarter = new Advance("second", new NetworkCondition(CleavageNetwork.CleavedAbove(0.25), "cPARP > 0.25"));
        Exit tenth = new Advance("third", new NetworkCondition(CleavageNetwork.CleavedAbove(0.1), "cPARP > 0.1"));
        CascadeExperiment experiment = Experiment(
            5,
            Day,
            Step("first", quarter).Under(new ConstantStimulus(CleavageNetwork.Ligand)),
            Step("second", tenth),
            Step("third")).WithoutVariability();
        EntityTable table = experiment.Run().Entities;
        double expected = Math.Log(4.0 / 3) / Math.Log(2) * CleavageNetwork.HoursToDeath * Hour;
        for (int row = 0; row < table.Count; row++)
        {
            Assert.Equal(expected, table.StepTime(row, 1), 1e-5 * expected);
            Assert.Equal(table.StepTime(row, 1), table.StepTime(row, 2));
            Assert.Equal((CellFate.Alive, 2), (table.Fate[row], table.Step[row]));
        }
    }

    [Fact]
    public void Courses_are_sampled_on_their_grid_and_show_the_solution()
    {
        CascadeExperiment experiment = Experiment(50, 3 * Hour, Step("a", After("b", 0.75)).Under(new ConstantStimulus(300)), Step("b").Under(new ConstantStimulus(300))).WithoutVariability() with
        {
            SampledCells = 2,
            SampleInterval = Hour / 4,
        };
        CascadeResult result = experiment.Run();
        Assert.Equal([24L, 49L], result.Courses.Select(c => c.Founder));
        int cleaved = result.States.IndexOf("cPARP");
        foreach (SampledCourse course in result.Courses)
        {
            Assert.Equal(Enumerable.Range(0, 13).Select(i => i * Hour / 4), course.Times);
            for (int i = 0; i < course.Times.Length; i++)
            {
                double expected = 1e6 * (1 - Math.Exp(-CleavageNetwork.K * 300 * CleavageNetwork.Enzyme * course.Times[i]));
                Assert.Equal(expected, course.States[(i * result.States.Length) + cleaved], 5.0);
            }
        }
    }

    [Fact]
    public void Without_a_stimulus_nobody_dies_and_levels_are_not_selected()
    {
        EntityTable table = Experiment(500, 13 * Day, Step("dish")).Run().Entities;
        Assert.All(table.Fate, f => Assert.Equal(CellFate.Alive, f));
    }

    [Fact]
    public void A_lost_regulator_protects_from_what_needs_it()
    {
        CascadeExperiment experiment = Experiment(50, Day, Step("dish").Under(new ConstantStimulus(CleavageNetwork.Ligand)));
        experiment = experiment with
        {
            Clones = [experiment.Clones[0] with { Levels = experiment.Clones[0].Levels.Add("CASP3", Anoikis.Apoptosis.Levels.RegulatorLevel.Lost) }],
        };
        Assert.All(experiment.Run().Entities.Fate, f => Assert.Equal(CellFate.Alive, f));
    }
}
