using Anoikis.Cli;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Studies.Assays;
using Anoikis.Tests.Studies.Runs;

namespace Anoikis.Tests.Cli;

/// <summary>The commands run, validate and new, from the arguments to the exit code.</summary>
public sealed class ScenarioCommandTests : IDisposable
{
    private readonly WatchedFolder _folder = new();
    private readonly string _scenario;

    public ScenarioCommandTests()
    {
        _scenario = _folder.File("trial.yaml");
        File.WriteAllText(_scenario, ScenarioTemplate.Text("trial"));
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Scenarios()
        => [.. Directory.GetFiles(RepositoryRoot.Path("scenarios"), "*.yaml", SearchOption.AllDirectories).Where(f => !AssayTexts.IsAssay(f)).Select(f => Path.GetRelativePath(RepositoryRoot.Path("scenarios"), f))];

    [Fact]
    public async Task The_template_is_valid_and_runs()
    {
        CommandRun validated = await CommandRun.Of("validate", _scenario);
        Assert.Equal((ExitCode.Done, ""), (validated.Code, validated.Error));
        Assert.Contains("trial.yaml: good. 1,000 cells (tumour), network lopez2013 (74 species)", validated.Output, StringComparison.Ordinal);

        string results = _folder.File("out");
        CommandRun run = await CommandRun.Of("run", _scenario, "--cells", "40", "--until-is-not-an-option", "x");
        Assert.Equal(ExitCode.BadInput, run.Code);
        run = await CommandRun.Of("run", _scenario, "--cells", "40", "--out", results);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("circulation", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Report:  {Path.Combine(results, "report.html")}", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["cells.parquet", "courses.parquet", "deaths.csv", "manifest.json", "report.html", "steps.csv", "summary.json"],
            Directory.GetFileSystemEntries(results).Select(f => Path.GetFileName(f)).Order());
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Every_scenario_of_the_repository_runs_on_fewer_cells(string name)
    {
        CommandRun run = await CommandRun.Of("run", RepositoryRoot.Path("scenarios", name), "--cells", "48", "--out", _folder.File("out"), "--set", "courses.cells=2");
        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.True(File.Exists(_folder.File("out/report.html")));
    }

    [Theory]
    [InlineData("--cells 0: error: cells is '0'; allowed is a whole number from 1 to 100,000,000", "--cells", "0")]
    [InlineData("--width 3: error: width is '3'; allowed is 1, 4, 8, 16", "--width", "3")]
    [InlineData("--threads many: error: threads is 'many'; allowed is a whole number", "--threads", "many")]
    [InlineData("--seed -4: error: seed is '-4'; allowed is a whole number", "--seed", "-4")]
    [InlineData("--replicates 0: error: replicates is '0'; allowed is a whole number from 1 to 1,000", "--replicates", "0")]
    [InlineData("--set clones.tumour.levels.BLC2.fold=2: error: the network lopez2013 has no regulator \"BLC2\" (did you mean BCL2?)", "--set", "clones.tumour.levels.BLC2.fold=2")]
    [InlineData("--set cells: error: a setting has the form path=value", "--set", "cells")]
    public async Task A_wrong_option_is_refused_by_name_and_nothing_is_written(string message, params string[] options)
    {
        var before = _folder.Content();
        CommandRun run = await CommandRun.Of(["run", _scenario, "--out", _folder.File("out"), .. options]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Equal(before, _folder.Content());
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("run")]
    public async Task Every_problem_of_a_scenario_has_its_line(string command)
    {
        string wrong = _folder.File("wrong.yaml");
        File.WriteAllText(wrong, ScenarioTemplate.Text("wrong")
            .Replace("cells: 1000 ", "cells: 1e12 ", StringComparison.Ordinal)
            .Replace("BCL2: {fold: 1.5}", "BCL2: {fold: -1.5}", StringComparison.Ordinal)
            .Replace("- advance: tissue", "- advance: tisue", StringComparison.Ordinal)
            .Replace("rate: 0.2 per d", "rate: 0.2 mL", StringComparison.Ordinal));
        string[] lines = File.ReadAllLines(wrong);
        int Line(string text) => Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal)) + 1;
        var before = _folder.Content();
        CommandRun run = await CommandRun.Of(command, wrong);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains($"{wrong}:{Line("1e12")}: error: cells is '1e12'", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{wrong}:{Line("-1.5")}: error: fold is '-1.5'", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{wrong}:{Line("tisue")}: error: step circulation advances to 'tisue'", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{wrong}:{Line("0.2 mL")}: error: rate is '0.2 mL'", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
    }

    [Fact]
    public async Task A_missing_scenario_is_a_finding()
    {
        CommandRun run = await CommandRun.Of("run", _folder.File("none.yaml"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("none.yaml: error: there is no such file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var before = _folder.Content();
        CommandRun run = await CommandRun.Of("run", _scenario, "--cells", "100", "--out", _folder.File("out"), "--dry-run");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("Would run 100 cells of trial", run.Output, StringComparison.Ordinal);
        Assert.Contains("Time:   about", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
    }

    [Fact]
    public async Task Replicates_have_a_folder_each_and_a_summary()
    {
        string results = _folder.File("out");
        CommandRun run = await CommandRun.Of("run", _scenario, "--cells", "40", "--replicates", "3", "--out", results);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Equal(["replicate-1", "replicate-2", "replicate-3", "replicates.csv", "replicates.html"], Directory.GetFileSystemEntries(results).Select(f => Path.GetFileName(f)).Order());
        string[] rows = File.ReadAllLines(Path.Combine(results, "replicates.csv"));
        Assert.Equal("what,observed,lower,upper,median,least,greatest,replicates,inside,median_inside", rows[0]);
        Assert.Equal("entered circulation,,,,40,40,40,3,,", rows[1]);

        // A replicate is the run with its seed.
        await CommandRun.Of("run", _scenario, "--cells", "40", "--seed", "3", "--out", _folder.File("third"));
        Assert.Equal(File.ReadAllText(_folder.File("third/deaths.csv")), File.ReadAllText(Path.Combine(results, "replicate-3", "deaths.csv")));
        Assert.NotEqual(File.ReadAllText(_folder.File("third/deaths.csv")), File.ReadAllText(Path.Combine(results, "replicate-1", "deaths.csv")));
    }

    [Fact]
    public async Task An_interrupted_run_says_how_to_go_on()
    {
        using CancellationTokenSource interruption = new();
        await interruption.CancelAsync();
        StringWriter output = new();
        StringWriter error = new();
        ExitCode code = await AnoikisCommand.InvokeAsync(["run", _scenario, "--cells", "40", "--out", _folder.File("out")], output, error, interruption.Token);
        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Contains($"kept in {_folder.File("out")}; go on with the same command and --resume", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("run", _scenario, "--cells", "40", "--out", _folder.File("out"), "--resume")).Code);
    }

    [Fact]
    public async Task Cells_that_cannot_be_computed_are_neither_dead_nor_alive_and_make_exit_code_1()
    {
        // x' = k x^2 leaves every bound at 1 / (k x0) = 1000 s: no step size can pass that.
        File.WriteAllText(_folder.File("explosive.ant"), """
            model explosive
              compartment cell = 1
              substanceOnly species x in cell, L in cell
              x = 1; L = 0; k = 1e-3; dead = 0
              explode: x -> 2 x; k*x*x
              death: at (L > 1e9): dead = 1
            end
            """);
        string text = ScenarioTemplate.Text("trial")
            .Replace("network: lopez2013", "network: {file: explosive.ant, death: death, regulators: {BCL2: x}, stimuli: {TRAIL: {input: L, unit: ng/mL}}} ", StringComparison.Ordinal);
        File.WriteAllText(_scenario, text);
        CommandRun run = await CommandRun.Of("run", _scenario, "--cells", "20", "--out", _folder.File("out"), "--set", "cascade.steps.circulation.exits.0.chance=0");
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Contains("warning: 20 cells could not be computed", run.Error, StringComparison.Ordinal);
        using System.Text.Json.JsonDocument summary = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_folder.File("out/summary.json")));
        Assert.Equal(20, summary.RootElement.GetProperty("failed_cells").GetInt32());
        Assert.All(summary.RootElement.GetProperty("steps").EnumerateArray(), step => Assert.Equal(0, step.GetProperty("apoptosis").GetDouble()));
    }

    [Fact]
    public async Task A_hostile_or_faulty_model_is_refused_with_its_line()
    {
        string text = ScenarioTemplate.Text("trial").Replace("network: lopez2013", "network: {file: model.xml, death: death, regulators: {}} ", StringComparison.Ordinal);
        File.WriteAllText(_scenario, text);
        File.WriteAllText(_folder.File("model.xml"), "<?xml version=\"1.0\"?>\n<!DOCTYPE sbml [<!ENTITY e \"x\">]>\n<sbml/>\n");
        var before = _folder.Content();
        CommandRun run = await CommandRun.Of("run", _scenario, "--out", _folder.File("out"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("a document type (DOCTYPE) is not allowed", run.Error, StringComparison.Ordinal);

        File.WriteAllText(_scenario, text.Replace("model.xml", "model.ant", StringComparison.Ordinal));
        File.WriteAllText(_folder.File("model.ant"), "model m\n  compartment cell = 1\n  species A in cell = 1\n  compartment A\nend\n");
        run = await CommandRun.Of("run", _scenario, "--out", _folder.File("out"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("model.ant:3: error: A is used as a species and as a compartment", run.Error, StringComparison.Ordinal);
        Assert.Equal(before.Count + 1, _folder.Content().Count);
    }

    [Fact]
    public async Task The_schema_is_printed_whole()
    {
        CommandRun run = await CommandRun.Of("new", "--schema");
        Assert.Equal((ExitCode.Done, ScenarioSchema.Text), (run.Code, run.Output));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_scenarios_name_is_one_word(string name)
    {
        CommandRun run = await CommandRun.Of("new", name);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("allowed is a word", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Built_in_cascades_say_where_each_number_comes_from()
    {
        DiagnosticBag findings = [];
        foreach (string name in BuiltInCascades.Names)
        {
            YamlNode root = YamlText.Read(BuiltInCascades.Text(name)!, name, findings)!;
            foreach ((string path, YamlMap group) in Groups(root, name).Where(g => Needs(g.Group)))
            {
                Assert.True(group["source"] is not null || group["assumed"] is not null, $"{path} has neither source nor assumed");
            }
        }

        Assert.NotEmpty(new NetworkLibrary().Names);
        Assert.Empty(findings);

        static bool Needs(YamlMap map) => new[] { "advance", "loss", "pulses", "constant", "table", "cycle" }.Any(k => map[k] is not null);
    }

    private static IEnumerable<(string Path, YamlMap Group)> Groups(YamlNode node, string path) => node switch
    {
        YamlMap map => map.Entries.SelectMany(e => Groups(e.Value, $"{path}.{e.Key}")).Prepend((path, map)),
        YamlList list => list.Items.SelectMany((item, i) => Groups(item, $"{path}.{i}")),
        _ => [],
    };
}
