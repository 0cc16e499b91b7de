using System.Runtime.ExceptionServices;

namespace Anoikis.Numerics.Parallel;

/// <summary>Runs numbered blocks of work that are independent of each other on several threads. Which thread runs which block is left open, so a block must not let it show in its result.</summary>
public static class IndependentBlocks
{
    /// <summary>Runs all blocks: each thread, of which the calling one is the first, takes the next block that no other has taken.</summary>
    /// <param name="blocks">How many.</param>
    /// <param name="threads">Threads; null for one a processor. There are never more than blocks.</param>
    /// <param name="name">What the threads are called.</param>
    /// <param name="run">Runs one block; called from several threads, each time with another number. It is told when another block failed or the caller's token was cancelled.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped. Blocks under way were told so.</exception>
    /// <remarks>The first exception that a block throws stops the others and is thrown here.</remarks>
    public static void Run(int blocks, int? threads, string name, Action<int, CancellationToken> run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        int next = -1;
        Exception? failure = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        void Work()
        {
            try
            {
                for (int block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    run(block, stop.Token);
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
                stop.Cancel();
            }
        }

        int workers = Math.Clamp(threads ?? Environment.ProcessorCount, 1, Math.Max(1, blocks));
        Thread[] others = [.. Enumerable.Range(1, workers - 1).Select(i => new Thread(Work) { IsBackground = true, Name = $"{name} {i}" })];
        Array.ForEach(others, t => t.Start());
        Work();
        Array.ForEach(others, t => t.Join());
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
