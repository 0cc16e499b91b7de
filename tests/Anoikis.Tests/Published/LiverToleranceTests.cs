using Anoikis.Metastasis.Populations;
using Xunit.Abstractions;

namespace Anoikis.Tests.Published;

/// <summary>
/// The liver scenarios' tolerances decide the fate of one cell in ten thousand at most: all other single cells end as they do at tolerances hundreds of times tighter, and at the same time.
/// </summary>
[Trait("Category", "slow")]
public sealed class LiverToleranceTests(ITestOutputHelper output)
{
    // Of the times of death, relative to those at tight tolerances: the median over the cells.
    private const double LargestShift = 2e-5;

    [Theory]
    [InlineData(LiverScenario.Core, 10_000, 1)]
    [InlineData(LiverScenario.Full, 4_000, 1)]
    public void Cells_end_as_at_tight_tolerances(string scenario, int cells, int most)
    {
        (int other, double shift) = Compare(Run(scenario, cells), Run(scenario, cells, "tolerances.relative=1e-6", "tolerances.absolute=0.1"));
        output.WriteLine($"{other} of {cells} fates differ; median shift of deaths {shift:G2}");
        Assert.True(other <= most, $"{other} of {cells} cells ended otherwise");
        Assert.InRange(shift, 0, LargestShift);
    }

    [Fact]
    public void Tolerances_that_are_too_wide_are_seen()
    {
        // The planted fault: with tolerances of this size the times of death move.
        const int cells = 600;
        (_, double shift) = Compare(
            Run(LiverScenario.Core, cells, "tolerances.relative=0.01", "tolerances.absolute=200"),
            Run(LiverScenario.Core, cells, "tolerances.relative=1e-6", "tolerances.absolute=0.1"));
        Assert.True(shift > LargestShift, $"median shift {shift:G2}");
    }

    // How many fates differ, and the median relative shift of the times of death.
    private static (int Other, double Shift) Compare(EntityTable a, EntityTable b)
    {
        Assert.Equal(b.Count, a.Count);
        int other = 0;
        var shifts = new List<double>();
        for (int i = 0; i < a.Count; i++)
        {
            Assert.Equal(b.Founder[i], a.Founder[i]);
            if (a.Fate[i] != b.Fate[i] || a.Step[i] != b.Step[i])
            {
                other++;
            }
            else if (a.Fate[i] == CellFate.Apoptosis)
            {
                shifts.Add(Math.Abs((a.FateTime[i] / b.FateTime[i]) - 1));
            }
        }

        shifts.Sort();
        Assert.True(shifts.Count > 50);
        return (other, shifts[shifts.Count / 2]);
    }

    // No cell founds a colony, where one division earlier or later makes other cells of it.
    private static EntityTable Run(string scenario, int cells, params string[] settings)
        => CascadeSimulation.Prepare(LiverScenario.Read(scenario, [$"cells={cells}", "courses.cells=0", "cascade.steps.solitary.exits.0.chance=0", .. settings]).Experiment).Run().Entities;
}
