using System.Globalization;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Cli.Runs;

/// <summary>What a dry run prints.</summary>
internal static class EstimateText
{
    public static void Write(TextWriter output, Scenario scenario, RunEstimate estimate, int replicates, string directory)
    {
        string times = replicates > 1 ? string.Create(CultureInfo.InvariantCulture, $"{replicates} times ") : "";
        string founders = scenario.Experiment.Cells.ToString("N0", CultureInfo.InvariantCulture);
        output.WriteLine($"Would run {times}{founders} cells of {scenario.Name} through {scenario.Experiment.Cascade.Name} ({string.Join(", ", scenario.Experiment.Cascade.Steps.Select(s => s.Name))}),");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"in {estimate.Blocks:N0} blocks on {estimate.Threads} threads, results in {directory}."));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Time:   about {ProgressDisplay.Length(estimate.Time * replicates)} (a sample of {estimate.SampleCells:N0} cells took {estimate.SampleTime.TotalSeconds:0.0} s on one thread)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Memory: about {estimate.MemoryBytes / 1048576.0:N0} MB"));
        output.WriteLine("Nothing was written.");
    }
}
