using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Cli.Runs;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis assay SCENARIO</c>: does an experiment with cells in dishes and writes its results.</summary>
internal sealed class AssayCommand
{
    private readonly ScenarioOptions _scenario = new();

    private readonly LongCommand _long = new(
        "results/NAME-SEED",
        "Go on with an interrupted assay of the same inputs; it ends with the same bits.",
        "Say how long it will take and how much memory, from a small sample of its cells; write nothing.",
        "Finished blocks");

    private AssayCommand()
    {
    }

    public static Command Create()
    {
        AssayCommand assay = new();
        ExampleCommand command = new(
            "assay",
            "Do an experiment with cells in dishes and write its results. Exit code 1 when cells could not be computed, 2 when the input is refused, 130 when interrupted.",
            new Example("anoikis assay scenarios/assays/trail-hela.yaml", "Results and report in results/trail-hela-1."),
            new Example("anoikis assay scenarios/assays/trail-hela.yaml --cells 200 --out trial", "Fewer cells, another folder."),
            new Example("anoikis assay scenarios/assays/trail-hela.yaml --set clones.HeLa.levels.BCL2.fold=10", "A level changed for this run."),
            new Example("anoikis assay scenarios/assays/trail-hela.yaml --out trial --resume", "Go on after an interruption; the result has the same bits."),
            new Example("anoikis validate scenarios/assays/trail-hela.yaml", "What is wrong with it, without a run."));
        command.Add(assay._scenario.Scenario);
        assay._long.AddTo(
            command,
            assay._scenario.Shorthand("cells", "N", "Cells of each clone in every dish, in the place of the scenario's."),
            assay._scenario.Shorthand("seed", "N", "Seed, in the place of the scenario's."),
            assay._scenario.Shorthand("threads", "N", "Threads; the result does not depend on them."),
            assay._scenario.Shorthand("width", "1|4|8|16", "Cells in a bundle of lanes; the result does not depend on it."),
            assay._scenario.Set);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)assay.Run(parsed, cancellation)));
        return command;
    }

    /// <summary>A kind's name as scenarios write it.</summary>
    public static string KindName(AssayKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        DiagnosticBag findings = [];
        AssayScenario? scenario = _scenario.ReadAssay(parsed, new NetworkLibrary(), findings);
        if (scenario is null)
        {
            Findings.Print(findings, error);
            return ExitCode.BadInput;
        }

        string directory = _long.Directory(parsed, AssayRequest.DefaultDirectory(scenario));
        return _long.Run(
            parsed,
            directory,
            () => Estimate(scenario, directory, findings, output, error, cancellation),
            () => Run(CommandRequest.Of(parsed, scenario, directory, _long.Resumes(parsed)), findings, output, error, cancellation));
    }

    private static ExitCode Estimate(AssayScenario scenario, string directory, DiagnosticBag findings, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        AssayRun? run = AssayRun.Prepare(scenario, findings);
        Findings.Print(findings, error);
        if (run is null)
        {
            return ExitCode.BadInput;
        }

        Write(output, scenario, run.Estimate(cancellation), directory);
        return ExitCode.Done;
    }

    private static ExitCode Run(AssayRequest request, DiagnosticBag findings, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        KeptAssayRun? run = KeptAssayRun.Prepare(request, findings);
        Findings.Print(findings, error);
        if (run is null)
        {
            return ExitCode.BadInput;
        }

        DiagnosticBag writing = [];
        AssayOutcome? outcome = run.IsFinished
            ? run.Execute(_ => { }, writing, cancellation)
            : ProgressDisplay.While("Cells in dishes", request.Scenario.Steps, error, progress => run.Execute(progress, writing, cancellation));
        Findings.Print(writing, error);
        if (outcome is null)
        {
            return ExitCode.BadInput;
        }

        Write(output, outcome, request.Directory);
        return Judge(outcome.Failed, error);
    }

    private static void Write(TextWriter output, AssayScenario scenario, AssayEstimate estimate, string directory)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Would run {scenario.Courses:N0} courses of cells ({scenario.Cells:N0} cells, {scenario.Clones.Count()} clones, {scenario.Conditions.Count()} conditions) of {scenario.Name} on {estimate.Threads} threads, results in {directory}."));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Time:   about {ProgressDisplay.Length(estimate.Time)} (a sample of {estimate.SampleCourses:N0} took {estimate.SampleTime.TotalSeconds:0.0} s on one thread)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Memory: about {estimate.MemoryBytes / 1048576.0:N0} MB"));
        output.WriteLine("Nothing was written.");
    }

    private static void Write(TextWriter output, AssayOutcome outcome, string directory)
    {
        Write(output, outcome.Headline());
        if (outcome.Observed() is { Rows.Count: > 0 } observed)
        {
            output.WriteLine();
            Write(output, observed);
        }

        output.WriteLine();
        output.WriteLine($"Results: {directory}");
        output.WriteLine($"Report:  {Path.Combine(directory, Studies.Results.RunFolder.ReportName)}");
    }

    private static void Write(TextWriter output, (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) table)
    {
        TextTable text = new([.. table.Head]);
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            text.Add([.. row]);
        }

        text.Write(output);
    }

    private static ExitCode Judge(long failed, TextWriter error)
    {
        if (failed == 0)
        {
            return ExitCode.Done;
        }

        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warning: {failed:N0} courses of cells could not be computed; they count neither as dead nor as alive"));
        return ExitCode.Failed;
    }
}
