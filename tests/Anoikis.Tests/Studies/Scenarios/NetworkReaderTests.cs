using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Apoptosis;
using Anoikis.Tests.Studies.Runs;

namespace Anoikis.Tests.Studies.Scenarios;

public sealed class NetworkReaderTests
{
    private const string Model = """
        model mine
          compartment cell = 1
          substanceOnly species L in cell, BAX_off in cell, BAX_on in cell, BCL2_free in cell, sum in cell
          L = 0; BAX_off = 8e4; BAX_on = 0; BCL2_free = 2e4
          sum := BAX_off + BAX_on
          k = 1e-7; dead = 0
          turn: BAX_off => BAX_on; k*L*BAX_off/(1 + 5e-5*BCL2_free)
          death: at (BAX_on > 4e4): dead = 1
        end
        """;

    private const string Network = "network: {file: mine.ant, death: death, regulators: {BAX: [BAX_off, BAX_on], BCL2: {species: BCL2_free, source: me}}, stimuli: {TRAIL: {input: L, unit: ng/mL, per_unit: 60}}}";

    [Fact]
    public void A_network_of_ones_own_is_a_model_and_who_is_who_in_it()
    {
        DiagnosticBag findings = [];
        CellNetwork network = Read(Network, findings)!.Experiment.Network;
        Assert.Empty(findings);
        Assert.Equal("mine", network.Name);
        Assert.Equal(new NetworkDeath("death", DeathCause.Apoptosis), Assert.Single(network.Deaths));
        Assert.Equal(["BAX_off", "BAX_on"], network.Regulator("BAX")!.Components.Select(c => c.Id));
        Assert.Equal(8e4, network.Regulator("BAX")!.PublishedCopies);
        Assert.Equal("me", network.Regulator("BCL2")!.Source);
        StimulusTarget trail = network.Stimulus("TRAIL")!;
        Assert.Equal(("L", true, "ng/mL", 60.0, 0.0), (trail.Input, trail.IsSpecies, trail.Unit, trail.PerUnit, trail.Resting));
    }

    [Fact]
    public void It_may_stand_in_a_file_of_its_own()
    {
        DiagnosticBag findings = [];
        Scenario scenario = Read("network: mine.yaml", findings, ("mine.yaml", Network["network: ".Length..]))!;
        Assert.Empty(findings);
        Assert.Equal("mine.yaml", scenario.Inputs.Single(i => i.Role == "network").Name);
        Assert.Contains("turn: BAX_off", scenario.Inputs.Single(i => i.Role == "network").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Deaths_with_causes_marks_levels_and_traits_are_read()
    {
        const string Own = """
            network: {file: turnover.ant, death: {apoptosis: apoptosis, caspase_independent: starved}, marks: {momp: momp, parp_tenth: tenth},
              regulators: {SLOW: {level: level_SLOW, copies: 2e4, half_life: 27 h, source: me}, PARP1: PARP},
              traits: {independence: {parameter: w, resting: 0, upper: 1, source: me}}, stimuli: {TRAIL: {input: trail}}}
            """;
        DiagnosticBag findings = [];
        Scenario? scenario = ReadTurnover(Own.ReplaceLineEndings(" "), findings);
        Assert.Empty(findings);
        CellNetwork network = scenario!.Experiment.Network;
        Assert.Equal(TurnoverNetwork.Cell.Deaths.AsEnumerable(), network.Deaths.AsEnumerable());
        Assert.Equal(TurnoverNetwork.Cell.Marks.AsEnumerable(), network.Marks.AsEnumerable());
        Assert.Equal((2e4, 27 * 3600.0), (network.Regulator("SLOW")!.PublishedCopies, network.Regulator("SLOW")!.HalfLife!.Value));
        Assert.Equal(TurnoverNetwork.Cell.Traits.AsEnumerable(), network.Traits.Select(t => t with { Source = "made up for tests" }));
        Assert.Null(ReadTurnover(Own.ReplaceLineEndings(" ").Replace("half_life: 27 h, ", "", StringComparison.Ordinal), findings));
        Assert.Contains("belong together", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("death: death", "death: deth", "death is 'deth', which is no event of mine.ant (did you mean death?); allowed is death")]
    [InlineData("BCL2_free", "BCL2_fre", "regulator BCL2 is 'BCL2_fre', which is no species or parameter of the model mine (did you mean BCL2_free?)")]
    [InlineData("[BAX_off, BAX_on]", "[BAX_off, BAX_off]", "regulator BAX names 'BAX_off' twice; name it once")]
    [InlineData("[BAX_off, BAX_on]", "sum", "regulator BAX is 'sum', which starts with what a formula says")]
    [InlineData("[BAX_off, BAX_on]", "{species: BAX_off, form: on}", "regulator BAX has no key 'form'")]
    [InlineData("input: L", "input: LL", "stimulus TRAIL is 'LL', which is no species or parameter")]
    [InlineData("input: L, ", "", "stimulus TRAIL lacks 'input'")]
    [InlineData("per_unit: 60", "per_unit: -60", "per_unit is '-60'; allowed is a number above 0")]
    [InlineData("death: death, ", "", "the network lacks 'death'")]
    public void What_does_not_fit_the_model_is_named(string good, string wrong, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(Read(Network.Replace(good, wrong, StringComparison.Ordinal), findings));
        Diagnostic finding = findings.First(f => f.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(5, finding.Location.Line);
    }

    [Fact]
    public void What_is_wrong_with_the_model_itself_is_told_with_its_line()
    {
        DiagnosticBag findings = [];
        Assert.Null(Read(Network, findings, ("mine.ant", Model.Replace("BAX_on = 0", "BAX_on = 0; BAX_on = 1", StringComparison.Ordinal).Replace("*L*", "*Q*", StringComparison.Ordinal))));
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Location.File.EndsWith("mine.ant", StringComparison.Ordinal) && f.Location.Line > 0);
    }

    [Theory]
    [InlineData("death: at 3 after (BAX_on", "event death has a delay, which the engine of populations does not take")]
    [InlineData("death: at (BAX_on > 4e4), priority = 1", "event death has a priority, which")]
    public void Events_that_lanes_do_not_take_are_refused_at_their_line(string text, string message)
    {
        DiagnosticBag findings = [];
        string original = text.Contains("priority", StringComparison.Ordinal) ? "death: at (BAX_on > 4e4)" : "death: at (BAX_on";
        Assert.Null(Read(Network, findings, ("mine.ant", Model.Replace(original, text, StringComparison.Ordinal))));
        Diagnostic finding = Assert.Single(findings, f => f.Severity == Severity.Error);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("mine.ant", finding.Location.File, StringComparison.Ordinal);
    }

    private static Scenario? ReadTurnover(string network, DiagnosticBag findings)
    {
        using WatchedFolder folder = new();
        File.WriteAllText(folder.File("turnover.ant"), TurnoverNetwork.Text);
        string scenario = $$"""
            seed: 1
            cells: 10
            until: 1 d
            clones:
              a:
                traits: {independence: 0.5}
            {{network}}
            cascade:
              steps:
                dish: {site: dish, may_stay: true}
            """;
        return ScenarioReader.Read(YamlText.Read(scenario, "try.yaml", findings)!, folder.File("try.yaml"), [], new SmallNetworks(), findings);
    }

    private static Scenario? Read(string network, DiagnosticBag findings, params (string Name, string Text)[] files)
    {
        using WatchedFolder folder = new();
        File.WriteAllText(folder.File("mine.ant"), Model);
        foreach ((string name, string text) in files)
        {
            File.WriteAllText(folder.File(name), text);
        }

        string scenario = ScenarioTexts.Good.Replace("network: small", network, StringComparison.Ordinal);
        return ScenarioReader.Read(YamlText.Read(scenario, "try.yaml", findings)!, folder.File("try.yaml"), [], new SmallNetworks(), findings);
    }
}
