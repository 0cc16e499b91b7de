using Anoikis.Apoptosis.Variability;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Colonies;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

public sealed class ColonyTests
{
    [Fact]
    public void Without_death_a_colony_doubles_every_cycle_and_sizes_are_met_at_their_moment()
    {
        CascadeExperiment experiment = Experiment(
            3,
            5.5 * 10 * Hour,
            Step("solitary", After("founding", 2)),
            Step("founding", new Advance("micro", new ColonyCells(4))).Growing(10, 0),
            Step("micro").Growing(10, 0)) with
        { ObservationTimes = [Hour, 13 * Hour, 22 * Hour, 32 * Hour, 40 * Hour] };
        EntityTable table = experiment.Run().Entities;
        for (int row = 0; row < 3; row++)
        {
            Assert.Equal(22 * Hour, table.StepTime(row, 2), 1e-6);
            Assert.Equal([0L, 2L, 4L, 8L, 8L], Enumerable.Range(0, 5).Select(o => table.ColonySize(row, o)));
            Assert.Equal((32L, 32L, 31L), (table.FinalColony[row], table.LargestColony[row], table.Divisions[row]));
            Assert.Equal((CellFate.Alive, 2), (table.Fate[row], table.Step[row]));
        }
    }

    [Fact]
    public void A_diameter_is_met_by_the_cells_that_fill_it()
    {
        var growth = new GrowthSettings { CycleTime = RandomQuantity.Fixed(1), CellDiameter = 20, PackingFraction = 0.5 };
        long cells = growth.CellsForDiameter(0.2);
        Assert.Equal(500, cells);
        Assert.True(growth.Diameter(cells) >= 0.2 - 1e-12);
        Assert.True(growth.Diameter(cells - 1) < 0.2);
    }

    [Fact]
    public void Daughters_inherit_levels_and_the_network_state_unhalved()
    {
        // Cleavage goes on over divisions as if there were none: all cells of a colony die at the moment at which the founder would have.
        CascadeExperiment experiment = Experiment(
            20,
            5 * Day,
            Step("growth").Growing(10, 0.2).Under(new Anoikis.Apoptosis.Stimuli.ConstantStimulus(CleavageNetwork.Ligand / 20)));
        EntityTable table = experiment.Run().Entities;
        for (int row = 0; row < table.Count; row++)
        {
            double expected = 20 * CleavageNetwork.HoursToDeath * Hour * CleavageNetwork.Enzyme / table.Level(row, 0);
            Assert.Equal(CellFate.Apoptosis, table.Fate[row]);
            Assert.Equal(expected, table.FateTime[row], 1e-4 * expected);
            Assert.Equal(table.LargestColony[row], table.ColonyDeaths[row]);
            Assert.Equal(0, table.FinalColony[row]);
        }

        Assert.True(table.LargestColony.Average() > 8);
    }

    [Fact]
    public void Every_cell_of_a_colony_meets_contacts_of_its_own()
    {
        CascadeExperiment experiment = Experiment(40, 6 * Day, Step("growth").Growing(18, 0.1, 100_000).Under(Deadly(0.3)));
        EntityTable table = experiment.Run().Entities;
        double births = table.Divisions.Sum();
        double deaths = table.ColonyDeaths.Sum();

        // One division in 18 h is ln 2 / 18 h a cell in steady growth: deaths / births = 0.3 per day / (24 ln 2 / 18 per day), about 0.32.
        Assert.InRange(deaths / births, 0.22, 0.42);
    }

    [Fact]
    public void A_loss_takes_the_whole_colony_with_all_its_cells()
    {
        CascadeExperiment experiment = Experiment(
            10, 5 * Day, Step("growth", new Loss("swept", "test", new WaitingTime(RandomQuantity.Fixed(35 * Hour)))).Growing(10, 0));
        CascadeResult result = experiment.Run();
        Assert.All(result.Entities.Fate, f => Assert.Equal(CellFate.NamedLoss, f));
        Assert.Equal(80, result.Deaths.Total(0, DeathTally.CauseOf(0), true));
        Assert.Equal(80, result.Deaths[0, DeathTally.CauseOf(0), true, 35]);
    }

    [Fact]
    public void The_size_of_the_windows_changes_nothing_but_rounding()
    {
        CascadeExperiment experiment = Experiment(
            30,
            5 * Day,
            Step("founding", new Advance("micro", new ColonyCells(5))).Growing(12, 0.3, 500).Under(Deadly(0.4)),
            Step("micro").Growing(12, 0.3, 500).Under(Deadly(0.4)));
        EntityTable wide = experiment.Run().Entities;
        EntityTable narrow = (experiment with { ColonyWindow = 0.7 * Hour }).Run().Entities;
        Assert.Equal(wide.Fate.AsEnumerable(), narrow.Fate);
        Assert.Equal(wide.LargestColony.AsEnumerable(), narrow.LargestColony);
        Assert.Equal(wide.FinalColony.AsEnumerable(), narrow.FinalColony);
        Assert.Equal(wide.StepTimes.Select(t => Math.Round(t, 3)), narrow.StepTimes.Select(t => Math.Round(t, 3)));
    }

    [Theory]
    [InlineData(0.3, true)]
    [InlineData(0.45, false)]
    public void Beyond_the_cap_sizes_are_distributed_as_in_the_full_simulation(double otherDeathRate, bool agrees)
    {
        // The second row is the planted fault: rates that are wrong by a seventh of the growth rate must be seen.
        CascadeExperiment Colonies(int cap, double deathsPerDay, ulong seed) => Experiment(
            1500, 7 * Day, Step("growth").Growing(18, 0.4, cap).Under(Deadly(deathsPerDay))) with
        {
            Seed = seed,
            RelativeTolerance = 1e-3,
            AbsoluteTolerance = 100,
        };
        double[] full = Sizes(Colonies(100_000, 0.3, 1).Run(threads: 2).Entities);
        double[] continued = Sizes(Colonies(12, otherDeathRate, 2).Run(threads: 2).Entities);
        double distance = SmirnovDistance(full, continued);
        double bound = 2.23 * Math.Sqrt((1.0 / full.Length) + (1.0 / continued.Length));
        Assert.True(distance < bound == agrees, $"distance {distance}, bound {bound}, means {full.Average()} and {continued.Average()}");
    }

    private static double[] Sizes(EntityTable table) => [.. table.FinalColony.Select(n => (double)n).Order()];

    private static double SmirnovDistance(double[] a, double[] b)
    {
        double distance = 0;
        (int i, int j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            double x = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= x)
            {
                i++;
            }

            while (j < b.Length && b[j] <= x)
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return distance;
    }
}
