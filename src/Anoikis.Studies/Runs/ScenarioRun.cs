using System.Diagnostics;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Runs;

/// <summary>
/// A scenario on its way to results: the network is compiled once, founders run in blocks on all threads, finished blocks are kept until the results are written.
/// A run that is stopped, or killed, leaves its finished blocks, and the next one with <see cref="ResultRequest.Resume"/> ends with the same bits.
/// </summary>
public sealed class ScenarioRun
{
    private readonly RunRequest _request;
    private readonly RunIdentity _identity;

    private readonly CascadeSimulation? _simulation;

    private ScenarioRun(RunRequest request, RunIdentity identity, CascadeSimulation? simulation)
        => (_request, _identity, _simulation) = (request, identity, simulation);

    /// <summary>Whether the folder already holds the results, so that <see cref="Execute"/> only reads them.</summary>
    public bool IsFinished => _simulation is null;

    /// <summary>Checks that the folder may be written and compiles the network. Null, with findings that say what to do, when that fails; nothing is written here.</summary>
    public static ScenarioRun? Prepare(RunRequest request, DiagnosticBag findings)
    {
        RunIdentity identity = RunIdentity.Of(request.Scenario, request.Version);
        FolderContent content = ResultFolder.Examine(request.Directory, request.Resume, request.Scenario.Inputs, identity, findings);
        if (content == FolderContent.Foreign)
        {
            return null;
        }

        CascadeSimulation? simulation = content == FolderContent.SameFinished ? null : Compile(request.Scenario, findings);
        return simulation is null && content != FolderContent.SameFinished ? null : new ScenarioRun(request, identity, simulation);
    }

    /// <summary>Compiles a scenario's network for its cells; null, with findings, when the engine cannot take it.</summary>
    public static CascadeSimulation? Compile(Scenario scenario, DiagnosticBag findings)
    {
        try
        {
            return CascadeSimulation.Prepare(scenario.Experiment, scenario.Execution);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            findings.Error(new SourceLocation(scenario.File, 0), $"the scenario cannot be run: {problem.Message.ReplaceLineEndings("; ")}");
            return null;
        }
    }

    /// <summary>Runs what is missing and writes the results. Null, with findings, when the folder cannot be written.</summary>
    /// <param name="progress">Takes founders whose fate is known, as increments, those kept earlier included; called from any thread.</param>
    /// <param name="findings">Takes problems with the folder.</param>
    /// <param name="cancellation">Stops the run; finished blocks stay.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RunOutcome? Execute(Action<long> progress, DiagnosticBag findings, CancellationToken cancellation = default)
    {
        return _simulation is null ? ReadFinished(findings) : KeptRun.Execute(_request.Directory, _identity, findings, kept => ExecuteBlocks(_simulation, kept, progress, cancellation));
    }

    private RunOutcome ExecuteBlocks(CascadeSimulation simulation, KeptBlocks kept, Action<long> progress, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Scenario scenario = _request.Scenario;
        CascadeResult result = simulation.Run(
            block => kept.Find(block, CascadeResultFile.Read), (block, finished) => kept.Keep(block, target => CascadeResultFile.Write(finished, target)), progress, cancellation);
        RunRecord record = RunRecord.Of(scenario.Experiment, result, scenario.Observed, Provenance(watch.Elapsed.TotalSeconds));
        RunFolder.Write(record, _request.Directory);
        ReportPage.Write(record, _request.Directory);
        return RunOutcome.Of(record, _request.Directory);
    }

    private RunOutcome? ReadFinished(DiagnosticBag findings)
        => RunFolder.Read(_request.Directory, findings) is { } record ? RunOutcome.Of(record, _request.Directory) : null;

    private RunProvenance Provenance(double seconds)
    {
        Scenario scenario = _request.Scenario;
        return new RunProvenance
        {
            Title = scenario.Name,
            Description = scenario.Description,
            Version = _request.Version,
            Command = _request.Command,
            Inputs = [.. scenario.Inputs.Select(i => new RunInput(i.Name, i.Hash, i.Text))],
            Parameters = scenario.Visible is { } visible ? [visible] : [],
            Execution = new ExecutionNote(scenario.Execution.Threads ?? Environment.ProcessorCount, scenario.Execution.Width, seconds),
        };
    }
}
