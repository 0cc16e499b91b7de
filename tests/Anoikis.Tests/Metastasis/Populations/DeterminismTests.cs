using System.Runtime.Intrinsics;
using Anoikis.Metastasis.Populations;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

public sealed class DeterminismTests
{
    private const long Cells = 2500;

    private static readonly Lazy<CascadeResult> Reference = new(() => Everything(Cells).Run(width: 1));

    private static readonly Lazy<CascadeResult> Turnover = new(() => TurnoverCascades.Everything(Cells).Run(width: 1));

    [Fact]
    public void The_test_case_holds_everything()
    {
        EntityTable table = Reference.Value.Entities;
        Assert.All(Enum.GetValues<CellFate>().Where(f => f is not (CellFate.Failed or CellFate.CaspaseIndependentDeath)), fate => Assert.Contains(fate, table.Fate));
        Assert.Contains(table.FinalColony, n => n > 60);
        Assert.True(table.Count > Cells);
        Assert.Equal(7, Reference.Value.Courses.Length);
        Assert.Equal(2, table.CloneIndex.Distinct().Count());
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(8, 1)]
    [InlineData(8, 2)]
    [InlineData(16, 1)]
    [InlineData(16, 2)]
    [InlineData(1, 2)]
    public void Rows_are_the_same_bits_for_every_width_and_number_of_threads(int width, int threads)
    {
        Assert.True(width < 8 || Vector512<double>.IsSupported);
        AssertSame(Reference.Value, Everything(Cells).Run(width, threads));
        AssertSame(Turnover.Value, TurnoverCascades.Everything(Cells).Run(width, threads));
    }

    [Fact]
    public void The_test_case_with_turnover_holds_everything()
    {
        EntityTable table = Turnover.Value.Entities;
        Assert.All([CellFate.Alive, CellFate.Apoptosis, CellFate.CaspaseIndependentDeath], fate => Assert.Contains(fate, table.Fate));
        Assert.Contains(table.FinalColony, n => n > 40);
        Assert.Contains(table.MarkTimes, t => t > 0);
        Assert.True(table.Count > Cells);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_goes_on_from_kept_blocks_gives_the_same_bits(bool turnover)
    {
        CascadeExperiment experiment = turnover ? TurnoverCascades.Everything(Cells) : Everything(Cells);
        CascadeSimulation simulation = CascadeSimulation.Prepare(experiment, new ExecutionOptions { Threads = 1, Width = 4 });
        Assert.Equal(2, simulation.Blocks);
        using var kept = new MemoryStream();
        CascadeResultFile.Write(simulation.RunBlock(1), kept);
        kept.Position = 0;
        CascadeResult again = CascadeResultFile.Read(kept);
        var run = new List<int>();
        long progress = 0;
        CascadeResult whole = simulation.Run(b => b == 1 ? again : null, (b, _) => run.Add(b), n => progress += n);
        Assert.Equal([0], run);
        Assert.Equal(Cells, progress);
        AssertSame(turnover ? Turnover.Value : Reference.Value, whole);
    }

    [Fact]
    public void Another_seed_gives_other_cells()
        => Assert.NotEqual(Reference.Value.Entities.FateTime.AsEnumerable(), (Everything(Cells) with { Seed = 2 }).Run().Entities.FateTime);

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var source = new CancellationTokenSource();
        CascadeSimulation simulation = CascadeSimulation.Prepare(Everything(10 * Cells), new ExecutionOptions { Threads = 2 });
        Assert.ThrowsAny<OperationCanceledException>(() => simulation.Run(progress: _ => source.Cancel(), cancellation: source.Token));
    }

    private static void AssertSame(CascadeResult a, CascadeResult b)
    {
        using MemoryStream first = new();
        using MemoryStream second = new();
        CascadeResultFile.Write(a, first);
        CascadeResultFile.Write(b, second);
        Assert.Equal(first.ToArray(), second.ToArray());
    }
}
