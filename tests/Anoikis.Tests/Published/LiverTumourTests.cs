using Anoikis.Metastasis.Populations;

namespace Anoikis.Tests.Published;

/// <summary>
/// What does not decide the share of tumours in the liver: how many cells of a colony have a network, how often its size is looked at, and, between 0.15 and 0.25 mm, from which size on it counts as
/// macroscopic. Every extravasated cell founds a colony here, under a strain a little weaker than the scenario's, so that tumours are many.
/// </summary>
[Trait("Category", "slow")]
public sealed class LiverTumourTests
{
    private const int Cells = 2000;

    private static readonly string[] Growing = ["founding", "micrometastasis", "macrometastasis"];

    private static readonly Lazy<EntityTable> Reference = new(() => Run());

    [Fact]
    public void The_cap_does_not_decide()
    {
        EntityTable low = Run([.. Growing.Select(s => $"cascade.steps.{s}.growth.cells_with_network=250")]);
        Assert.InRange(Tumours(Reference.Value, 0.2), 15, 200);
        Assert.Equal(1, Tumours(low, 0.2) / Tumours(Reference.Value, 0.2), 0.15);
    }

    [Fact]
    public void The_window_does_not_decide()
        => Assert.Equal(1, Tumours(Run("colony_stimulus_window=2 h"), 0.2) / Tumours(Reference.Value, 0.2), 0.15);

    [Fact]
    public void The_line_hardly_decides()
    {
        Assert.InRange(Tumours(Reference.Value, 0.15) / Tumours(Reference.Value, 0.2), 1, 1.3);
        Assert.InRange(Tumours(Reference.Value, 0.25) / Tumours(Reference.Value, 0.2), 0.7, 1);
    }

    [Fact]
    public void The_strain_decides()
    {
        // The planted fault: what does matter changes the count at once.
        EntityTable strained = Run([.. Growing.Select(s => $"cascade.steps.{s}.stimuli.stress.of_colony.height=3.8")]);
        Assert.True(Tumours(strained, 0.2) < 0.3 * Tumours(Reference.Value, 0.2));
    }

    private static double Tumours(EntityTable table, double millimetres)
    {
        double cells = Math.Pow(millimetres / 0.015, 3);
        return table.FinalColony.Count(n => n >= cells);
    }

    private static EntityTable Run(params string[] settings) => CascadeSimulation.Prepare(LiverScenario.Read(
    [
        $"cells={Cells}", "courses.cells=0", "cascade.steps.solitary.exits.0.chance=1", "cascade.steps.micrometastasis.split=1",
        .. Growing.Select(s => $"cascade.steps.{s}.stimuli.stress.of_colony.height=2.6"), .. settings,
    ])).Run().Entities;
}
