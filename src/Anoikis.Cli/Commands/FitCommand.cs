using System.CommandLine;
using System.Globalization;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Cli.Runs;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis fit SCENARIO</c>: chooses the scenario's free numbers by its observations and writes their posterior.</summary>
internal sealed class FitCommand
{
    private readonly ScenarioOptions _scenario = new();

    private readonly LongCommand _long = new(
        "results/NAME-fit-SEED",
        "Go on with an interrupted fit of the same inputs, or with a finished one and more generations; it ends with the same bits.",
        "Say how long it will take at most, from a small sample of its cells; write nothing.",
        "Finished generations and sets");

    private FitCommand()
    {
    }

    public static Command Create()
    {
        FitCommand fit = new();
        ExampleCommand command = new(
            "fit",
            "Fit the free numbers of a scenario (its 'fit') to its observations by adaptive population Monte Carlo, and write the posterior. Exit code 1 when the tolerance is not reached, 2 when the input is refused, 130 when interrupted.",
            new Example("anoikis fit scenarios/liver-b16f1.yaml --dry-run", "How long it will take at most; nothing is written."),
            new Example("anoikis fit scenarios/liver-b16f1.yaml", "Posterior and page in results/liver-b16f1-fit-1998."),
            new Example("anoikis fit scenarios/liver-b16f1.yaml --resume", "Go on after an interruption; the posterior has the same bits."),
            new Example("anoikis fit scenarios/liver-b16f1.yaml --resume --generations 20", "Come nearer with more generations."));
        command.Add(fit._scenario.Scenario);
        fit._long.AddTo(
            command,
            fit._scenario.Shorthand("cells", ["fit", "cells"], "N", "Founding cells of one evaluation, in the place of the scenario's fit.cells."),
            fit._scenario.Shorthand("particles", ["fit", "particles"], "N", "Parameter sets that are kept."),
            fit._scenario.Shorthand("generations", ["fit", "generations"], "N", "Most generations."),
            fit._scenario.Shorthand("seed", "N", "Seed, in the place of the scenario's."),
            fit._scenario.Shorthand("threads", "N", "Threads; the posterior does not depend on them."),
            fit._scenario.Set);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)fit.Run(parsed, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        DiagnosticBag findings = [];
        NetworkLibrary networks = new();
        Scenario? scenario = _scenario.Read(parsed, networks, findings);
        CalibrationPlan? plan = scenario is null ? null : CalibrationRun.Check(scenario, networks, findings);
        if (scenario is null || plan is null)
        {
            Findings.Print(findings, error);
            return ExitCode.BadInput;
        }

        string directory = _long.Directory(parsed, CalibrationRun.DefaultDirectory(scenario));
        return _long.Run(
            parsed,
            directory,
            () =>
            {
                Findings.Print(findings, error);
                FitText.WriteEstimate(output, scenario, plan, directory, cancellation);
                return ExitCode.Done;
            },
            () =>
            {
                using CalibrationRun? run = CalibrationRun.Prepare(CommandRequest.Of(parsed, scenario, directory, _long.Resumes(parsed)), networks, findings);
                Findings.Print(findings, error);
                return run is null ? ExitCode.BadInput : Execute(run, plan, directory, output, error, cancellation);
            });
    }

    private static ExitCode Execute(CalibrationRun run, CalibrationPlan plan, string directory, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        foreach (GenerationReport report in run.Done)
        {
            output.WriteLine(FitText.Line(report));
        }

        while (run.End == FitEnd.None)
        {
            string title = string.Create(CultureInfo.InvariantCulture, $"Generation {run.Done.Length + 1} of at most {plan.Generations}");
            GenerationReport report = ProgressDisplay.While(title, run.CellsOfNext, error, progress => run.Advance(progress, cancellation));
            output.WriteLine(FitText.Line(report));
            output.Flush();
        }

        FitText.Write(output, run.Finish(), directory);
        return run.End == FitEnd.ToleranceReached ? ExitCode.Done : ExitCode.Failed;
    }
}
