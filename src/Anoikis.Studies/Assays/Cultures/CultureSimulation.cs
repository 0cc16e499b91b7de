using System.Runtime.ExceptionServices;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>Runs all cells of an experiment in blocks that are independent of each other, of the number of threads and of the width of the lanes.</summary>
internal static class CultureSimulation
{
    /// <summary>Cells of a clone in a block; even, so that sisters stay together.</summary>
    public const int CellsPerBlock = 128;

    /// <summary>Runs everything.</summary>
    /// <param name="plan">The experiment, compiled.</param>
    /// <param name="threads">Threads; null for one a processor.</param>
    /// <param name="progress">Is told finished courses, as increments; called from any thread.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CultureResult Run(CulturePlan plan, int? threads = null, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        CultureExperiment experiment = plan.Experiment;
        var result = new CultureResult(experiment);
        (int Clone, int First, int Cells)[] blocks =
        [
            .. Enumerable.Range(0, experiment.Clones.Length).SelectMany(clone => Enumerable.Range(0, (experiment.Cells + CellsPerBlock - 1) / CellsPerBlock)
                .Select(b => (clone, b * CellsPerBlock, Math.Min(CellsPerBlock, experiment.Cells - (b * CellsPerBlock))))),
        ];
        int next = -1;
        long steps = 0;
        long pivoting = 0;
        Exception? failure = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        void Work()
        {
            try
            {
                for (int b = Interlocked.Increment(ref next); b < blocks.Length; b = Interlocked.Increment(ref next))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    CultureBlock block = CultureBlock.Run(plan, result, blocks[b].Clone, blocks[b].First, blocks[b].Cells, progress, stop.Token);
                    Interlocked.Add(ref steps, block.Steps);
                    Interlocked.Add(ref pivoting, block.PivotingSteps);
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
                stop.Cancel();
            }
        }

        Thread[] others =
        [
            .. Enumerable.Range(1, Math.Clamp(threads ?? Environment.ProcessorCount, 1, blocks.Length) - 1).Select(i => new Thread(Work) { IsBackground = true, Name = $"culture {i}" }),
        ];
        Array.ForEach(others, t => t.Start());
        Work();
        Array.ForEach(others, t => t.Join());
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        (result.LaneSteps, result.PivotingSteps) = (steps, pivoting);
        return result;
    }
}
