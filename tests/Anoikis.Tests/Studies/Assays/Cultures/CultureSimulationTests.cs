using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Kinetics.Antimony;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Assays.Cultures;

namespace Anoikis.Tests.Studies.Assays.Cultures;

/// <summary>Cells in dishes against their deaths in closed form, and against the cascade's engine.</summary>
public sealed class CultureSimulationTests
{
    private const double Hour = 3600;
    private const int A = 0;

    [Fact]
    public void Cells_die_when_the_closed_form_says()
    {
        (int wrong, int dead) = Wrong(DishNetworks.Network);
        Assert.Equal(0, wrong);
        Assert.InRange(dead, 100, 399);
    }

    [Fact]
    public void A_rate_two_per_cent_off_is_found()
    {
        (int wrong, int dead) = Wrong(DishNetworks.Faulty());
        Assert.True(wrong > 0.9 * dead, $"{wrong} of {dead}");
    }

    [Fact]
    public void A_cell_is_the_same_cell_in_every_dish()
    {
        CultureResult result = Run(DishNetworks.Experiment(100, Constant("one", 20), Constant("two", 20), Constant("more", 40)));
        for (int cell = 0; cell < 100; cell++)
        {
            Assert.Equal(result.At(0, 0, cell).Time, result.At(0, 1, cell).Time);
            Assert.True(result.At(0, 2, cell).Time <= result.At(0, 0, cell).Time);
        }
    }

    [Fact]
    public void Inputs_follow_their_table()
    {
        // 30 for 4 h, 10 h of nothing, 30 again: copies on rise, fall and rise again, each by its own exponential.
        var protocol = new Protocol("twice", 48 * Hour) { Inputs = [new ProtocolInput(A, [0, 4 * Hour, 14 * Hour], [30, 0, 30])] };
        CultureResult result = Run(DishNetworks.Experiment(200, protocol));
        for (int cell = 0; cell < 200; cell++)
        {
            double copies = DishNetworks.Copies * result.Levels[0][cell];
            double on = Later(copies, 0, 30, 4 * Hour);
            double first = DishNetworks.Death(copies, 30);
            double expected = first <= 4 * Hour ? first : Second(copies, Later(copies, on, 0, 10 * Hour));
            Same(expected, result.At(0, 0, cell), 48 * Hour);
        }

        static double Second(double copies, double on)
        {
            double total = (DishNetworks.On * 30) + DishNetworks.Back, most = copies * DishNetworks.On * 30 / total;
            return most <= DishNetworks.Lethal ? double.PositiveInfinity : (14 * Hour) + (Math.Log((most - on) / (most - DishNetworks.Lethal)) / total);
        }
    }

    [Fact]
    public void A_stimulus_is_removed_so_long_after_the_cells_own_moment()
    {
        // What is on when the dose ends: at 3e4 plus 20 min of the dose.
        var removed = new Protocol("removed", 72 * Hour) { Inputs = [ProtocolInput.Constant(A, 40)], Removal = new ProtocolRemoval(2, 1200, [A]) };
        CultureExperiment experiment = DishNetworks.Experiment(200, removed, Constant("kept", 40)) with { Watches = [new Watch("X_on > 3e4", AntimonyFormula.Read("X_on > 3e4", default, [])!)] };
        CultureResult result = Run(experiment);
        int rescued = 0;
        for (int cell = 0; cell < 200; cell++)
        {
            double copies = DishNetworks.Copies * result.Levels[0][cell];
            double at = DishNetworks.Crossing(copies, 40, 3e4);
            Assert.Equal(at, result.Moments(0, 0, cell)[2], 0.02);
            double on = Later(copies, 3e4, 40, 1200);
            bool dies = on > DishNetworks.Lethal;
            Assert.Equal(dies, result.At(0, 0, cell).Died);
            rescued += result.At(0, 1, cell).Died && !dies ? 1 : 0;
            Assert.Equal(!dies, result.At(0, 0, cell).AtRest);
        }

        Assert.True(rescued > 50, $"{rescued}");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(8, 3)]
    public void Threads_and_width_change_no_bit(int width, int threads)
    {
        CultureExperiment experiment = DishNetworks.Experiment(300, Constant("low", 10), Constant("high", 60)) with { Equilibration = 6 * Hour };
        CultureResult one = CultureSimulation.Run(CulturePlan.Compile(experiment, 8), 1), other = CultureSimulation.Run(CulturePlan.Compile(experiment, width), threads);
        for (int protocol = 0; protocol < 2; protocol++)
        {
            for (int cell = 0; cell < 300; cell++)
            {
                Assert.Equal(one.At(0, protocol, cell).Time, other.At(0, protocol, cell).Time);
                Assert.Equal(one.Moments(0, protocol, cell).ToArray(), other.Moments(0, protocol, cell).ToArray());
            }
        }
    }

    [Fact]
    public void Cells_are_those_of_a_cascade_with_the_same_seed()
    {
        CultureExperiment experiment = DishNetworks.Experiment(200, Constant("dish", 25)) with { Equilibration = 12 * Hour };
        CultureResult dish = Run(experiment);
        CascadeResult cascade = CascadeSimulation.Prepare(new CascadeExperiment
        {
            Network = DishNetworks.Network,
            Clones = experiment.Clones,
            Cells = 200,
            Seed = experiment.Seed,
            Horizon = 48 * Hour,
            Equilibration = 12 * Hour,
            RelativeTolerance = experiment.RelativeTolerance,
            AbsoluteTolerance = experiment.AbsoluteTolerance,
            Cascade = new MetastaticCascade
            {
                Name = "dish",
                Steps = [new CascadeStep { Name = "dish", Site = "dish", IsTerminal = true, Stimuli = [new Stimulus("A", new ConstantStimulus(25))] }],
            },
        }).Run();
        for (int cell = 0; cell < 200; cell++)
        {
            Assert.Equal(cascade.Entities.Levels[cell], dish.Levels[0][cell] * DishNetworks.Copies, 1e-9 * DishNetworks.Copies);
            Assert.Equal(cascade.Entities.Fate[cell] == CellFate.Apoptosis, dish.At(0, 0, cell).Died);
            Assert.Equal(cascade.Entities.FateTime[cell], dish.At(0, 0, cell).Time, 1.0);
        }
    }

    [Fact]
    public void Cells_that_die_at_rest_are_drawn_anew()
    {
        CultureExperiment experiment = DishNetworks.Experiment(50, Constant("dish", 0)) with { Network = RestingDeaths(), Equilibration = 24 * Hour };
        CultureResult result = Run(experiment);
        Assert.True(result.Redraws[0].Sum() > 10, $"{result.Redraws[0].Sum()}");
        Assert.All(Enumerable.Range(0, 50), cell => Assert.Equal(CourseEnd.Alive, result.At(0, 0, cell).End));
    }

    // Half of the cells have more copies than they can bear at rest.
    private static CellNetwork RestingDeaths()
        => DishNetworks.Network with { Stimuli = [.. DishNetworks.Network.Stimuli.Select(s => s.Name == "A" ? s with { Resting = 10 } : s)] };

    private static (int Wrong, int Dead) Wrong(CellNetwork network)
    {
        CultureResult result = Run(DishNetworks.Experiment(200, Constant("low", 12), Constant("high", 50)) with { Network = network });
        int wrong = 0, dead = 0;
        foreach ((int protocol, double dose) in new[] { (0, 12.0), (1, 50.0) })
        {
            for (int cell = 0; cell < 200; cell++)
            {
                double expected = DishNetworks.Death(DishNetworks.Copies * result.Levels[0][cell], dose);
                Course course = result.At(0, protocol, cell);
                dead += course.Died ? 1 : 0;
                bool right = expected <= 48 * Hour ? course.Died && Math.Abs(course.Time - expected) < 2e-4 * expected : !course.Died || Math.Abs(expected - (48 * Hour)) < 60;
                wrong += right ? 0 : 1;
            }
        }

        return (wrong, dead);
    }

    private static void Same(double expected, Course course, double end)
    {
        Assert.Equal(expected <= end, course.Died);
        if (course.Died)
        {
            Assert.Equal(expected, course.Time, 3e-4 * expected);
        }
    }

    // Copies on after a time under a dose.
    private static double Later(double copies, double on, double dose, double time)
    {
        double total = (DishNetworks.On * dose) + DishNetworks.Back, most = copies * DishNetworks.On * dose / total;
        return most + ((on - most) * Math.Exp(-total * time));
    }

    private static Protocol Constant(string name, double dose) => new(name, 48 * Hour) { Inputs = [ProtocolInput.Constant(A, dose)] };

    private static CultureResult Run(CultureExperiment experiment) => CultureSimulation.Run(CulturePlan.Compile(experiment, null), 2);
}
