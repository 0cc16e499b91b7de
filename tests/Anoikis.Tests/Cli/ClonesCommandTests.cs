using Anoikis.Apoptosis.Levels;
using Anoikis.Cli;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Clones;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;
using Parquet.Serialization;

namespace Anoikis.Tests.Cli;

/// <summary>From an expression table to the clones of a scenario and of an assay.</summary>
public sealed class ClonesCommandTests
{
    private const string Table = "patient,Bcl-2,Bcl-xL,XIAP\nP1,1,0,\nP2,2,-1,0.5\nP3,4,3,1\n";

    private const string Scenario = """
        seed: 1
        cells: 30
        until: 1 d
        network: reference
        cascade: liver-b16f1
        clones: {from: clones.yaml}
        """;

    [Fact]
    public async Task What_it_writes_a_scenario_takes_with_the_levels_of_the_table()
    {
        using var folder = new TemporaryFolder();
        string table = folder.File("table.csv", Table);
        string file = folder.File("clones.yaml");
        CommandRun run = await CommandRun.Of("clones", table, "--scale", "log2", "--out", file);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.StartsWith("3 clones with 3 regulators of the network full, 8 levels: BCL2, BCL2L1, XIAP", run.Output, StringComparison.Ordinal);
        Assert.Contains("column 'XIAP' has nothing on line 2: the clone keeps the network's own level", run.Error, StringComparison.Ordinal);

        DiagnosticBag findings = [];
        Clone[] clones = [.. Read(folder, Scenario, findings)!.Experiment.Clones];
        Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        Assert.Equal(["P1", "P2", "P3"], clones.Select(c => c.Name));
        Assert.All(clones, c => Assert.Equal(1.0 / 3, c.Share, 1e-12));
        Assert.Equal(RegulatorLevel.Fold(0.5), clones[0].Levels["BCL2"]);
        Assert.Equal(RegulatorLevel.Fold(8), clones[2].Levels["BCL2L1"]);
        Assert.False(clones[0].Levels.ContainsKey("XIAP"));
        Assert.Equal(Math.Pow(2, -0.25), clones[1].Levels["XIAP"].Value, 1e-6);

        string text = File.ReadAllText(file);
        Assert.Contains("formula: \"fold = 2^(slope (x - reference))\"", text, StringComparison.Ordinal);
        Assert.Contains("uncertainty: \"assumed: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Some_of_them_can_be_taken_and_changed_and_assays_take_them_too()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.Of("clones", folder.File("table.csv", Table), "--scale", "log2", "--out", folder.File("clones.yaml"));
        DiagnosticBag findings = [];
        Clone[] clones = [.. Read(folder, Scenario.Replace("clones.yaml", "clones.yaml, only: [P3, P1]", StringComparison.Ordinal), findings, "clones.P1.levels.BCL2.fold=7")!.Experiment.Clones];
        Assert.Equal([("P3", 0.5), ("P1", 0.5)], clones.Select(c => (c.Name, c.Share)));
        Assert.Equal(RegulatorLevel.Fold(7), clones[1].Levels["BCL2"]);
        Assert.Equal("P2", Read(folder, Scenario, findings, "clones.only=[P2]")!.Experiment.Clones.Single().Name);

        string assay = "seed: 1\ncells: 10\nnetwork: reference\nclones: {from: clones.yaml, only: [P2]}\nassay: {dose_response: {stimulus: TRAIL, doses: [0 ng/mL, 50 ng/mL], until: 1 h}}\n";
        string path = folder.File("assay.yaml", assay);
        AssayReader.ReadFile(path, [], new NetworkLibrary(), findings);
        Assert.DoesNotContain(findings, f => f.Message.Contains("clone", StringComparison.Ordinal) || f.Message.Contains("share", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_run_keeps_names_the_clones_themselves()
    {
        using var folder = new TemporaryFolder();
        folder.File("clones.yaml", "clones:\n  a: {share: 3, levels: {BCL2: {fold: 2}}}\n  b: {share: 1}\n  c: {share: 4}\n");
        Scenario scenario = Read(folder, Scenario.Replace("clones.yaml", "clones.yaml, only: [a, b]", StringComparison.Ordinal), [])!;
        Assert.Equal([0.75, 0.25], scenario.Experiment.Clones.Select(c => c.Share));
        Assert.DoesNotContain("clones.yaml", scenario.Inputs[0].Text, StringComparison.Ordinal);
        Assert.Contains("\"BCL2\"", scenario.Inputs[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clones: {a: {levels: {BCL3: lost}}}", "clones.yaml}", "clones.yaml:1", "no regulator \"BCL3\" (did you mean BCL2?)")]
    [InlineData("clones: {a: {}, b: {}}", "clones.yaml, only: [a, c]}", "scenario.yaml:6", "clones.yaml has no clone 'c'")]
    [InlineData("clones: {a: {}, b: {}}", "clones.yaml, only: [a, a]}", "scenario.yaml:6", "the clone 'a' stands twice in 'only'")]
    [InlineData("clones: {a: {}, b: {}}", "clones.yaml, only: []}", "scenario.yaml:6", "only is a list; allowed is a list of at least one name")]
    [InlineData("clones: {a: {}}", "clone.yaml}", "scenario.yaml:6", "clones is 'clone.yaml', but there is no such file (did you mean clones.yaml?)")]
    [InlineData("clones: {a: {}}", "../clones.yaml}", "scenario.yaml:6", "which leaves the scenario's folder")]
    [InlineData("clones: {a: {}}", "clones.yaml, one: [a]}", "scenario.yaml:6", "clones has no key 'one'; allowed is from, only")]
    [InlineData("clone: {a: {}}", "clones.yaml}", "clones.yaml:1", "a file of clones has no key 'clone' (did you mean clones?)")]
    [InlineData("clones: {a: {share: 0.2}, b: {}}", "clones.yaml}", "clones.yaml:1", "clone b lacks 'share'")]
    [InlineData("clones: &a {a: {}}", "clones.yaml}", "clones.yaml:1", "the anchor &a is not allowed")]
    [InlineData("clones: {}", "clones.yaml}", "clones.yaml:1", "there are 0 clones")]
    public void A_file_of_clones_that_cannot_be_taken_says_why(string file, string from, string place, string message)
    {
        using var folder = new TemporaryFolder();
        folder.File("clones.yaml", file + "\n");
        DiagnosticBag findings = [];
        Assert.Null(Read(folder, Scenario.Replace("clones.yaml}", from, StringComparison.Ordinal), findings));
        Diagnostic? finding = findings.FirstOrDefault(f => f.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(finding is not null, string.Join('\n', findings));
        Assert.Equal(place, Path.GetFileName(finding.Location.ToString()));
        Assert.DoesNotContain(findings, f => f.Message.Contains("unread", StringComparison.Ordinal));
    }

    [Fact]
    public void More_clones_than_a_scenario_takes_must_be_chosen_from()
    {
        using var folder = new TemporaryFolder();
        folder.File("clones.yaml", "clones:\n" + string.Concat(Enumerable.Range(1, 1001).Select(i => $"  c{i}: {{}}\n")));
        DiagnosticBag findings = [];
        Assert.Null(Read(folder, Scenario, findings));
        Assert.Contains(findings, f => f.Message == "clones.yaml holds 1001 clones; a scenario takes up to 1000: choose with 'only', as in {from: clones.yaml, only: [c1]}");
        Assert.Equal(["c1001"], Read(folder, Scenario, [], "clones.only=[c1001]")!.Experiment.Clones.Select(c => c.Name));
    }

    [Fact]
    public async Task Parquet_is_read_as_text_is()
    {
        using var folder = new TemporaryFolder();
        string parquet = folder.File("table.parquet");
        await ParquetSerializer.SerializeAsync(
            [new Row { Patient = "P1", BCL2 = 1, XIAP = null }, new Row { Patient = "P2", BCL2 = 2, XIAP = 0.5 }, new Row { Patient = "P3", BCL2 = 4, XIAP = 1 }], parquet);
        CommandRun fromParquet = await CommandRun.Of("clones", parquet, "--scale", "log2");
        CommandRun fromText = await CommandRun.Of("clones", folder.File("table.csv", "patient,BCL2,XIAP\nP1,1,\nP2,2,0.5\nP3,4,1\n"), "--scale", "log2");
        Assert.Equal(ExitCode.Done, fromParquet.Code);
        Assert.Equal(Clones(fromText), Clones(fromParquet));

        static string Clones(CommandRun run) => run.Output[run.Output.IndexOf("clones:\n", StringComparison.Ordinal)..];
    }

    [Theory]
    [InlineData("--scale", "log3")]
    [InlineData("--scale", "log2", "--slope", "0")]
    [InlineData("--scale", "log2", "--slope", "11")]
    [InlineData("--scale", "log2", "--network", "refrence")]
    [InlineData("--scale", "log2", "--where", "cohort")]
    [InlineData("--scale", "log2", "--reference", "P9")]
    [InlineData("--slope", "1")]
    public async Task Options_that_do_not_fit_are_refused(params string[] options)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = await CommandRun.Of(["clones", folder.File("table.csv", Table), .. options]);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_with_its_line()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("there is no such file", (await CommandRun.Of("clones", folder.File("none.csv"), "--scale", "log2")).Error, StringComparison.Ordinal);
        Assert.Contains("table.csv:3: error: the head names 2 columns, this row has 3", (await CommandRun.Of("clones", folder.File("table.csv", "s,BCL2\na,1\nb,2,3\n"), "--scale", "log2")).Error, StringComparison.Ordinal);
        Assert.Contains("cannot be read as Parquet", (await CommandRun.Of("clones", folder.File("t.parquet", "no"), "--scale", "log2")).Error, StringComparison.Ordinal);
    }

    private static Scenario? Read(TemporaryFolder folder, string text, DiagnosticBag findings, params string[] settings)
        => ScenarioReader.ReadFile(folder.File("scenario.yaml", text), [.. settings.Select(s => Setting.Parse(s, findings)!)], new NetworkLibrary(), findings);

    private sealed class Row
    {
        public string Patient { get; set; } = "";

        public double BCL2 { get; set; }

        public double? XIAP { get; set; }
    }
}
