using System.Globalization;
using System.Xml.Linq;
using Anoikis.Cli;

namespace Anoikis.Tests.Cli;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public SimulateCommandTests() => _model = _folder.File("decay.xml", SbmlTexts.Decay);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_bare_number_is_in_the_models_unit_and_a_suffix_converts()
    {
        CommandRun bare = await CommandRun.Of("simulate", _model, "--end", "60", "--steps", "2");
        CommandRun hours = await CommandRun.Of("simulate", _model, "--end", "1h", "--steps", "2");
        Assert.Equal(ExitCode.Done, bare.Code);
        Assert.Equal(bare.Output, hours.Output);
        string[] lines = bare.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("time,A,B", lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.Equal("0,100,0", lines[1]);
        double[] last = Numbers(lines[3]);
        Assert.Equal(60, last[0]);
        Assert.Equal(100 * Math.Exp(-6), last[1], 1e-3);

        // B is a concentration in a compartment of size 2.
        Assert.Equal(50 * (1 - Math.Exp(-6)), last[2], 1e-3);
    }

    [Fact]
    public async Task Antimony_and_SBML_give_the_same_table()
    {
        string antimony = _folder.File("decay.ant", """
            model decay
              unit time_unit = 60 second
              compartment cell = 2
              substanceOnly species A in cell = 100
              species B in cell = 0
              kdecay = 0.1
              r: A -> B; kdecay * A
            end
            """);
        CommandRun fromAntimony = await CommandRun.Of("simulate", antimony, "--end", "1h", "--steps", "4");
        CommandRun fromSbml = await CommandRun.Of("simulate", _model, "--end", "1h", "--steps", "4");
        Assert.Equal((ExitCode.Done, ""), (fromAntimony.Code, fromAntimony.Error));
        Assert.Equal(fromSbml.Output, fromAntimony.Output);
    }

    [Fact]
    public async Task A_stimulus_that_no_cell_meets_is_warned_of_and_one_that_cells_meet_is_not()
    {
        CommandRun beyond = await CommandRun.Of("simulate", "reference", "--end", "1min", "--steps", "1", "--columns", "XIAP", "--set", "hypoxia=2");
        Assert.Equal(ExitCode.Done, beyond.Code);
        Assert.Contains("--set hypoxia: stimulus hypoxia is 2, plausible are 0 to 1 (", beyond.Error, StringComparison.Ordinal);
        CommandRun within = await CommandRun.Of("simulate", "reference", "--end", "1min", "--steps", "1", "--columns", "XIAP", "--set", "hypoxia=1");
        Assert.Equal((ExitCode.Done, ""), (within.Code, within.Error));
    }

    [Fact]
    public async Task An_unknown_method_is_refused_with_the_nearest_and_all_others()
    {
        CommandRun run = await CommandRun.Of("simulate", "reference", "--end", "1min", "--method", "rodas4");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--method \"rodas4\" is not one of rodas4p2, rodas5p, lanes, reference (did you mean rodas4p2?)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_negative_stimulus_is_refused()
    {
        CommandRun run = await CommandRun.Of("simulate", "reference", "--end", "1min", "--columns", "XIAP", "--set", "shear=-1");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--set shear: stimulus shear is -1", run.Error, StringComparison.Ordinal);
        Assert.Contains("no stimulus is negative; plausible are 0 dyn/cm2 to 100 dyn/cm2 (", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lanes")]
    [InlineData("rodas4p2")]
    [InlineData("rodas5p")]
    public async Task Every_method_gives_the_same_course(string method)
    {
        CommandRun reference = await CommandRun.Of("simulate", _model, "--end", "30", "--steps", "3", "--method", "reference");
        CommandRun run = await CommandRun.Of("simulate", _model, "--end", "30", "--steps", "3", "--method", method, "--rtol", "1e-8");
        Assert.Equal(ExitCode.Done, run.Code);
        string[] expected = reference.Output.TrimEnd('\n').Split('\n');
        string[] found = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(expected.Length, found.Length);
        for (int row = 1; row < expected.Length; row++)
        {
            Assert.All(Numbers(expected[row]).Zip(Numbers(found[row])), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public async Task Lanes_refuse_delays_and_priorities_by_name_with_what_to_do()
    {
        string model = _folder.File("late.ant", "model m\nx = 1; x' = 1; y = 0; z = 0; w = 0\nA: at 3 after (x > 2): y = 1\nB: at (x > 2), priority = 2: z = 1\nC: at (x > 2): w = 1\nend\n");
        CommandRun run = await CommandRun.Of("simulate", model, "--end", "5", "--method", "lanes");
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains("late.ant:3: error: event A has a delay, which --method lanes does not take; use --method rodas4p2", run.Error, StringComparison.Ordinal);
        Assert.Contains("late.ant:4: error: event B has a priority, which", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("event C", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("simulate", model, "--end", "5", "--method", "rodas4p2")).Code);
    }

    [Fact]
    public async Task Settings_change_rates_sizes_and_starting_values()
    {
        CommandRun run = await CommandRun.Of(
            "simulate", _model, "--end", "10", "--steps", "1", "--rtol", "1e-9", "--set", "kdecay=0.2", "--set", "cell=4", "--set", "A=10", "--set", "B=3", "--method", "reference");
        Assert.Equal(ExitCode.Done, run.Code);
        double[] first = Numbers(run.Output.Split('\n')[1]);
        double[] last = Numbers(run.Output.Split('\n')[2]);
        Assert.Equal([0.0, 10.0, 3.0], first);
        Assert.Equal(10 * Math.Exp(-2), last[1], 1e-7);
        Assert.Equal(3 + (10 - 10 * Math.Exp(-2)) / 4, last[2], 1e-7);
    }

    [Fact]
    public async Task Files_are_written_whole_and_nothing_else_is()
    {
        string table = _folder.File("course.csv");
        string plot = _folder.File("course.svg");
        CommandRun run = await CommandRun.Of("simulate", _model, "--end", "30min", "--out", table, "--plot", plot, "--columns", "B,r");
        Assert.Equal((ExitCode.Done, "", ""), (run.Code, run.Output, run.Error));
        Assert.Equal(["course.csv", "course.svg", "decay.xml"], _folder.Names);
        Assert.StartsWith("time,B,r\n", await File.ReadAllTextAsync(table), StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Load(plot).Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("--end", "tomorrow", "tomorrow")]
    [InlineData("--end", "6 parsecs", "parsecs")]
    [InlineData("--end", "0", "--end 0 does not lie after --start 0")]
    [InlineData("--rtol", "-1", "--rtol \"-1\" is not a number above 0")]
    [InlineData("--atol", "NaN", "--atol \"NaN\" is not a number above 0")]
    [InlineData("--steps", "0", "--steps \"0\" is not a whole number from 1")]
    [InlineData("--method", "euler", "euler")]
    [InlineData("--set", "kdecy=1", "did you mean kdecay?")]
    [InlineData("--set", "kdecay", "write name=value")]
    [InlineData("--set", "kdecay=fast", "\"fast\" is not a finite number")]
    [InlineData("--columns", "A,C", "nothing called C")]
    [InlineData("--nonsense", "1", "--nonsense")]
    public async Task Bad_input_is_refused_with_its_value(string option, string value, string message)
    {
        string[] end = option == "--end" ? [] : ["--end", "1"];
        CommandRun run = await CommandRun.Of(["simulate", _model, .. end, option, value, "--out", _folder.File("course.csv")]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Equal(["decay.xml"], _folder.Names);
    }

    [Fact]
    public async Task Several_problems_are_told_at_once()
    {
        CommandRun run = await CommandRun.Of("simulate", _model, "--end", "x", "--set", "foo=1", "--set", "bar=2", "--columns", "Q");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--end", run.Error, StringComparison.Ordinal);
        Assert.Contains("--columns", run.Error, StringComparison.Ordinal);
        Assert.Contains("foo", run.Error, StringComparison.Ordinal);
        Assert.Contains("bar", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        CommandRun run = await CommandRun.Of("simulate", _model, "--end", "1", "--out", Path.Combine(_folder.File("none"), "course.csv"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("its folder does not exist", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_run_writes_nothing_and_says_so()
    {
        using CancellationTokenSource interruption = new();
        await interruption.CancelAsync();
        using StringWriter output = new();
        using StringWriter error = new();
        ExitCode code = await AnoikisCommand.InvokeAsync(["simulate", _model, "--end", "1", "--out", _folder.File("course.csv")], output, error, interruption.Token);
        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Equal(["decay.xml"], _folder.Names);
    }

    private static double[] Numbers(string line) => [.. line.Split(',').Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
}
