using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;
using Anoikis.Tests.Metastasis.Populations;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Cascade;

public sealed class CascadeCheckTests
{
    public static TheoryData<CascadeStep[], string> Wrong => new()
    {
        { [], "has no step" },
        { [Step("a", After("b", 1)), Step("b") with { IsTerminal = false }], "\"b\" has no way out" },
        { [Step("a", After("bb1", 1)), Step("bb")], "leads to \"bb1\", which is no step (did you mean bb?)" },
        { [Step("a", After("a", 0))], "the loop a -> a can take no time" },
        { [Step("a", After("b", 0)), Step("b", new Advance("a", new NetworkCondition(CleavageNetwork.CleavedAbove(0), "c"))), Step("c")], "the loop a -> b -> a can take no time" },
        { [Step("a", After("a", 1)), Step("a")], "\"a\" is there twice" },
        { [Step("a") with { Split = 0 }], "splits into 0 replicates" },
        { [Step("a") with { Stimuli = [new Stimulus("TRIAL", new ConstantStimulus(1))] }], "no stimulus \"TRIAL\" (did you mean TRAIL?)" },
        { [Step("a").Under(new StimulusTable([0, 2, 1], [1, 2, 3]))], "rising times" },
        { [Step("a").Under(new StimulusPulses(2, RandomQuantity.Fixed(1), RandomQuantity.Fixed(1)))], "begin 2 times a second" },
        { [Step("a", new Loss("x", "test", new WaitingTime(RandomQuantity.Fixed(1), 1.5)))], "the chance 1.5" },
        { [Step("a", new Loss("x", "test", new ColonyCells(3)))], "cells do not divide there" },
        { [Step("a", new Loss("x", "test", new NetworkCondition(CleavageNetwork.CleavedAbove(0), "c"))).Growing(1, 0)], "colonies of many cells" },
        { [Step("a", After("b", 1)).Growing(1, 0), Step("b")], "but not in \"b\"" },
        { [Step("a").Growing(0, 0)], "divide in no time" },
        { [Step("a").Growing(1, 0, 0)], "a cap of at least 1 cell" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_with_its_place(CascadeStep[] steps, string message)
    {
        DiagnosticBag findings = [];
        var cascade = new MetastaticCascade { Name = "test", Steps = [.. steps] };
        CascadeCheck.Run(cascade, CleavageNetwork.Cell, part => new SourceLocation("cascade.yaml", part.Step + 2), findings);
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Message.Contains(message, StringComparison.Ordinal) && f.Location.File == "cascade.yaml");
    }

    [Fact]
    public void A_loop_that_takes_time_is_allowed_and_ends_at_the_horizon()
    {
        CascadeExperiment experiment = Experiment(3, Day, Step("blood", After("vessel", 1)), Step("vessel", After("blood", 2)));
        EntityTable table = experiment.Run().Entities;
        Assert.All(table.Fate, f => Assert.Equal(CellFate.Alive, f));
        Assert.All(table.Step, s => Assert.Equal(0, s));
    }

    [Fact]
    public void A_step_that_nothing_leads_to_is_a_warning()
    {
        DiagnosticBag findings = [];
        CascadeCheck.Run(new MetastaticCascade { Name = "t", Steps = [Step("a"), Step("b")] }, CleavageNetwork.Cell, _ => SourceLocation.None, findings);
        Assert.False(findings.HasErrors);
        Assert.Contains("\"b\"", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_experiment_never_starts()
    {
        CascadeExperiment experiment = Experiment(0, -1, Step("a", After("b", 1)));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => CascadeSimulation.Prepare(experiment));
        Assert.Contains("no step", refused.Message, StringComparison.Ordinal);
        Assert.Contains("number of cells is 0", refused.Message, StringComparison.Ordinal);
        Assert.Contains("horizon is -1 s", refused.Message, StringComparison.Ordinal);
    }
}
