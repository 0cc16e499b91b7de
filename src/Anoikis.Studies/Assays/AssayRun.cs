using System.Diagnostics;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Results;
using Anoikis.Studies.Runs;

namespace Anoikis.Studies.Assays;

/// <summary>An assay on its way to results: the network is compiled once for all cells, then all cells of all dishes go through the lanes.</summary>
public sealed class AssayRun
{
    private readonly CulturePlan _plan;

    private AssayRun(AssayScenario scenario, CulturePlan plan) => (Scenario, _plan) = (scenario, plan);

    /// <summary>What is run.</summary>
    public AssayScenario Scenario { get; }

    /// <summary>Compiles the network. Null, with findings, when the engine cannot take it.</summary>
    public static AssayRun? Prepare(AssayScenario scenario, DiagnosticBag findings)
    {
        try
        {
            return new AssayRun(scenario, CulturePlan.Compile(scenario.Experiment, scenario.Execution.Width));
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            findings.Error(new SourceLocation(scenario.File, 0), $"the assay cannot be run: {problem.Message.ReplaceLineEndings("; ")}");
            return null;
        }
    }

    /// <summary>Runs all cells and reads the dishes; nothing is written.</summary>
    /// <param name="progress">Takes courses of cells that have ended, as increments; called from any thread; null for nobody.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public AssayOutcome Execute(Action<long>? progress = null, CancellationToken cancellation = default) => Execute("", "", null, progress, cancellation);

    /// <summary>Runs all cells that are not kept and reads the dishes.</summary>
    internal AssayOutcome Execute(string version, string command, KeptBlocks? kept, Action<long>? progress, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        CultureResult result = CultureSimulation.Run(_plan, Scenario.Execution.Threads, progress, kept, cancellation);
        return AssayOutcome.Of(Scenario, result, new RunProvenance
        {
            Title = Scenario.Name,
            Description = Scenario.Description,
            Version = version,
            Command = command,
            Inputs = [.. Scenario.Inputs.Select(i => new RunInput(i.Name, i.Hash, i.Text))],
            Execution = new ExecutionNote(Scenario.Execution.Threads ?? Environment.ProcessorCount, Scenario.Execution.Width, watch.Elapsed.TotalSeconds),
        });
    }

    /// <summary>How long all cells will take and how much memory their results need, from a few cells of the same dishes. Nothing is written.</summary>
    public AssayEstimate Estimate(CancellationToken cancellation = default)
    {
        int most = Math.Min(Scenario.Cells, 64);
        most -= Scenario.Experiment.Sisters ? most % 2 : 0;
        for (int cells = Math.Min(most, 8); ; cells = Math.Min(most, 4 * cells))
        {
            CultureExperiment few = Scenario.Experiment with { Cells = cells };
            CulturePlan plan = CulturePlan.Compile(few, Scenario.Execution.Width, _plan);
            Stopwatch watch = Stopwatch.StartNew();
            CultureSimulation.Run(plan, 1, null, null, cancellation);
            TimeSpan taken = watch.Elapsed;
            if (cells > 8 && (cells == most || taken > TimeSpan.FromSeconds(2)))
            {
                return AssayEstimate.Of(Scenario, few, taken);
            }

            if (cells == most)
            {
                return AssayEstimate.Of(Scenario, few, taken);
            }
        }
    }
}

/// <summary>What an assay will take, from a sample of its own cells.</summary>
/// <param name="SampleCourses">Courses of cells in the sample.</param>
/// <param name="SampleTime">How long they took on one thread.</param>
/// <param name="Threads">Threads that the assay will use.</param>
/// <param name="Time">Time of all of it, if every thread is as fast as the one of the sample.</param>
/// <param name="MemoryBytes">Memory at its end, about.</param>
public sealed record AssayEstimate(long SampleCourses, TimeSpan SampleTime, int Threads, TimeSpan Time, long MemoryBytes)
{
    // What the program takes before any cell.
    private const long Baseline = 120L << 20;

    internal static AssayEstimate Of(AssayScenario scenario, CultureExperiment sample, TimeSpan taken)
    {
        int threads = scenario.Execution.Threads ?? Environment.ProcessorCount;
        long bytes = 2 * scenario.Courses * (24 + (8 * sample.Moments.Length));
        long levels = 8L * scenario.Cells * sample.Clones.Length * sample.Network.Regulators.Length;
        return new AssayEstimate(sample.Courses, taken, threads, taken * ((double)scenario.Courses / sample.Courses / threads), Baseline + bytes + levels);
    }
}
