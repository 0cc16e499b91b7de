using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Tests.Published;

/// <summary>
/// The liver scenario on the full network keeps the bounds of Luzzi et al. 1998 on fewer cells than the main job has. Their rarest row, tumours, needs the 100,000 cells of the main job and is not judged here:
/// docs/science.md has it.
/// </summary>
[Trait("Category", "slow")]
public sealed class LiverFullNetworkTests
{
    private const int Cells = 4000;

    private const string Rarest = "macroscopic tumours on day 13, per micrometastasis of day 3";

    [Fact]
    public void Judged_rows_lie_inside_their_bounds()
    {
        Dictionary<string, bool?> rows = Judged(LiverScenario.Full);
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.True(row.Value, row.Key));
    }

    [Fact]
    public void With_the_numbers_fitted_on_the_core_they_do_not()
    {
        // The planted fault: too many lone cells die, so that the test above can fail.
        Dictionary<string, bool?> rows = Judged(LiverScenario.Core, "network=full");
        Assert.False(rows["solitary cells on day 13, per injected cell"]);
    }

    private static Dictionary<string, bool?> Judged(string file, params string[] settings)
    {
        Scenario scenario = LiverScenario.Read(file, [.. settings, $"cells={Cells}", "courses.cells=0"]);
        CascadeResult result = CascadeSimulation.Prepare(scenario.Experiment).Run();
        Assert.Equal(0, result.Accounts.Sum(a => a.Failed));
        return scenario.Observed.Where(o => o.Judged && o.Quantity != Rarest)
            .ToDictionary(o => o.Quantity, o => ObservedOutcome.Of(o, result.Entities, scenario.Experiment.Horizon).Inside);
    }
}
