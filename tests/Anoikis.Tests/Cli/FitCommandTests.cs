using Anoikis.Cli;
using Anoikis.Studies.Scenarios;
using Anoikis.Tests.Studies.Runs;

namespace Anoikis.Tests.Cli;

/// <summary>The commands fit and predict, from the arguments to the exit code.</summary>
public sealed class FitCommandTests : IDisposable
{
    private const string Fit = """
        fit:
          cells: 30
          particles: 10
          generations: 2
          tolerance: 0
          free:
            - {path: cascade.steps.tissue.stimuli.TRAIL.pulses.rate, from: 0.05 per d, to: 2 per d, scale: log, assumed: made up for tests}
          observations: ["alive on day 3, per cell that started"]
        """;

    private readonly WatchedFolder _folder = new();
    private readonly string _scenario;

    public FitCommandTests()
    {
        _scenario = _folder.File("trial.yaml");
        File.WriteAllText(_scenario, ScenarioTemplate.Text("trial").Replace("source: none yet", "source: none yet\n    observed: 0.5\n    lower: 0.4\n    upper: 0.6", StringComparison.Ordinal) + Fit);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fit_and_its_prediction_run_from_the_command_line()
    {
        string results = _folder.File("fit");
        CommandRun fit = await CommandRun.Of("fit", _scenario, "--out", results);

        // No tolerance of 0 is reached: the posterior is there, and the exit code says that it is not near enough.
        Assert.True(fit.Code == ExitCode.Failed, fit.Error);
        Assert.Contains("generation 2: tolerance ", fit.Output, StringComparison.Ordinal);
        Assert.Contains("tissue TRAIL rate", fit.Output, StringComparison.Ordinal);
        Assert.Contains("Ended:     generations used up", fit.Output, StringComparison.Ordinal);
        CommandRun predicted = await CommandRun.Of("predict", _scenario, "--posterior", Path.Combine(results, "posterior.parquet"), "--sets", "5", "--cells", "30", "--out", _folder.File("predicted"));
        Assert.True(predicted.Code == ExitCode.Done, predicted.Error);
        Assert.Contains("5 sets", predicted.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("predicted/prediction.html")));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var before = _folder.Content();
        CommandRun run = await CommandRun.Of("fit", _scenario, "--out", _folder.File("fit"), "--dry-run", "--cells", "100");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("Would fit 1 free numbers of trial to 1 observations: at most 30 sets of 100 cells, in 2 generations", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
    }

    [Theory]
    [InlineData("--particles 5: error: particles is '5'; allowed is a whole number from 10 to 10,000", "--particles", "5")]
    [InlineData("--cells none: error: cells is 'none'", "--cells", "none")]
    [InlineData("cannot be a free number: it is the probability of the loss 'mechanical' in step circulation", "--set", "fit.free.0={path: cascade.steps.circulation.exits.0.chance, from: 0.1, to: 0.2, assumed: x}")]
    [InlineData("cannot be 0.5 mL: rate is", "--set", "fit.free.0.from=0.5 mL", "--set", "fit.free.0.to=2 mL")]
    public async Task What_is_wrong_is_said_and_nothing_is_written(string message, params string[] options)
    {
        var before = _folder.Content();
        CommandRun run = await CommandRun.Of(["fit", _scenario, "--out", _folder.File("fit"), .. options]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
    }

    [Fact]
    public async Task A_scenario_without_a_fit_says_what_to_write()
    {
        File.WriteAllText(_scenario, ScenarioTemplate.Text("trial"));
        CommandRun run = await CommandRun.Of("fit", _scenario);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("trial.yaml: error: the scenario has no 'fit': say which numbers are free", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_fit_says_how_to_go_on()
    {
        using CancellationTokenSource interruption = new();
        await interruption.CancelAsync();
        StringWriter output = new();
        StringWriter error = new();
        ExitCode code = await AnoikisCommand.InvokeAsync(["fit", _scenario, "--out", _folder.File("fit")], output, error, interruption.Token);
        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Contains("go on with the same command and --resume", error.ToString(), StringComparison.Ordinal);
    }
}
