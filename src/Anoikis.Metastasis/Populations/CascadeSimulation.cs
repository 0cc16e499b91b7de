namespace Anoikis.Metastasis.Populations;

/// <summary>
/// An experiment made ready: its network is compiled once and shared by all cells and threads. Founders run in blocks that are independent of each other,
/// of the number of threads and of the width of the lanes, so a block that was kept need not run again.
/// </summary>
public sealed class CascadeSimulation
{
    /// <summary>Founders in a block; the last may have fewer.</summary>
    public const int FoundersPerBlock = 2048;

    /// <summary>Compiles the experiment.</summary>
    /// <exception cref="ArgumentException">The experiment is not one that <see cref="Cascade.CascadeCheck"/> accepts.</exception>
    public static CascadeSimulation Prepare(CascadeExperiment experiment, ExecutionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return new CascadeSimulation(experiment, options ?? new ExecutionOptions());
    }

    private CascadeSimulation(CascadeExperiment experiment, ExecutionOptions options) => (Experiment, Options) = (experiment, options);

    /// <summary>The experiment.</summary>
    public CascadeExperiment Experiment { get; }

    /// <summary>How it is carried out.</summary>
    public ExecutionOptions Options { get; }

    /// <summary>Blocks of founders.</summary>
    public int Blocks => (int)((Experiment.Cells + FoundersPerBlock - 1) / FoundersPerBlock);

    /// <summary>Runs one block on the calling thread. Several threads may run blocks of one simulation.</summary>
    /// <param name="block">Which, from 0.</param>
    /// <param name="progress">Is told founders whose fate is known, as increments; null for nobody.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public CascadeResult RunBlock(int block, Action<long>? progress = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Runs the blocks that are still missing on the threads of the options, and merges all.</summary>
    /// <param name="known">Gives a block that was kept earlier, or null; called from any thread.</param>
    /// <param name="finished">Is handed every block that was run now, to keep it; called from any thread, one call at a time.</param>
    /// <param name="progress">Is told founders whose fate is known, as increments; called from any thread.</param>
    /// <param name="cancellation">Stops the run; blocks under way are given up.</param>
    public CascadeResult Run(
        Func<int, CascadeResult?>? known = null, Action<int, CascadeResult>? finished = null, Action<long>? progress = null, CancellationToken cancellation = default)
        => throw new NotImplementedException();

    /// <summary>Puts the blocks of an experiment, in order, into one result.</summary>
    public static CascadeResult Merge(IReadOnlyList<CascadeResult> blocks) => throw new NotImplementedException();
}
