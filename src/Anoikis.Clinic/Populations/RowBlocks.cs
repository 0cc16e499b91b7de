using Anoikis.Clinic.Scores;
using Anoikis.Numerics.Parallel;

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
        IndependentBlocks.Run(
            blocks,
            execution.Threads,
            "scores",
            (block, stop) =>
            {
                (int first, int end) = (block * rowsPerBlock, Math.Min((block + 1) * rowsPerBlock, rows));
                run(first, end, stop);
                execution.Progress?.Invoke(end - first);
            },
            execution.Cancellation);
    }
}
