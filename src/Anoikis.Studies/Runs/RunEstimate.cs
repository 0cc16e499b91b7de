using System.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Runs;

/// <summary>What a run will take, from a sample of its own cells.</summary>
/// <param name="SampleCells">Founders in the sample.</param>
/// <param name="SampleTime">How long the sample took on one thread.</param>
/// <param name="Threads">Threads that the run will use.</param>
/// <param name="Time">Time of the whole run, if every thread is as fast as the one of the sample.</param>
/// <param name="MemoryBytes">Memory at the end of the run, about.</param>
/// <param name="Blocks">Blocks of founders.</param>
public sealed record RunEstimate(long SampleCells, TimeSpan SampleTime, int Threads, TimeSpan Time, long MemoryBytes, int Blocks)
{
    /// <summary>What the program takes before any cell.</summary>
    private const long Baseline = 120L << 20;

    /// <summary>Times a sample of the scenario's cells, at most two blocks and normally a few seconds. Nothing is written.</summary>
    public static RunEstimate Of(Scenario scenario, CancellationToken cancellation = default)
    {
        CascadeExperiment experiment = scenario.Experiment;
        long founders = Math.Min(experiment.Cells, 64);
        for (bool warm = false; ; warm = true)
        {
            CascadeExperiment sample = experiment with { Cells = founders, SampledCells = 0 };
            CascadeSimulation simulation = CascadeSimulation.Prepare(sample, scenario.Execution with { Threads = 1 });
            Stopwatch watch = Stopwatch.StartNew();
            CascadeResult result = simulation.RunBlock(0, progress: null, cancellation);
            TimeSpan taken = watch.Elapsed;

            // The first sample also waits for the compiler; a later one counts once it has run for long enough that the filling of lanes no longer shows.
            if (warm && (taken > TimeSpan.FromSeconds(2) || founders >= Math.Min(experiment.Cells, CascadeSimulation.FoundersPerBlock)))
            {
                return Extrapolate(scenario, result, founders, taken);
            }

            founders = Math.Min(Math.Min(experiment.Cells, founders * 4), CascadeSimulation.FoundersPerBlock);
        }
    }

    private static RunEstimate Extrapolate(Scenario scenario, CascadeResult sample, long founders, TimeSpan taken)
    {
        CascadeExperiment experiment = scenario.Experiment;
        int blocks = (int)((experiment.Cells + CascadeSimulation.FoundersPerBlock - 1) / CascadeSimulation.FoundersPerBlock);
        int threads = Math.Min(scenario.Execution.Threads ?? Environment.ProcessorCount, blocks);
        double factor = experiment.Cells / (double)founders;
        long rowBytes = 100 + (8L * (sample.Entities.Regulators.Length + sample.Entities.Steps.Length + sample.Entities.ObservationTimes.Length));
        long rows = (long)Math.Ceiling(sample.Entities.Count * factor);
        long courses = (long)(experiment.SampledCells * (experiment.Horizon / experiment.SampleInterval) * 8 * sample.States.Length);

        // Rows exist twice while blocks are merged, and a third time, packed, while the table is written.
        return new RunEstimate(founders, taken, threads, taken * (factor / threads), Baseline + (3 * rows * rowBytes) + (2 * courses), blocks);
    }
}
