using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Scenarios;
using Anoikis.Tests.Studies.Scenarios;

namespace Anoikis.Tests.Studies.Calibration;

/// <summary>What a scenario may say of its own fit, and what is refused.</summary>
public sealed class CalibrationReaderTests
{
    private const string Rate = "cascade.steps.blood.stimuli.TRAIL.pulses.rate";

    private static readonly string Rows = """

          - {quantity: in tissue, source: nobody, observed: 0.6, lower: 0.5, upper: 0.7, measure: reached tissue by 3 d per injected}
          - {quantity: alive in tissue, source: nobody, observed: 0.8, lower: 0.7, upper: 0.9, measure: alive at 3 d per reached tissue by 3 d}
          - {quantity: dead, source: nobody, observed: 0.3, lower: 0.2, upper: 0.4, measure: apoptotic by 3 d per injected}
          - {quantity: dying, source: nobody, observed: 0.03, lower: 0.02, upper: 0.04, measure: visibly apoptotic for 9 h in tissue at 3 d per seen for 9 h in tissue at 3 d}
          - {quantity: reported, source: nobody, observed: 0.03, measure: alive at 2 d per injected}
          - {quantity: how many, source: nobody, observed: 30, lower: 20, upper: 40, measure: alive at 3 d}
          - {quantity: never, source: nobody, observed: 0.1, lower: 0, upper: 0.4, measure: apoptotic by 1 d per injected}
          - {quantity: unseen, source: nobody, lower: 0.1, upper: 0.4, measure: apoptotic by 2 d per injected}
        """;

    [Fact]
    public void A_plan_is_read_with_all_that_it_says()
    {
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good + ScenarioTexts.Fit, [])!;
        CalibrationPlan plan = scenario.Fit!;
        Assert.Equal((200, 10, 3, 0.5), (plan.Cells, plan.Particles, plan.Generations, plan.Tolerance));
        FreeNumber number = Assert.Single(plan.Free);
        Assert.Equal(("contacts", 0.05, 5.0, "per d", PriorScale.Log, true), (number.Name, number.From, number.To, number.Unit, number.Scale, number.Assumed));
        Assert.Equal(Rate, Assert.Single(number.Paths));
        Assert.Equal(0, Assert.Single(plan.Observations));
        Assert.Equal(["there is none", ""], scenario.PosteriorPaths.Select(p => p.Reason).OrderDescending());
        Assert.Null(ScenarioTexts.Read(ScenarioTexts.Good, [])!.Fit);
    }

    [Fact]
    public void A_fit_does_not_change_what_a_run_of_the_scenario_gives()
    {
        var plain = Anoikis.Studies.Runs.RunIdentity.Of(ScenarioTexts.Read(ScenarioTexts.Good, [])!, "1");
        var fitted = Anoikis.Studies.Runs.RunIdentity.Of(ScenarioTexts.Read(ScenarioTexts.Good + ScenarioTexts.Fit, [])!, "1");
        Assert.Equal(plain, fitted);
    }

    [Theory]
    [InlineData("cascade.steps.blood.exits.0.chance", "0.05", "0.2", "it is the probability of the loss 'mechanical' in step blood; a probability of death is never free")]
    [InlineData("cascade.steps.blood.exits.0.after.exponential.mean", "1 h", "2 h", "it is a part of the loss 'mechanical' in step blood")]
    [InlineData("cascade.steps.hold.exits.1.chance", "0.1", "0.9", "it is the chance to leave step hold alive, where all who do not are lost; a probability of survival is never free")]
    [InlineData("seed", "1", "2", "it says how the scenario is computed or judged")]
    [InlineData("observed.0.lower", "0.1", "0.2", "it says how the scenario is computed or judged")]
    [InlineData("tolerances.relative", "1e-5", "1e-4", "it says how the scenario is computed or judged")]
    [InlineData("cascade.steps.blod.stimuli.TRAIL.pulses.rate", "1 per d", "2 per d", "'cascade.steps' has no 'blod' (did you mean blood?)")]
    [InlineData("cascade.steps.blood.exits.7.chance", "0.1", "0.2", "'cascade.steps.blood.exits' is a list of 2; a number from 0 to 1 stands there instead of '7'")]
    [InlineData("cascade.steps.blood.stimuli.TRAIL", "1 ng/mL", "2 ng/mL", "it is a group of keys and no number; inside are pulses")]
    [InlineData("cascade.steps.blood.site", "1", "2", "it is 'vein' and no number")]
    [InlineData(Rate, "1", "2", "it is '0.5 per d' in the scenario; allowed is a range in 'per d' or another unit of its kind")]
    public void A_number_that_may_not_be_free_is_refused_by_name(string path, string from, string to, string reason)
    {
        DiagnosticBag findings = Refuse(Fit($"- {{path: {path}, from: {from}, to: {to}, assumed: x}}", "alive"), WithHold);
        Diagnostic finding = Assert.Single(findings);
        Assert.Contains($"'{path}' cannot be a free number: {reason}", finding.Message, StringComparison.Ordinal);
        Assert.Equal("try.yaml", finding.Location.File);
        Assert.True(finding.Location.Line > 40, finding.ToString());
    }

    [Fact]
    public void Entry_into_another_step_and_a_chance_where_cells_may_stay_are_free()
    {
        string text = WithHold.Replace("- {loss: caught, after: 1 h, source: nobody}", "- {advance: blood, after: 1 h}", StringComparison.Ordinal);
        Assert.NotNull(ScenarioTexts.Read(text + Fit("- {path: cascade.steps.hold.exits.1.chance, from: 0.1, to: 0.9, assumed: x}", "alive"), [])!.Fit);
        text = WithHold.Replace("site: lung", "site: lung\n      may_stay: true", StringComparison.Ordinal);
        Assert.NotNull(ScenarioTexts.Read(text + Fit("- {path: cascade.steps.hold.exits.1.chance, from: 0.1, to: 0.9, assumed: x}", "alive"), [])!.Fit);
    }

    [Theory]
    [InlineData("aliv", "there is no observed row 'aliv' (did you mean alive?)")]
    [InlineData("reported", "cannot be fitted: it lacks bounds")]
    [InlineData("unseen", "cannot be fitted: it lacks an observed value")]
    [InlineData("how many", "cannot be fitted: it is a plain count")]
    [InlineData("never", "its value and both bounds must lie between 0 and 1, ends left out")]
    [InlineData("alive, alive", "stands twice")]
    [InlineData("dying", "is no independent one: what is visibly apoptotic is the loss of cells")]
    [InlineData("alive, in tissue, alive in tissue", "'alive in tissue' is no independent one: it is a product of the others")]
    public void An_observation_that_cannot_choose_a_number_is_refused(string names, string reason)
    {
        DiagnosticBag findings = Refuse(Fit($"- {{path: {Rate}, from: 1 per d, to: 2 per d, assumed: x}}", names));
        Assert.Contains(findings, f => f.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void More_numbers_than_observations_are_refused()
    {
        string two = $"""
                - path: {Rate}
                  from: 1 per d
                  to: 2 per d
                  assumed: x
                - path: cascade.steps.blood.exits.1.after.lognormal.median
                  from: 2 h
                  to: 30 h
                  assumed: x
            """.TrimStart();
        Assert.Contains("fit has 2 free numbers for 1 independent observations", Assert.Single(Refuse(Fit(two, "alive"))).Message, StringComparison.Ordinal);
        Assert.NotNull(ScenarioTexts.Read(ScenarioTexts.Good + Rows + Fit(two, "alive, in tissue"), [])!.Fit);
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_line()
    {
        string fit = """

            fit:
              cells: 0
              particels: 5
              free:
                - {path: cascade.steps.blood.exits.0.chance, from: 0.3, to: 0.2, assumed: x}
                - {path: [cells, seed], from: 1, to: 2 h, source: y}
                - {path: clones.tough.levels.BCL2.fold, from: 0, to: 4, scale: log}
              observations: [gone]
            """;
        string text = ScenarioTexts.Good + fit;
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(text, findings));
        string[] lines = text.Split('\n');
        int Line(string part) => Array.FindIndex(lines, l => l.Contains(part, StringComparison.Ordinal)) + 1;
        (string Part, string Message)[] expected =
        [
            ("cells: 0", "cells is '0'"),
            ("particels", "fit has no key 'particels' (did you mean particles?)"),
            ("exits.0.chance", "a probability of death is never free"),
            ("exits.0.chance", "free number 1: 'from' does not lie below 'to'"),
            ("[cells, seed]", "'cells' cannot be a free number"),
            ("[cells, seed]", "'seed' cannot be a free number"),
            ("[cells, seed]", "free number 2 runs from '' to 'h'"),
            ("levels.BCL2.fold, from", "free number 3 does not say where its range comes from"),
            ("levels.BCL2.fold, from", "'from' is 0 on the scale log"),
            ("[gone]", "there is no observed row 'gone'"),
        ];
        foreach ((string part, string message) in expected)
        {
            Assert.Contains(findings, f => f.Location.Line == Line(part) && f.Message.Contains(message, StringComparison.Ordinal));
        }

        Assert.Equal(expected.Length, findings.Count);
    }

    [Fact]
    public void Ranges_beyond_what_the_scenario_takes_are_refused_before_anything_runs()
    {
        string text = ScenarioTexts.Good.Replace("- {advance: tissue, after", "- {advance: tissue, chance: 1, after", StringComparison.Ordinal).Replace("TRAIL: 10 ng/mL", "TRAIL: 10 ng/mL", StringComparison.Ordinal);
        Scenario scenario = ScenarioTexts.Read(text + Rows + Fit($"- {{path: {Rate}, from: 1 mL, to: 2 mL, assumed: x}}\n    - {{path: clones.tough.levels.BCL2.fold, from: -1, to: 3, assumed: x}}", "alive, in tissue"), [])!;
        DiagnosticBag findings = [];
        Assert.Null(CalibrationRun.Check(scenario, new SmallNetworks(), findings));
        Assert.Equal(2, findings.Count);
        Assert.Contains("cannot be 1 mL: rate is '1 mL'", findings.First().Message, StringComparison.Ordinal);
        Assert.Contains("cannot be -1: fold is '-1'", findings.Last().Message, StringComparison.Ordinal);
        Assert.All(findings, f => Assert.True(f.Location.Line > 30));
    }

    private static string WithHold => ScenarioTexts.Good
        .Replace("{advance: tissue, after: {lognormal: {median: 12 h, sigma: 0.5}}}", "{advance: hold, after: {lognormal: {median: 12 h, sigma: 0.5}}}", StringComparison.Ordinal)
        .Replace("    tissue:\n", "    hold:\n      site: lung\n      exits:\n        - {loss: caught, after: 1 h, source: nobody}\n        - {advance: tissue, chance: 0.5, after: 30 min}\n    tissue:\n", StringComparison.Ordinal);

    private static string Fit(string free, string observations) => $"\nfit:\n  cells: 200\n  free:\n    {free}\n  observations: [{observations}]\n";

    private static DiagnosticBag Refuse(string fit, string? text = null)
    {
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read((text ?? ScenarioTexts.Good) + Rows + fit, findings));
        return findings;
    }
}
