using System.Runtime.ExceptionServices;
using Anoikis.Clinic.Scores;

namespace Anoikis.Clinic.Populations;

/// <summary>Runs the rows of a matrix in blocks that are independent of each other, on several threads.</summary>
internal static class RowBlocks
{
    /// <summary>Runs everything.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="rowsPerBlock">Rows that share the lanes of a thread.</param>
    /// <param name="execution">Threads, progress, cancellation.</param>
    /// <param name="run">Runs rows [first, end); called from several threads, each time with other rows.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Run(int rows, int rowsPerBlock, ScoreExecution execution, Action<int, int, CancellationToken> run)
    {
        ArgumentNullException.ThrowIfNull(execution);
        int blocks = (rows + rowsPerBlock - 1) / rowsPerBlock;
        int next = -1;
        Exception? failure = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(execution.Cancellation);

        void Work()
        {
            try
            {
                for (int block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    (int first, int end) = (block * rowsPerBlock, Math.Min((block + 1) * rowsPerBlock, rows));
                    run(first, end, stop.Token);
                    execution.Progress?.Invoke(end - first);
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
                stop.Cancel();
            }
        }

        int threads = Math.Clamp(execution.Threads ?? Environment.ProcessorCount, 1, Math.Max(1, blocks));
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(i => new Thread(Work) { IsBackground = true, Name = $"scores {i}" })];
        Array.ForEach(others, t => t.Start());
        Work();
        Array.ForEach(others, t => t.Join());
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
