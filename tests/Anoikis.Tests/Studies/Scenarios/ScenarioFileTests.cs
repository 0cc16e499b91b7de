using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Studies.Runs;

namespace Anoikis.Tests.Studies.Scenarios;

/// <summary>A scenario that is another one with changes: what it gives, and what is said of one that is wrong.</summary>
public sealed class ScenarioFileTests : IDisposable
{
    private const string Changed = """
        name: changed
        description: the same with changes
        based_on: base.yaml
        changes:
          cells: 500
          clones.tough.levels.BCL2.fold: 8
          cascade.steps.blood.exits.0.chance: 0.2
          variability.regulators: ~
        """;

    private readonly WatchedFolder _folder = new();

    public ScenarioFileTests() => File.WriteAllText(_folder.File("base.yaml"), ScenarioTexts.Good);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_the_base_with_the_changes_made_by_hand()
    {
        Scenario changed = Good(Changed);
        string byHand = ScenarioTexts.Good
            .Replace("name: try", "name: changed\ndescription: the same with changes", StringComparison.Ordinal)
            .Replace("cells: 300", "cells: 500", StringComparison.Ordinal)
            .Replace("{fold: 4}", "{fold: 8}", StringComparison.Ordinal)
            .Replace("chance: 0.1", "chance: 0.2", StringComparison.Ordinal)
            .Replace(", regulators: {BAX: 0.2}", "", StringComparison.Ordinal);
        Scenario other = Good(byHand);
        Assert.Equal(("changed", "the same with changes", 500L), (changed.Name, changed.Description, changed.Experiment.Cells));
        Assert.Equal(Ordered(other.Tree), Ordered(changed.Tree));

        // A planted fault: one change less is another scenario.
        Assert.NotEqual(Ordered(other.Tree), Ordered(Good(Changed.Replace("  cells: 500\n", "", StringComparison.Ordinal)).Tree));
    }

    [Fact]
    public void A_setting_comes_after_the_changes_and_the_name_is_its_own()
    {
        Scenario scenario = Good("based_on: base.yaml\nchanges: {cells: 500}", "cells=20");
        Assert.Equal(("try-it", 20L), (scenario.Name, scenario.Experiment.Cells));
        Assert.Equal("try-it.yaml", scenario.Inputs[0].Name);
    }

    [Fact]
    public void Changes_add_up_along_what_stands_on_what()
    {
        File.WriteAllText(_folder.File("middle.yaml"), Changed);
        Scenario scenario = Good("based_on: middle.yaml\nchanges: {clones.tough.levels.BCL2.fold: 2, clones.tough.levels.BAX: lost}");
        Assert.Equal(500, scenario.Experiment.Cells);
        Assert.Equal("the same with changes", scenario.Description);
        YamlNode levels = YamlPath.Find(scenario.Tree, ["clones", "tough", "levels"], out _)!;
        Assert.Equal("""{"BCL2":{"fold":2},"BAX":"lost"}""", YamlJson.Write(levels));
    }

    [Fact]
    public void A_change_reaches_into_a_cascade_that_is_named()
    {
        const string Cascade = "name: c\nsteps:\n  dish: {site: dish, stimuli: {TRAIL: 1 ng/mL}, may_stay: true}\n";
        File.WriteAllText(_folder.File("c.yaml"), Cascade);
        string good = ScenarioTexts.Good;
        File.WriteAllText(_folder.File("base.yaml"), good[..good.IndexOf("cascade:", StringComparison.Ordinal)] + "cascade: c.yaml\n");
        Scenario scenario = Good("based_on: base.yaml\nchanges: {cascade.steps.dish.stimuli.TRAIL: 7 ng/mL}");
        CascadeStep step = Assert.Single(scenario.Experiment.Cascade.Steps);
        Assert.Equal("dish", step.Name);
        Assert.Contains("7 ng/mL", YamlJson.Write(scenario.Tree), StringComparison.Ordinal);
        Fault("based_on: base.yaml\nchanges:\n  cascade.steps.dsh.stimuli.TRAIL: 7 ng/mL", 3, "'cascade.steps.dsh.stimuli.TRAIL' cannot be changed: 'steps' has no 'dsh' (did you mean dish?)");
    }

    [Theory]
    [InlineData("based_on: bse.yaml", 1, "based_on is 'bse.yaml', but there is no such file (did you mean base.yaml?)")]
    [InlineData("based_on: base", 1, "based_on is 'base', which is no file")]
    [InlineData("based_on: [base.yaml]", 1, "based_on is a list; allowed is text")]
    [InlineData("based_on: ../base.yaml", 1, "which leaves the scenario's folder")]
    [InlineData("based_on: sub/base.yaml", 1, "based_on is 'sub/base.yaml', in another folder; allowed is a file in the folder of try-it.yaml")]
    [InlineData("based_on: try-it.yaml", 1, "based_on is 'try-it.yaml', which closes a circle: try-it.yaml -> try-it.yaml")]
    [InlineData("name: a\nchanges: {cells: 3}", 1, "a scenario that is based on another lacks 'based_on'")]
    [InlineData("based_on: base.yaml\ncells: 3", 2, "a scenario that is based on another has no key 'cells'; allowed is name, description, based_on, changes")]
    [InlineData("based_on: base.yaml\nchanges: [cells]", 2, "changes is a list; allowed is a group of paths and values")]
    [InlineData("based_on: base.yaml\nchanges:\n  clones..levels: 3", 3, "the path 'clones..levels' has an empty part")]
    [InlineData("based_on: base.yaml\nchanges:\n  clones.tugh.levels.BCL2.fold: 3", 3, "'clones.tugh.levels.BCL2.fold' cannot be changed: 'clones' has no 'tugh' (did you mean tough?); it has wild, tough")]
    [InlineData("based_on: base.yaml\nchanges:\n  cells: 3\n  cascade.steps.blood.exits.7.chance: 0.3", 4, "'steps.blood.exits' is a list of 2; a number from 0 to 1 stands there instead of '7'")]
    [InlineData("based_on: base.yaml\nchanges:\n  cels: 3", 3, "the scenario has no key 'cels' (did you mean cells?)")]
    [InlineData("based_on: base.yaml\nchanges:\n  cells: many", 3, "cells is 'many'; allowed is a whole number")]
    [InlineData("based_on: base.yaml\nchanges:\n  cel: ~", 3, "there is no 'cel' to take away")]
    [InlineData("based_on: base.yaml\nchanges:\n  clones.tough.levels.BCL2: {fold: -1}", 3, "fold is '-1'; allowed is a number from 0")]
    public void A_fault_is_named_with_its_place(string text, int line, string message)
    {
        Directory.CreateDirectory(_folder.File("sub"));
        File.WriteAllText(_folder.File("sub/base.yaml"), ScenarioTexts.Good);
        Fault(text, line, message);
    }

    [Fact]
    public void What_is_wrong_in_the_base_is_told_at_its_own_line_beside_what_the_changes_do_wrong()
    {
        File.WriteAllText(_folder.File("base.yaml"), ScenarioTexts.Good.Replace("seed: 7", "seed: -7", StringComparison.Ordinal));
        DiagnosticBag findings = [];
        Assert.Null(Read("based_on: base.yaml\nchanges:\n  until: soon", findings));
        Assert.Equal([$"{_folder.File("base.yaml")}:2", $"{_folder.File("try-it.yaml")}:3"], findings.Select(f => f.Location.ToString()).Order());
    }

    [Fact]
    public void Circles_and_towers_are_refused()
    {
        File.WriteAllText(_folder.File("one.yaml"), "based_on: two.yaml");
        File.WriteAllText(_folder.File("two.yaml"), "based_on: one.yaml");
        Fault("based_on: one.yaml", 1, "closes a circle: try-it.yaml -> one.yaml -> two.yaml -> one.yaml", file: "two.yaml");

        File.WriteAllText(_folder.File("t1.yaml"), "based_on: base.yaml");
        for (int i = 2; i <= ScenarioFile.MostBases; i++)
        {
            File.WriteAllText(_folder.File($"t{i}.yaml"), $"based_on: t{i - 1}.yaml");
        }

        Good($"based_on: t{ScenarioFile.MostBases - 1}.yaml");
        Fault($"based_on: t{ScenarioFile.MostBases}.yaml", 1, $"one scenario too many: try-it.yaml -> t{ScenarioFile.MostBases}.yaml -> ", file: "t1.yaml");
    }

    private static string Ordered(YamlMap tree) => YamlJson.Write(tree with { Entries = [.. tree.Entries.OrderBy(e => e.Key, StringComparer.Ordinal)] });

    private Scenario Good(string text, params string[] settings)
    {
        DiagnosticBag findings = [];
        Scenario? scenario = Read(text, findings, settings);
        Assert.True(scenario is not null, string.Join('\n', findings));
        return scenario;
    }

    private void Fault(string text, int line, string message, string file = "try-it.yaml")
    {
        DiagnosticBag findings = [];
        Assert.Null(Read(text, findings));
        Diagnostic? finding = findings.FirstOrDefault(f => f.Severity == Severity.Error && f.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(finding is not null, $"no finding says: {message}\n{string.Join('\n', findings)}");
        Assert.Equal($"{_folder.File(file)}:{line}", finding.Location.ToString());
    }

    private Scenario? Read(string text, DiagnosticBag findings, params string[] settings)
    {
        File.WriteAllText(_folder.File("try-it.yaml"), text);
        return ScenarioReader.ReadFile(_folder.File("try-it.yaml"), [.. settings.Select(s => Setting.Parse(s, findings)!)], new SmallNetworks(), findings);
    }
}
