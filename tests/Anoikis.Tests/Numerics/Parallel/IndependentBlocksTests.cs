using System.Collections.Concurrent;
using Anoikis.Numerics.Parallel;

namespace Anoikis.Tests.Numerics.Parallel;

public sealed class IndependentBlocksTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(57, 1)]
    [InlineData(57, 3)]
    public void Every_block_runs_once(int blocks, int threads)
    {
        var ran = new ConcurrentBag<int>();
        IndependentBlocks.Run(blocks, threads, "test", (block, _) => ran.Add(block), CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, blocks), ran.Order());
    }

    [Fact]
    public void Threads_work_at_the_same_time()
    {
        // Each block waits for the other: on one thread neither would end.
        using var both = new Barrier(2);
        IndependentBlocks.Run(2, 2, "test", (_, stop) => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(30), stop)), CancellationToken.None);
    }

    [Fact]
    public void The_first_failure_is_thrown_and_stops_the_others()
    {
        var ran = new ConcurrentBag<int>();
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => IndependentBlocks.Run(
            1000,
            2,
            "test",
            (block, _) =>
            {
                ran.Add(block);
                throw new InvalidDataException("block");
            },
            CancellationToken.None));
        Assert.Equal("block", thrown.Message);
        Assert.InRange(ran.Count, 1, 2);
    }

    [Fact]
    public void A_cancelled_run_ends_with_what_was_under_way()
    {
        using var cancel = new CancellationTokenSource();
        var ran = new ConcurrentBag<int>();
        Assert.Throws<OperationCanceledException>(() => IndependentBlocks.Run(
            1000,
            1,
            "test",
            (block, _) =>
            {
                ran.Add(block);
                if (block == 3)
                {
                    cancel.Cancel();
                }
            },
            cancel.Token));
        Assert.Equal([0, 1, 2, 3], ran.Order());
    }
}
