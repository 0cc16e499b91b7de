using System.CommandLine;
using System.Globalization;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Cli.Runs;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis run SCENARIO</c>: simulates a scenario and writes its results.</summary>
internal sealed class RunCommand
{
    private readonly ScenarioOptions _scenario = new();

    private readonly LongCommand _long = new(
        "results/NAME-SEED",
        "Go on with an interrupted run of the same inputs; it ends with the same bits.",
        "Say how long it will take and how much memory, from a small sample of its cells; write nothing.",
        "Finished blocks");

    private readonly Option<int?> _replicates = new("--replicates") { Description = "Run with N seeds, one after the other from the scenario's own, each into its own folder.", HelpName = "N" };

    private RunCommand()
    {
    }

    public static Command Create()
    {
        RunCommand run = new();
        ExampleCommand command = new(
            "run",
            "Simulate a scenario and write its results. Exit code 1 when cells could not be computed, 2 when the input is refused, 130 when interrupted.",
            new Example("anoikis run scenarios/liver-b16f1.yaml", "Results and report in results/liver-b16f1-1998."),
            new Example("anoikis run scenarios/liver-b16f1.yaml --cells 5000 --out trial", "Fewer cells, another folder."),
            new Example("anoikis run scenarios/liver-b16f1.yaml --set clones.B16F1.levels.BCL2.fold=2", "A level changed for this run."),
            new Example("anoikis run scenarios/liver-b16f1.yaml --out trial --resume", "Go on after an interruption; the result has the same bits."),
            new Example("anoikis run scenarios/liver-b16f1.yaml --dry-run", "How long it will take and how much memory; nothing is written."));
        command.Add(run._scenario.Scenario);
        run._long.AddTo(
            command,
            run._scenario.Shorthand("cells", "N", "Founding cells, in the place of the scenario's."),
            run._scenario.Shorthand("seed", "N", "Seed, in the place of the scenario's."),
            run._scenario.Shorthand("threads", "N", "Threads; the result does not depend on them."),
            run._scenario.Shorthand("width", "1|4|8|16", "Cells in a bundle of lanes; the result does not depend on it."),
            run._replicates,
            run._scenario.Set);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)run.Run(parsed, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        DiagnosticBag findings = [];
        Scenario? scenario = _scenario.Read(parsed, new NetworkLibrary(), findings);
        int replicates = parsed.GetValue(_replicates) ?? 1;
        if (replicates is < 1 or > ReplicateSeeds.Most)
        {
            findings.Error(new SourceLocation($"--replicates {replicates}", 0), $"replicates is '{replicates}'; allowed is a whole number from 1 to {ReplicateSeeds.Most:N0}");
        }

        if (scenario is null || findings.HasErrors)
        {
            Findings.Print(findings, error);
            return ExitCode.BadInput;
        }

        string directory = _long.Directory(parsed, RunRequest.DefaultDirectory(scenario));
        RunRequest request = CommandRequest.Of(parsed, scenario, directory, _long.Resumes(parsed));
        return _long.Run(
            parsed,
            directory,
            () =>
            {
                Findings.Print(findings, error);
                EstimateText.Write(output, scenario, RunEstimate.Of(scenario, cancellation), replicates, directory);
                return ExitCode.Done;
            },
            () => replicates == 1 ? RunOne(request, findings, output, error, cancellation) : RunReplicates(request, replicates, findings, output, error, cancellation));
    }

    private static ExitCode RunOne(RunRequest request, DiagnosticBag findings, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ScenarioRun? run = ScenarioRun.Prepare(request, findings);
        Findings.Print(findings, error);
        if (run is null)
        {
            return ExitCode.BadInput;
        }

        RunOutcome? outcome = Execute(run, request, "Cells", error, cancellation);
        if (outcome is null)
        {
            return ExitCode.BadInput;
        }

        OutcomeText.Write(output, outcome);
        return Judge(outcome.Summary.FailedCells, error);
    }

    private static ExitCode RunReplicates(RunRequest request, int count, DiagnosticBag findings, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        RunRequest[] requests =
        [
            .. Enumerable.Range(0, count).Select(i => request with
            {
                Scenario = ReplicateSeeds.Replicate(request.Scenario, i),
                Directory = ReplicateSeeds.Folder(request.Directory, i, count),
            }),
        ];
        ScenarioRun?[] runs = [.. requests.Select(r => ScenarioRun.Prepare(r, findings))];
        Findings.Print(findings, error);
        if (runs.Any(r => r is null))
        {
            return ExitCode.BadInput;
        }

        List<RunSummary> summaries = [];
        RunManifest? first = null;
        for (int i = 0; i < count; i++)
        {
            if (Execute(runs[i]!, requests[i], string.Create(CultureInfo.InvariantCulture, $"Replicate {i + 1} of {count}"), error, cancellation) is not { } outcome)
            {
                return ExitCode.BadInput;
            }

            summaries.Add(outcome.Summary);
            first ??= outcome.Record.Manifest;
        }

        ReplicateSummary summary = ReplicateSummary.Of(summaries);
        try
        {
            ReplicatesPage.Write(first!, summary, request.Directory);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{request.Directory}: error: the replicates' table and page cannot be written: {problem.Message} The replicates are kept; mend that and add --resume");
            return ExitCode.BadInput;
        }

        OutcomeText.Write(output, summary, request.Directory);
        return Judge(summaries.Sum(s => s.FailedCells), error);
    }

    private static RunOutcome? Execute(ScenarioRun run, RunRequest request, string title, TextWriter error, CancellationToken cancellation)
    {
        DiagnosticBag findings = [];
        RunOutcome? outcome = run.IsFinished
            ? run.Execute(_ => { }, findings, cancellation)
            : ProgressDisplay.While(title, request.Scenario.Experiment.Cells, error, progress => run.Execute(progress, findings, cancellation));
        Findings.Print(findings, error);
        return outcome;
    }

    private static ExitCode Judge(long failed, TextWriter error)
    {
        if (failed == 0)
        {
            return ExitCode.Done;
        }

        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warning: {failed:N0} cells could not be computed; they count neither as dead nor as alive, and the report lists them"));
        return ExitCode.Failed;
    }
}
