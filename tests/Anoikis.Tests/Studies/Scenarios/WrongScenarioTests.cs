using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Tests.Studies.Scenarios;

/// <summary>Each fault that a scenario can have, the message that it gets and the line to which the message points.</summary>
public sealed class WrongScenarioTests
{
    [Theory]
    [InlineData("cells: 300", "cells: 0", "cells: 0", "cells is '0'; allowed is a whole number from 1 to 100,000,000")]
    [InlineData("cells: 300", "cells: 100000001", "cells: 1", "cells is '100000001'; allowed is a whole number from 1 to 100,000,000")]
    [InlineData("cells: 300", "cells: 10.5", "cells: 1", "cells is '10.5'; allowed is a whole number")]
    [InlineData("cells: 300", "cells: many", "cells: many", "cells is 'many'; allowed is a whole number")]
    [InlineData("cells: 300", "cells: '300'", "cells: '", "cells is '300' in quotes; allowed is a whole number")]
    [InlineData("cells: 300", "cells: [300]", "cells: [", "cells is a list; allowed is a whole number")]
    [InlineData("cells: 300", "cells: .inf", "cells: .", "cells is '.inf'; allowed is a whole number")]
    [InlineData("cells: 300", "cells: 1e999", "cells: 1e", "cells is '1e999', which is no finite number; allowed")]
    [InlineData("cells: 300", "cells:", "cells:", "the scenario lacks 'cells': how many cells start")]
    [InlineData("seed: 7", "seed: -1", "seed: -1", "seed is '-1'; allowed is a whole number from 0")]
    [InlineData("seed: 7\n", "", "name: try", "the scenario lacks 'seed'")]
    [InlineData("name: try", "name: ../../etc", "name: ..", "name is named '../../etc'; allowed is a word")]
    [InlineData("until: 3 d", "until: 3", "until: 3", "until is '3' without a unit; allowed is a time with its unit (s, min, h, d, wk), such as 24 h")]
    [InlineData("until: 3 d", "until: 3 mL", "until: 3", "until is '3 mL': 'mL' is no unit of time")]
    [InlineData("until: 3 d", "until: 3 hh", "until: 3", "'hh' is no unit of time (did you mean h?)")]
    [InlineData("until: 3 d", "until: 0 h", "until: 0", "until is '0 h'; allowed is a time in h above 0")]
    [InlineData("until: 3 d", "until: 1e9 d", "until: 1e9", "until is '1e9 d'; allowed is a time in d above 0 and at most 36,600")]
    [InlineData("until: 3 d", "until: 3 d\nwidth: 32", "width: 32", "width is '32'; allowed is 1, 4, 8, 16")]
    [InlineData("until: 3 d", "until: 3 d\nthreads: 0", "threads: 0", "threads is '0'; allowed is a whole number from 1 to 1,024")]
    [InlineData("until: 3 d", "until: 3 d\nsplitt: 3", "splitt: 3", "the scenario has no key 'splitt'")]
    [InlineData("cells: 300", "cels: 300", "cels: 300", "the scenario has no key 'cels' (did you mean cells?)")]
    [InlineData("network: small", "network: smal", "network: smal", "network is 'smal', which is not built in (did you mean small?); allowed is small, a file (.yaml, .yml)")]
    [InlineData("network: small", "network: mine.yaml", "network: mine", "network is 'mine.yaml', but there is no such file")]
    [InlineData("network: small", "network: mine.ant", "network: mine", "network is 'mine.ant', a model without word of which of its species are which regulators; allowed is small, a .yaml file, or {file: mine.ant")]
    [InlineData("network: small", "network: ../../secret.yaml", "network: ..", "network is '../../secret.yaml', which leaves the scenario's folder")]
    [InlineData("network: small", "network: a/../../secret.yaml", "network: a", "which leaves the scenario's folder")]
    [InlineData("network: small", "network: /etc/passwd", "network: /etc", "a file of another kind; allowed is small, a file (.yaml, .yml)")]
    [InlineData("network: small", "network: [small]", "network: [", "network is a list; allowed is small, a .yaml file, or {file")]
    [InlineData("network: small", "network: {file: mine.ant, regulators: {}}", "network: {", "the network lacks 'death': the id of the model's event")]
    [InlineData("network: small", "network: {file: mine.ant, death: x, regulators: {}}", "network: {", "file is 'mine.ant', but there is no such file")]
    [InlineData("cv: 0.3", "cv: -0.3", "cv: -0.3", "cv is '-0.3'; allowed is a number from 0 to 10")]
    [InlineData("{BAX: 0.2}", "{BAK: 0.2}", "BAK", "the network small has no regulator \"BAK\" (did you mean BAX?)")]
    [InlineData("relative: 1e-4", "relative: 1", "relative", "relative is '1'; allowed is a number from 0.000000000001 to 0.01")]
    [InlineData("relative: 1e-4", "relative: 1e-4, stages: half", "stages: half", "stages is 'half'; allowed is double, single")]
    [InlineData("courses: {cells: 3", "courses: {cell: 3", "cell: 3", "courses has no key 'cell' (did you mean cells?); allowed is cells, every")]
    [InlineData("BCL2: {fold: 4}", "BCL3: {fold: 4}", "BCL3", "the network small has no regulator \"BCL3\" (did you mean BCL2?)")]
    [InlineData("BCL2: {fold: 4}", "BCL2: {fold: -4}", "fold: -4", "fold is '-4'; allowed is a number from 0 to 1,000,000")]
    [InlineData("BCL2: {fold: 4}", "BCL2: {copies: -4}", "copies: -4", "copies is '-4'; allowed is a number from 0")]
    [InlineData("BCL2: {fold: 4}", "BCL2: {fold: 4, copies: 3}", "fold: 4", "level of BCL2 needs either 'fold'")]
    [InlineData("BCL2: {fold: 4}", "BCL2: 4", "BCL2: 4", "level of BCL2 is '4'; allowed is lost, haploinsufficient, dominant_negative, constitutively_active, {fold: 1.5} or {copies: 2e4}")]
    [InlineData("BCL2: {fold: 4}", "BCL2: {fold: 4}\n      BCL2: lost", "lost", "the key 'BCL2' stands twice in this group, first on line 14")]
    [InlineData("wild: {share: 0.5}", "wild: {share: 0.4}", "wild", "the shares of the clones sum up to 0.9; allowed is 1")]
    [InlineData("wild: {share: 0.5}", "wild: {}", "wild", "clone wild lacks 'share'")]
    [InlineData("wild: {share: 0.5}", "wi ld: {share: 0.5}", "wi ld", "clone is named 'wi ld'; allowed is a word")]
    [InlineData("rate: 0.5 per d", "rate: 0.5 per mL", "rate", "'per mL' is no unit of rate")]
    [InlineData("rate: 0.5 per d", "rate: 0.5", "rate", "rate is '0.5' without a unit; allowed is a rate with its unit (per s")]
    [InlineData("rate: 0.5 per d", "rate: 1e9 per d", "rate", "rate is '1e9 per d'; allowed is a rate in per d from 0 to 1,440")]
    [InlineData("dose: 50 ng/mL", "dose: 50 nM", "dose", "dose is '50 nM': 'nM' is no unit of strength")]
    [InlineData("dose: 50 ng/mL", "dose: -50 ng/mL", "dose", "dose is '-50 ng/mL'; allowed is a strength in ng/mL, 0 or above")]
    [InlineData("duration: {lognormal: {mean: 2 h, cv: 0.5}}", "duration: {lognormal: {mean: 2 h}}", "duration", "duration: lognormal needs either 'sigma'")]
    [InlineData("duration: {lognormal: {mean: 2 h, cv: 0.5}}", "duration: {lognorml: {mean: 2 h}}", "duration", "duration has the law 'lognorml' (did you mean lognormal?)")]
    [InlineData("duration: {lognormal: {mean: 2 h, cv: 0.5}}", "duration: {uniform: {from: 3 h, to: 2 h}}", "duration", "'from' lies above 'to'")]
    [InlineData("TRAIL: {pulses", "TRIAL: {pulses", "TRIAL", "the network small has no stimulus 'TRIAL' (did you mean TRAIL?); allowed is TRAIL")]
    [InlineData("stimuli: {TRAIL: 10 ng/mL}", "stimuli: {TRAIL: {table: [{at: 1 h, value: 1 ng/mL}]}}", "table", "at is '1 h'; allowed is 0 h for the first row")]
    [InlineData("stimuli: {TRAIL: 10 ng/mL}", "stimuli: {TRAIL: {table: [{at: 0 h, value: 1 ng/mL}, {at: 0 h, value: 1 ng/mL}]}}", "table", "allowed is a time later than the row before")]
    [InlineData("stimuli: {TRAIL: 10 ng/mL}", "stimuli: {TRAIL: 10 ng/mL}\n      growth: {cycle: 0 h}", "growth", "cycle takes no time")]
    [InlineData(", source: nobody}", "}", "mechanical", "exit 1 of step blood, a loss, does not say where its number comes from")]
    [InlineData("chance: 0.1", "chance: 1.1", "mechanical", "chance is '1.1'; allowed is a number from 0 to 1")]
    [InlineData("loss: mechanical", "loss: apoptosis", "loss: apoptosis", "the loss is named 'apoptosis', which is what the network itself does to a cell and never an exit")]
    [InlineData("loss: mechanical", "loss: caspase_independent", "loss: caspase", "the loss is named 'caspase_independent', which")]
    [InlineData("        - {loss", "        - {loss: mechanical, after: 3 h, source: nobody}\n        - {loss", "{loss: mechanical, chance", "step blood has two losses named 'mechanical', the first at")]
    [InlineData("loss: mechanical", "los: mechanical", "los:", "exit 1 of step blood has no key 'los' (did you mean loss?)")]
    [InlineData("loss: mechanical", "loss: mechanical, advance: tissue", "mechanical", "exit 1 of step blood needs either 'advance: step' or 'loss: cause'")]
    [InlineData("after: {exponential: {mean: 1 h}}", "at: 16 cells", "at: 16", "waits for a colony's size, but cells do not divide in this step")]
    [InlineData("after: {exponential: {mean: 1 h}}", "after: 1 h, at: 16 cells", "at: 16", "needs one of 'after' (a waiting time), 'when'")]
    [InlineData("after: {exponential: {mean: 1 h}}", "when: BAX_n > 3", "when", "the network small has no 'BAX_n' (did you mean BAX_on?)")]
    [InlineData("after: {exponential: {mean: 1 h}}", "when: BAX_on", "when", "the condition 'BAX_on' is a number; allowed is a comparison")]
    [InlineData("after: {exponential: {mean: 1 h}}", "when: BAX_on >", "when", "the end of the text")]
    [InlineData("after: {exponential: {mean: 1 h}}", "when: BAX_on > 3 ) (", "when", "is not expected behind the formula")]
    [InlineData("chance: 0.1, after: {exponential: {mean: 1 h}}", "chance: 0.1, when: BAX_on > 3", "when", "a 'chance', which only an exit with 'after' can have")]
    [InlineData("      may_stay: true", "      growth: {cycle: 18 h}\n      may_stay: true\n      exits: [{advance: tissue, when: BAX_on > 3}]", "when", "but cells divide in this step and a colony has many networks")]
    [InlineData("      may_stay: true", "      growth: {cycle: 18 h}\n      may_stay: true\n      exits: [{advance: tissue, at: 16}]", "at: 16", "at is '16' without a unit; allowed is a number of cells or a diameter, such as 16 cells or 0.2 mm")]
    [InlineData("      may_stay: true", "      growth: {cycle: 18 h}\n      may_stay: true\n      exits: [{advance: tissue, at: 1.5 cells}]", "at: 1.5", "at is '1.5 cells'; allowed is a whole number of cells")]
    [InlineData("advance: tissue", "advance: tisue", "advance: tisue", "step blood advances to 'tisue', which is no step of the cascade (did you mean tissue?); allowed is blood, tissue")]
    [InlineData("advance: tissue", "advance: blood", "    tissue:", "step tissue cannot be reached: no exit leads to it from blood")]
    [InlineData("      may_stay: true", "      description: an end", "    tissue:", "step tissue has no way out; give it exits, or 'may_stay: true'")]
    [InlineData("      may_stay: true", "      exits: [{advance: blood, after: 1 h, chance: 0.5}]", "    tissue:", "step tissue has only exits with a chance below 1")]
    [InlineData("site: liver", "place: liver", "place: liver", "step tissue has no key 'place'")]
    [InlineData("site: liver", "place: liver", "site: vein", "step tissue lacks 'site'", 25)]
    [InlineData("lower: 0.4, upper: 0.6", "lower: 0.6, upper: 0.4", "lower", "has the lower bound 0.6 above its upper bound 0.4; allowed is lower up to upper")]
    [InlineData("lower: 0.4, upper: 0.6", "lower: 0.4", "lower", "observed quantity 1 has one bound")]
    [InlineData("alive at 3 d per", "alife at 3 d per", "alife", "'alife' begins no selector (did you mean alive?)")]
    [InlineData("alive at 3 d per", "in tisue at 3 d per", "tisue", "no step 'tisue' (did you mean tissue?)")]
    [InlineData(", measure: alive at 3 d per injected", "", "lower", "observed quantity 1 has bounds but no 'measure'")]
    public void A_fault_is_named_with_its_place_its_value_and_what_is_allowed(string good, string wrong, string lineWith, string message, int? line = null)
    {
        Assert.Contains(good, ScenarioTexts.Good, StringComparison.Ordinal);
        string text = ScenarioTexts.Good.Replace(good, wrong, StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(text, findings));
        Diagnostic? finding = findings.FirstOrDefault(f => f.Severity == Severity.Error && f.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(finding is not null, $"no finding says: {message}\n{string.Join('\n', findings)}");
        line ??= Array.FindIndex(text.Split('\n'), l => l.Contains(lineWith, StringComparison.Ordinal)) + 1;
        Assert.Equal($"try.yaml:{line}", finding.Location.ToString());
        Assert.DoesNotContain('\n', finding.Message);
    }

    // All problems come at once: what is a regulator the catalogue knows, whatever the network.
    [Theory]
    [InlineData("BCL3", "there is no regulator \"BCL3\"; near to it are BCL2 (BCL-2)")]
    [InlineData("Bcl-xL", "there is no regulator \"Bcl-xL\"; write BCL2L1")]
    [InlineData("cIAP", "there is no regulator \"cIAP\", which may be BIRC2 (cIAP1) or BIRC3 (cIAP2); write the symbol")]
    public void A_wrong_regulator_is_named_beside_a_wrong_network(string symbol, string message)
    {
        string text = ScenarioTexts.Good.Replace("network: small", "network: smal", StringComparison.Ordinal).Replace("BCL2: {fold: 4}", symbol + ": {fold: 4}", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(text, findings));
        Assert.Contains(findings, f => f.Message.StartsWith("network is 'smal'", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Beside_a_wrong_network_of_ones_own_its_regulators_are_not_judged()
    {
        string text = ScenarioTexts.Good.Replace("network: small", "network: mine.yaml", StringComparison.Ordinal).Replace("BCL2: {fold: 4}", "OTHER1: {fold: 4}", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(text, findings));
        Assert.DoesNotContain(findings, f => f.Message.Contains("OTHER1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loop_that_takes_no_time_is_refused()
    {
        string loop = ScenarioTexts.Good
            .Replace("after: {lognormal: {median: 12 h, sigma: 0.5}}", "after: 0 s", StringComparison.Ordinal)
            .Replace("      may_stay: true", "      exits: [{advance: blood, after: {fixed: 0 min}}]", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(loop, findings));
        Diagnostic finding = Assert.Single(findings);
        Assert.Contains("the loop blood -> tissue -> blood can be run through without time passing", finding.Message, StringComparison.Ordinal);
        Assert.Equal(27, finding.Location.Line);

        // The same loop with a waiting time anywhere on it is allowed.
        findings = [];
        Assert.NotNull(ScenarioTexts.Read(loop.Replace("{fixed: 0 min}", "1 min", StringComparison.Ordinal), findings));
        Assert.Empty(findings);
    }

    [Fact]
    public void A_cascade_that_is_not_found_says_so_once()
    {
        string good = ScenarioTexts.Good;
        string text = good[..good.IndexOf("cascade:", StringComparison.Ordinal)] + "cascade: liver-b16f2\n"
            + good[good.IndexOf("observed:", StringComparison.Ordinal)..].Replace("alive at 3 d", "in micrometastasis at 3 d", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(text, findings));
        Assert.Contains("liver-b16f2", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_a_million_digits_is_refused_by_its_length()
    {
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(ScenarioTexts.Good.Replace("until: 3 d", "until: " + new string('9', 1_000_000) + " d", StringComparison.Ordinal), findings));
        Diagnostic finding = findings.First();
        Assert.Contains("which has 1000002 characters", finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Message.Length < 400);
    }

    [Fact]
    public void What_grows_does_not_turn_back_into_a_single_cell()
    {
        string text = ScenarioTexts.Good.Replace("      exits:\n        - {loss", "      growth: {cycle: 18 h}\n      exits:\n        - {loss", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(text, findings));
        Assert.Contains(findings, f => f.Message.Contains("step blood, where cells divide, advances to tissue, where they do not", StringComparison.Ordinal) && f.Location.Line == 24);
    }

    [Theory]
    [InlineData("- a\n- b\n")]
    [InlineData("")]
    [InlineData("only words")]
    public void A_text_that_is_no_group_of_keys_is_refused(string text)
    {
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(text, findings));
        Assert.Contains("'anoikis new NAME' writes one to start from", Assert.Single(findings).Message, StringComparison.Ordinal);
    }
}
