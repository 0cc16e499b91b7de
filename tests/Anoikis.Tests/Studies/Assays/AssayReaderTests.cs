using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;

namespace Anoikis.Tests.Studies.Assays;

/// <summary>What the reader of assays takes, and what it says of what it refuses.</summary>
public sealed class AssayReaderTests
{
    public static TheoryData<string> Kinds => [.. AssayTexts.Kinds.Keys];

    [Fact]
    public void Every_kind_has_a_reader_and_a_good_text() => Assert.Equal(AssayReader.KindNames, AssayTexts.Kinds.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_good_assay_is_read_without_a_word_and_runs(string kind)
    {
        DiagnosticBag findings = [];
        AssayScenario? scenario = AssayTexts.Read(AssayTexts.Of(kind), findings);
        Assert.True(scenario is not null && findings.Count == 0, string.Join('\n', findings));
        AssayOutcome outcome = AssayTexts.Run(AssayTexts.Of(kind));
        Assert.Equal(0, outcome.Failed);
        Assert.NotEmpty(outcome.Headline().Rows);
    }

    [Fact]
    public void A_drug_without_its_target_is_refused_by_name_and_its_doses_are_not()
    {
        string text = AssayTexts.Of("dose_response").Replace("network: dish", "network: reference", StringComparison.Ordinal)
            .Replace("stimulus: A,", "stimulus: venetoclax,", StringComparison.Ordinal).Replace("5 ng/mL, to: 80 ng/mL", "1 nM, to: 80 nM", StringComparison.Ordinal).Replace(", with: {B: 1 ng/mL}", "", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(AssayReader.Read(Anoikis.Studies.Scenarios.Yaml.YamlText.Read(text, "try.yaml", findings)!, "try.yaml", [], new Anoikis.Studies.Scenarios.Networks.NetworkLibrary(), findings));
        Assert.Contains("it lacks what venetoclax binds, which needs the module bh3_mimetics", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dose_response", "assay.dose_response.stimulus=AA", "the network dish has no stimulus 'AA' (did you mean A?); allowed is A, B, anchorage")]
    [InlineData("dose_response", "assay.dose_response.doses=[5 mM]", "'mM' is no unit of")]
    [InlineData("dose_response", "assay.dose_response.doses=[0 ng/mL, 5 ng/mL]", "doses has A 0 ng/mL, which is rest")]
    [InlineData("dose_response", "assay.dose_response.doses=[5 ng/mL, 5 ng/mL]", "doses has a dose twice")]
    [InlineData("dose_response", "assay.dose_response.doses={from: 0 ng/mL, to: 5 ng/mL, count: 3}", "where a log range cannot begin")]
    [InlineData("dose_response", "assay.dose_response.doses={from: 9 ng/mL, to: 5 ng/mL, count: 3}", "'from' must lie below 'to'")]
    [InlineData("dose_response", "assay.dose_response.times=[24 h, 12 h]", "a time later than the one before")]
    [InlineData("dose_response", "assay.dose_response.times=24", "times is '24' without a unit")]
    [InlineData("dose_response", "assay.dose_response.with={A: 1 ng/mL}", "'with' holds A, which the assay itself sets")]
    [InlineData("dose_response", "assay.dose_response.with={B: {pulses: {rate: 1 per d, dose: 1 ng/mL, duration: 1 h}}}", "in a dish it is a strength or a 'table'")]
    [InlineData("dose_response", "assay.dose_response.dozes=3", "dose_response has no key 'dozes' (did you mean doses?)")]
    [InlineData("dose_response", "assay.dose_reponse={}", "assay has 2 kinds")]
    [InlineData("dose_response", "assay={dose_reponse: {}}", "there is no kind of assay 'dose_reponse' (did you mean dose_response?)")]
    [InlineData("dose_response", "cells=0", "cells is '0'; allowed is a whole number from 1")]
    [InlineData("dose_response", "cells=2000000", "cells is '2000000'; allowed is a whole number from 1 to 1,000,000")]
    [InlineData("dose_response", "clones.wild.share=0.5", "clone wild has no key 'share'")]
    [InlineData("dose_response", "clones.tough.levels.BAXX=lost", "the network dish has no regulator \"BAXX\" (did you mean BAX?)")]
    [InlineData("sisters", "cells=61", "sisters come in pairs")]
    [InlineData("matrix", "assay.matrix.second.stimulus=A", "both stimuli are A; a matrix needs two")]
    [InlineData("bh3_profiling", "assay.bh3_profiling.peptides={BIM_BH3: 1 uM}", "the network dish has no stimulus 'BIM_BH3'")]
    [InlineData("repeated_dosing", "assay.repeated_dosing.window=20 h", "deaths of both would be counted twice")]
    [InlineData("washout", "assay.washout.removed_at=[40 h]", "a stimulus is removed after 'until'")]
    [InlineData("washout", "assay.washout.removed_after={moment: mompp, delays: 0 min}", "the network dish has no mark 'mompp' (did you mean momp?)")]
    [InlineData("washout", "assay.washout.removed_after={moment: X_onn > 3, delays: 0 min}", "the network dish has no 'X_onn' (did you mean X_on?)")]
    [InlineData("causes", "assay.causes.stimuli={A: 20 ng/mL}", "there are 1 stimuli to tell apart; allowed are 2 to 12")]
    [InlineData("causes", "assay.causes.routes.early=X_on", "is a number; allowed is a comparison")]
    [InlineData("clonogenic", "assay.clonogenic.colonies_after=5 h", "colonies are counted before the dose is over")]
    [InlineData("clonogenic", "assay.clonogenic.growth={cycle: 0 h}", "cycle takes no time")]
    [InlineData("clonogenic", "assay.clonogenic.growth=", "clonogenic")]
    [InlineData("death_times", "assay.death_times.times=[48 h]", "cells are counted at a time after 'until'")]
    public void What_is_wrong_is_told(string kind, string setting, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(AssayTexts.Read(AssayTexts.Of(kind), findings, setting));
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_told_at_once_with_their_lines()
    {
        DiagnosticBag findings = [];
        string text = (AssayTexts.Head + "  dose_response:\n    stimulus: AA\n    doses: [-1 mM]\n    times: soon\n").Replace("seed: 7", "seed: many", StringComparison.Ordinal);
        Assert.Null(AssayTexts.Read(text, findings));
        Assert.Equal(4, findings.Count(f => f.Severity == Severity.Error));
        Assert.Equal([2, 15, 16, 17], findings.Select(f => f.Location.Line).Order());
    }

    [Fact]
    public void More_courses_than_fit_into_memory_are_refused()
    {
        DiagnosticBag findings = [];
        Assert.Null(AssayTexts.Read(AssayTexts.Of("dose_response"), findings, "cells=1000000", "assay.dose_response.doses.count=20"));
        Assert.Contains(findings, f => f.Message.Contains("are 42,000,000 courses; at most 20,000,000 fit into memory", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dose_above_the_plausible_is_a_warning()
    {
        DiagnosticBag findings = [];
        Assert.NotNull(AssayTexts.Read(AssayTexts.Of("dose_response"), findings, "assay.dose_response.doses=[5 ng/mL, 5000 ng/mL]"));
        Assert.Contains(findings, f => f.Severity == Severity.Warning && f.Message.Contains("A 5000 ng/mL lies above the plausible 1000 ng/mL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("observed.0.table=condition", "the assay has no table 'condition' (did you mean conditions?)")]
    [InlineData("observed.0.column=ded", "the table conditions has no column of numbers 'ded' (did you mean dead?)")]
    [InlineData("observed.0.where.clones=wild", "the table conditions has no column 'clones' (did you mean clone?)")]
    [InlineData("observed.0.where.condition=hi", "'where' means 0 rows of the table conditions; it must mean one. Rows have clone: wild | tough; condition: low | high")]
    [InlineData("observed.0.where=", "'where' means 4 rows")]
    [InlineData("observed.0.lower=0.9", "'lower' lies above 'upper'")]
    public void An_observed_number_must_name_one_of_the_assays_own(string setting, string message)
    {
        DiagnosticBag findings = [];
        Assert.NotNull(AssayTexts.Read(AssayTexts.Of("death_times") + AssayTexts.Observed, findings));
        Assert.Null(AssayTexts.Read(AssayTexts.Of("death_times") + AssayTexts.Observed, findings, setting));
        Assert.Contains(findings, f => f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lower=0", "inside")]
    [InlineData("upper=0.401", "outside")]
    public void An_observed_number_is_judged_by_its_bounds(string bound, string verdict)
    {
        AssayOutcome outcome = AssayTexts.Run(AssayTexts.Of("death_times") + AssayTexts.Observed, "observed.0.upper=1", $"observed.0.{bound}");
        Assert.Equal(verdict, outcome.Observed().Rows[0][^1]);
    }
}
