using Anoikis.Numerics.Parallel;

namespace Anoikis.Metastasis.Populations;

/// <summary>
/// An experiment made ready: its network is compiled once and shared by all cells and threads. Founders run in blocks that are independent of each other,
/// of the number of threads and of the width of the lanes, so a block that was kept need not run again.
/// </summary>
public sealed class CascadeSimulation
{
    /// <summary>Founders in a block; the last may have fewer.</summary>
    public const int FoundersPerBlock = 2048;

    private readonly CascadePlan _plan;

    private CascadeSimulation(CascadePlan plan, ExecutionOptions options) => (_plan, Options) = (plan, options);

    /// <summary>The experiment.</summary>
    public CascadeExperiment Experiment => _plan.Experiment;

    /// <summary>How it is carried out.</summary>
    public ExecutionOptions Options { get; }

    /// <summary>Blocks of founders.</summary>
    public int Blocks => (int)((Experiment.Cells + FoundersPerBlock - 1) / FoundersPerBlock);

    /// <summary>Compiles the experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="before">A simulation whose machine code is taken over where it does the same: compiling takes longer than running a few thousand cells.</param>
    /// <exception cref="ArgumentException">The experiment is not one that <see cref="Cascade.CascadeCheck"/> accepts, or the network cannot be compiled.</exception>
    public static CascadeSimulation Prepare(CascadeExperiment experiment, ExecutionOptions? options = null, CascadeSimulation? before = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        options ??= new ExecutionOptions();
        ExperimentCheck.Require(experiment);
        return new CascadeSimulation(CascadePlan.Compile(experiment, options.Width, before?._plan), options);
    }

    /// <summary>Runs one block on the calling thread. Several threads may run blocks of one simulation.</summary>
    /// <param name="block">Which, from 0.</param>
    /// <param name="progress">Is told founders whose fate is known, as increments that add up to the block's founders; null for nobody.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public CascadeResult RunBlock(int block, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block, Blocks);
        long first = (long)block * FoundersPerBlock;
        long end = Math.Min(first + FoundersPerBlock, Experiment.Cells);
        long reported = 0;
        CascadeResult result = BlockRun.Run(
            _plan,
            first,
            end,
            progress is null ? null : founders => { reported += founders; progress(founders); },
            cancellation);
        progress?.Invoke(end - first - reported);
        return result;
    }

    /// <summary>Runs the blocks that are still missing on the threads of the options, and merges all.</summary>
    /// <param name="known">Gives a block that was kept earlier, or null; called from any thread.</param>
    /// <param name="finished">Is handed every block that was run now, to keep it; called from any thread, one call at a time.</param>
    /// <param name="progress">Is told founders whose fate is known, as increments; called from any thread.</param>
    /// <param name="cancellation">Stops the run; blocks under way are given up.</param>
    /// <exception cref="OperationCanceledException">It was stopped; what had finished was handed over.</exception>
    public CascadeResult Run(
        Func<int, CascadeResult?>? known = null, Action<int, CascadeResult>? finished = null, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var results = new CascadeResult[Blocks];
        Lock handing = new();

        void Take(int block, CancellationToken stop)
        {
            if (known?.Invoke(block) is { } kept)
            {
                results[block] = kept;
                progress?.Invoke(kept.Founders);
                return;
            }

            results[block] = RunBlock(block, progress, stop);
            lock (handing)
            {
                finished?.Invoke(block, results[block]);
            }
        }

        IndependentBlocks.Run(results.Length, Options.Threads, "cascade", Take, cancellation);
        return Merge(results);
    }

    /// <summary>Puts the blocks of an experiment, in order, into one result.</summary>
    /// <exception cref="ArgumentException">There is no block, or they do not follow each other.</exception>
    public static CascadeResult Merge(IReadOnlyList<CascadeResult> blocks) => BlockMerge.Of(blocks);
}
