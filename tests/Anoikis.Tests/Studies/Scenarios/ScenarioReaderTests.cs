using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Tests.Studies.Scenarios;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void A_scenario_says_all_that_a_run_needs()
    {
        DiagnosticBag findings = [];
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good, findings)!;
        Assert.Empty(findings);
        CascadeExperiment experiment = scenario.Experiment;
        Assert.Equal(("try", 300, 7ul, 3 * 86400.0), (scenario.Name, experiment.Cells, experiment.Seed, experiment.Horizon));
        Assert.Equal((1e-4, 1.0, 3, 3600.0), (experiment.RelativeTolerance, experiment.AbsoluteTolerance, experiment.SampledCells, experiment.SampleInterval));
        Assert.Equal(["wild", "tough"], experiment.Clones.Select(c => c.Name));
        Assert.Equal(RegulatorLevel.Fold(4), experiment.Clones[1].Levels["BCL2"]);
        Assert.Equal((0.3, 0.2), (experiment.Clones[0].Variability.Of("BCL2"), experiment.Clones[0].Variability.Of("BAX")));
        Assert.Equal(["blood", "tissue"], experiment.Cascade.Steps.Select(s => s.Name));
        StimulusPulses pulses = Assert.IsType<StimulusPulses>(Assert.Single(experiment.Cascade.Steps[0].Stimuli).Course);
        Assert.Equal(0.5 / 86400, pulses.RatePerSecond, 1e-18);
        Assert.Equal(RandomQuantity.Fixed(3000), pulses.Dose);
        Assert.Equal(7200, pulses.Duration.Mean, 1e-9);
        Assert.Equal(new ConstantStimulus(600), Assert.Single(experiment.Cascade.Steps[1].Stimuli).Course);
        Loss loss = Assert.IsType<Loss>(experiment.Cascade.Steps[0].Exits[0]);
        Assert.Equal(("mechanical", "nobody", new WaitingTime(RandomQuantity.Exponential(3600), 0.1)), (loss.Cause, loss.Source, loss.When));
        Assert.Equal(new Advance("tissue", new WaitingTime(RandomQuantity.LogNormal(43200, 0.5))), experiment.Cascade.Steps[0].Exits[1]);
        Assert.Equal(3 * 86400.0, Assert.Single(experiment.ObservationTimes));
        Assert.True(Assert.Single(scenario.Observed).Judged);
        Assert.Equal(["scenario", "network", "cascade"], scenario.Inputs.Select(i => i.Role));
    }

    [Fact]
    public void How_long_an_apoptotic_cell_is_seen_and_how_long_cells_rest_are_values_of_the_scenario()
    {
        const string Row = "  - {quantity: apoptotic, source: nobody, measure: visibly apoptotic in tissue at 3 d per seen in tissue at 3 d}\n";
        DiagnosticBag findings = [];
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good + "\n" + Row + "visible: {for: 9 h, assumed: 4 to 15 h}\nequilibration: {for: 3 d}\ncolony_stimulus_window: 2 h\n", findings, "visible.for=5 h")!;
        Assert.Empty(findings);
        Assert.Equal("visibly apoptotic for 5 h in tissue at 3 d per seen for 5 h in tissue at 3 d", scenario.Observed[1].Measure!.ToString());
        Assert.Equal((true, "5 h"), (scenario.Visible!.Assumed, scenario.Visible.Value));
        Assert.Equal((3 * 86400.0, 7200.0), (scenario.Experiment.Equilibration, scenario.Experiment.ColonyStimulusWindow));
        Scenario plain = ScenarioTexts.Read(ScenarioTexts.Good + "\n" + Row + "visible: 9 h\n", findings, "visible=7 h")!;
        Assert.StartsWith("visibly apoptotic for 7 h", plain.Observed[1].Measure!.ToString(), StringComparison.Ordinal);
        Assert.Null(ScenarioTexts.Read(ScenarioTexts.Good + "\n" + Row, findings));
        Assert.Contains("give the scenario 'visible'", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Null(ScenarioTexts.Read(ScenarioTexts.Good.Replace("regulators: {BAX: 0.2}", "fluctuation: {fixed_share: 0.2, time_constant: 24 h, update: 6 h}", StringComparison.Ordinal), findings));
        Assert.Contains(findings, f => f.Message.Contains("no level of the network small can fluctuate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(", stages: double", StagePrecision.Double)]
    [InlineData(", stages: single", StagePrecision.Single)]
    public void The_precision_inside_a_step_may_be_said(string text, StagePrecision? expected)
    {
        DiagnosticBag findings = [];
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good.Replace("relative: 1e-4", "relative: 1e-4" + text, StringComparison.Ordinal), findings)!;
        Assert.Empty(findings);
        Assert.Equal(expected, scenario.Experiment.Stages);
    }

    [Fact]
    public void Stimuli_that_follow_the_colony_are_read()
    {
        string text = ScenarioTexts.Good.Replace(
            "stimuli: {TRAIL: 10 ng/mL}\n      may_stay: true",
            "stimuli: {TRAIL: {of_colony: {height: 2 ng/mL, onset: 60 h, relief_size: 30 cells}}}\n      growth: {cycle: 18 h}\n      may_stay: true",
            StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Equal(new ColonyStrain(120, 60 * 3600, 30), ScenarioTexts.Read(text, findings)!.Experiment.Cascade.Steps[1].Stimuli[0].Course);
        text = text.Replace("{of_colony: {height: 2 ng/mL, onset: 60 h, relief_size: 30 cells}}", "{of_radius: {from: 0.05 mm, full: 100 um}}", StringComparison.Ordinal);
        Assert.Equal(new ColonyDepth(0.05, 0.1, 60), ScenarioTexts.Read(text, findings)!.Experiment.Cascade.Steps[1].Stimuli[0].Course);
        Assert.Empty(findings);
        Assert.Null(ScenarioTexts.Read(text.Replace("full: 100 um", "full: 50 um", StringComparison.Ordinal), findings));
        Assert.Contains("a length above 'from'", findings.First().Message, StringComparison.Ordinal);
        findings = [];
        Assert.Null(ScenarioTexts.Read(text.Replace("      growth: {cycle: 18 h}\n", "", StringComparison.Ordinal), findings));
        Assert.Contains(findings, f => f.Message.Contains("cells do not divide there", StringComparison.Ordinal));
    }

    [Fact]
    public void Layout_comments_threads_and_width_do_not_change_what_a_scenario_is()
    {
        Scenario plain = ScenarioTexts.Read(ScenarioTexts.Good, [])!;
        Scenario other = ScenarioTexts.Read("# note\nthreads: 2\nwidth: 4\n\n" + ScenarioTexts.Good.Replace("{share: 0.5}", "\n    share: 0.5  # half", StringComparison.Ordinal), [])!;
        Scenario changed = ScenarioTexts.Read(ScenarioTexts.Good, [], "clones.tough.levels.BCL2.fold=2")!;
        Assert.Equal((2, 4), (other.Execution.Threads, other.Execution.Width));
        Assert.Equal(plain.Inputs.Single(i => i.Role == "cascade").Hash, other.Inputs.Single(i => i.Role == "cascade").Hash);
        Assert.Equal(Sorted(plain), Sorted(other));
        Assert.NotEqual(Sorted(plain), Sorted(changed));

        // Keys keep the order of the text, as the order of clones and exits has a meaning.
        static string Sorted(Scenario s) => s.Inputs.Single(i => i.Role == "scenario").Text;
    }

    [Fact]
    public void A_condition_on_the_network_is_a_comparison_of_its_ids()
    {
        DiagnosticBag findings = [];
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good.Replace("chance: 0.1, after: {exponential: {mean: 1 h}}", "when: BAX_on > 1e4 && BCL2_free < BAX_off", StringComparison.Ordinal), findings)!;
        Assert.Empty(findings);
        NetworkCondition condition = Assert.IsType<NetworkCondition>(scenario.Experiment.Cascade.Steps[0].Exits[0].When);
        Assert.Equal("BAX_on > 1e4 && BCL2_free < BAX_off", condition.Text);
        Assert.Equal(Operation.And, Assert.IsType<Application>(condition.Condition).Operation);
    }

    [Theory]
    [InlineData("cells=500")]
    [InlineData("seed=9")]
    [InlineData("clones.tough.levels.BCL2=lost")]
    [InlineData("cascade.steps.blood.exits.0.chance=0.2")]
    [InlineData("cascade.steps.tissue.stimuli.TRAIL=20 ng/mL")]
    public void A_setting_changes_the_scenario_and_its_identity(string setting)
    {
        Scenario plain = ScenarioTexts.Read(ScenarioTexts.Good, [])!;
        DiagnosticBag findings = [];
        Scenario changed = ScenarioTexts.Read(ScenarioTexts.Good, findings, setting)!;
        Assert.Empty(findings);
        Assert.NotEqual(plain.Inputs.Select(i => i.Hash), changed.Inputs.Select(i => i.Hash));
    }

    [Theory]
    [InlineData("cells=0", "cells is '0'; allowed is a whole number from 1 to 100,000,000")]
    [InlineData("cascade.steps.tissue.stimuli.TRIAL=20 ng/mL", "has no stimulus 'TRIAL' (did you mean TRAIL?)")]
    [InlineData("clones.tough.levels.BLC2.fold=2", "no regulator \"BLC2\" (did you mean BCL2?)")]
    [InlineData("cascade.steps.blood.exits.5.chance=1", "is a list of 2; give a number from 0 to 1")]
    public void A_wrong_setting_answers_for_itself(string setting, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(ScenarioTexts.Good, findings, setting));
        Diagnostic finding = findings.First(f => f.Severity == Severity.Error);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal($"--set {setting}", finding.Location.ToString());
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        DiagnosticBag findings = [];
        string text = ScenarioTexts.Good
            .Replace("cells: 300", "cells: none", StringComparison.Ordinal)
            .Replace("until: 3 d", "until: 3 mL", StringComparison.Ordinal)
            .Replace("network: small", "network: smal", StringComparison.Ordinal)
            .Replace("{fold: 4}", "{fold: -4}", StringComparison.Ordinal)
            .Replace("advance: tissue", "advance: tisue", StringComparison.Ordinal)
            .Replace("alive at 3 d", "alife at 3 d", StringComparison.Ordinal);
        Assert.Null(ScenarioTexts.Read(text, findings));
        Assert.Equal([3, 4, 5, 14, 23, 17 + 7, 29], findings.Where(f => f.Severity == Severity.Error).Select(f => f.Location.Line).OrderBy(l => l == 24 ? 23.5 : l));
    }
}
