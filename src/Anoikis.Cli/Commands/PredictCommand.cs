using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Output;
using Anoikis.Cli.Runs;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration.Predictions;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis predict SCENARIO --posterior FILE</c>: runs a scenario under sets of a posterior.</summary>
internal sealed class PredictCommand
{
    private readonly ScenarioOptions _scenario = new();

    private readonly Option<string> _posterior = new("--posterior") { Description = "The posterior of a fit (posterior.parquet).", HelpName = "FILE", Required = true };

    private readonly Option<int> _sets = NumberOption.Whole("--sets", "Parameter sets, drawn by weight (50 when left out).", 1, PredictionRun.MostSets, 50);

    private readonly Option<string?> _out = new("--out") { Description = "Folder for the results (results/NAME-prediction-SEED when left out).", HelpName = "DIR" };

    private readonly Option<string?> _against = new("--against") { Description = "Folder of a finished prediction of the same posterior, sets, cells and seed: every row's ratio to it, paired by set, is written as well.", HelpName = "DIR" };

    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with an interrupted prediction of the same inputs; it ends with the same bits." };

    private PredictCommand()
    {
    }

    public static Command Create()
    {
        PredictCommand predict = new();
        ExampleCommand command = new(
            "predict",
            "Run a scenario under sets of a posterior, drawn by weight, and write the median and 95 % interval of every observed row. Exit code 1 when cells could not be computed, 2 when the input is refused, 130 when interrupted.",
            new Example("anoikis predict scenarios/liver-b16f1.yaml --posterior scenarios/liver-b16f1.posterior.parquet --cells 20000", "The fitted experiment itself."),
            new Example("anoikis predict lung.yaml --posterior scenarios/liver-b16f1.posterior.parquet --sets 100", "An experiment that was not fitted; lung.yaml says where the numbers stand in it."),
            new Example("anoikis predict scenarios/liver-b16f1.yaml --posterior scenarios/liver-b16f1.posterior.parquet --set clones.B16F1.levels.BCL2L11=lost --out results/bim-lost --against results/liver-b16f1-prediction-1998", "What losing BIM does: ratios to the unchanged experiment, in the same sets on the same cells."));
        command.Add(predict._scenario.Scenario);
        command.Add(predict._posterior);
        command.Add(predict._sets);
        command.Add(predict._out);
        command.Add(predict._against);
        command.Add(predict._scenario.Shorthand("cells", "N", "Founding cells for each set, in the place of the scenario's."));
        command.Add(predict._scenario.Shorthand("seed", "N", "Seed, in the place of the scenario's."));
        command.Add(predict._scenario.Shorthand("threads", "N", "Threads; the result does not depend on them."));
        command.Add(predict._scenario.Set);
        command.Add(predict._resume);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)predict.Run(parsed, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        DiagnosticBag findings = [];
        NetworkLibrary networks = new();
        if (_scenario.Read(parsed, networks, findings) is not { } scenario)
        {
            Findings.Print(findings, error);
            return ExitCode.BadInput;
        }

        string directory = parsed.GetValue(_out) ?? PredictionRun.DefaultDirectory(scenario);
        RunRequest request = CommandRequest.Of(parsed, scenario, directory, parsed.GetValue(_resume));
        try
        {
            using PredictionRun? run = PredictionRun.Prepare(request, parsed.GetRequiredValue(_posterior), parsed.GetValue(_sets), networks, findings, parsed.GetValue(_against));
            Findings.Print(findings, error);
            if (run is null)
            {
                return ExitCode.BadInput;
            }

            PredictionResult result = ProgressDisplay.While("Cells", run.Cells, error, progress => run.Execute(progress, cancellation));
            FitText.Write(parsed.InvocationConfiguration.Output, result, directory);
            return result.FailedCells == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine($"Interrupted. Finished sets are kept in {directory}; go on with the same command and --resume.");
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{directory}: error: the results cannot be written: {fault.Message.ReplaceLineEndings(" ")} What was finished is kept; mend that and add --resume");
            return ExitCode.BadInput;
        }
    }
}
