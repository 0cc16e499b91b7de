using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Clones;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Tests.Studies.Scenarios;

/// <summary>Levels and aberrations of function as scenarios state them, on networks of the program.</summary>
public sealed class LevelReaderTests
{
    private static readonly Lazy<CellNetwork> Full = new(() => BuiltInCells.Load("full", [])!.Value.Network);

    [Theory]
    [InlineData("lost", "lost")]
    [InlineData("{lost: true}", "lost")]
    [InlineData("{fold: 2, lost: {share: 0.3}}", "x2, lost in 30 % of cells")]
    [InlineData("haploinsufficient", "x1, haploinsufficient (50 % of function left)")]
    [InlineData("{copies: 5e3, haploinsufficient: {function_left: 0.7}}", "5000 copies, haploinsufficient (70 % of function left)")]
    [InlineData("dominant_negative", "x1, dominant negative (25 % of function left)")]
    [InlineData("{dominant_negative: {share: 0.5}}", "x1, dominant negative (25 % of function left) in 50 % of cells")]
    [InlineData("{fold: {uniform: {from: 1, to: 3}}}", "x uniform from 1 to 3")]
    [InlineData("{copies: {lognormal: {median: 100, sigma: 0.5}}}", "log-normal with median 100, sigma 0.5 copies")]
    [InlineData("{fold: {fixed: 2}}", "x2")]
    public void A_level_is_read(string text, string meaning)
    {
        DiagnosticBag findings = [];
        Clone clone = Read($"CASP8: {text}", findings)!;
        Assert.Empty(findings);
        Assert.Equal(meaning, clone.Levels["CASP8"].ToString());
    }

    [Fact]
    public void A_law_by_median_and_variation_is_the_log_normal_one()
    {
        RegulatorLevel level = Read("CASP8: {fold: {lognormal: {median: 2, cv: 0.5}}}", [])!.Levels["CASP8"];
        Assert.Equal(RandomLaw.LogNormal, level.Distribution!.Law);
        Assert.Equal(2 * Math.Sqrt(1.25), level.Value, 1e-12);
    }

    [Fact]
    public void Active_and_resistant_forms_set_the_networks_traits()
    {
        DiagnosticBag findings = [];
        Clone clone = Read("AKT1: constitutively_active\nRELA: {constitutively_active: 0.3}\nBCL2: {fold: 4, drug_resistant: venetoclax}\nMAPK1: {fold: 2, constitutively_active: true}", findings)!;
        Assert.Empty(findings);
        Assert.Equal("AKT_constitutive 1, ERK_constitutive 1, IKK_constitutive 0.3, venetoclax_resistance 180", string.Join(", ", clone.Traits.Select(t => FormattableString.Invariant($"{t.Key} {t.Value}"))));
        Assert.Equal("x4", clone.Levels["BCL2"].ToString());
        Assert.Equal(RegulatorLevel.Published, clone.Levels["AKT1"]);
        Assert.Equal(40, Read("BCL2: {drug_resistant: {venetoclax: 40}}", findings)!.Traits["venetoclax_resistance"]);
    }

    [Theory]
    [InlineData("BID: constitutively_active", "no network has a BID that is active by itself; allowed is constitutively_active for AKT1, MAPK1, PTK2, RELA")]
    [InlineData("AKT1: {constitutively_active: 9}", "constitutively_active is '9'; allowed is a number from 0 to 5")]
    [InlineData("MCL1: {drug_resistant: venetoclax}", "no network has a MCL1 that resists 'venetoclax'; allowed is BCL2 against venetoclax")]
    [InlineData("BCL2: {drug_resistant: venetoclacks}", "resists 'venetoclacks' (did you mean venetoclax?)")]
    [InlineData("BCL2: {drug_resistant: {venetoclax: 0.5}}", "venetoclax is '0.5'; allowed is a number from 1 to 10,000")]
    [InlineData("BCL2: {drug_resistant: [venetoclax]}", "drug_resistant is a list; allowed is a drug")]
    [InlineData("CASP3: dominant_negative", "how much function a dominant negative CASP3 leaves is not known here; state it")]
    [InlineData("CASP8: {dominant_negative: {function_left: 1.5}}", "function_left is '1.5'; allowed is a number from 0 to 1")]
    [InlineData("CASP8: {lost: {share: 0}}", "share is '0'; allowed is a number above 0 and at most 1")]
    [InlineData("CASP8: {lost: {function_left: 0.5}}", "lost of CASP8 has no key 'function_left'; allowed is share")]
    [InlineData("CASP8: {lost: false}", "lost is 'false'; allowed is true or {share: 0.3}")]
    [InlineData("CASP8: {lost: true, haploinsufficient: true}", "level of CASP8 has lost and haploinsufficient; give one, or two clones")]
    [InlineData("CASP8: {fold: 1, copies: 2, lost: true}", "level of CASP8 needs either 'fold'")]
    [InlineData("CASP8: {fold: {lognormal: {median: 2}}}", "needs either 'sigma'")]
    [InlineData("CASP8: {fold: {uniform: {from: 2, to: 1}}}", "'from' lies above 'to'")]
    [InlineData("CASP8: {fold: {uniform: {from: 0 h, to: 1}}}", "'h' is no unit of number")]
    [InlineData("CASP8: {fold: {exponential: {mean: 1e9}}}", "fold has the mean 1E+09; allowed is a mean of at most 1,000,000")]
    [InlineData("CASP8: gone", "level of CASP8 is 'gone'; allowed is lost, haploinsufficient")]
    [InlineData("caspase-8: lost", "no regulator \"caspase-8\", another name of CASP8; write CASP8")]
    public void What_cannot_be_is_refused_by_name(string levels, string message)
    {
        DiagnosticBag findings = [];
        Read(levels, findings);
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Location.Line == 4 && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_trait_that_a_level_sets_too_is_refused()
    {
        DiagnosticBag findings = [];
        Read("BCL2: {drug_resistant: venetoclax}", findings, "traits: {venetoclax_resistance: 20}");
        Assert.Contains("the trait venetoclax_resistance of clone a is set twice", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BCL2: {fold: 101}", "level of BCL2: fold is 101, above the plausible 100 times the network's own level")]
    [InlineData("BCL2: {copies: 2e7}", "level of BCL2: copies is 20,000,000, above the plausible 10,000,000 copies per cell")]
    [InlineData("HRK: {copies: 2e4}", "level of HRK: copies are 200 times the network's own 100, above the plausible 100")]
    [InlineData("BCL2: {fold: 100}", null)]
    [InlineData("BCL2: {copies: 2e6}", null)]
    public void Levels_outside_the_plausible_range_warn(string level, string? message)
    {
        DiagnosticBag findings = [];
        Assert.NotNull(Read(level, findings));
        if (message is null)
        {
            Assert.Empty(findings);
        }
        else
        {
            Diagnostic finding = Assert.Single(findings);
            Assert.Equal(Severity.Warning, finding.Severity);
            Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_scenario_names_a_composition_and_hears_what_it_lacks()
    {
        string text = ScenarioTexts.Good.Replace("network: small", "network: reference + granzyme", StringComparison.Ordinal).Replace("TRAIL: 10 ng/mL", "venetoclax: 10 nM", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(ScenarioReader.Read(YamlText.Read(text, "try.yaml", findings)!, "try.yaml", [], new NetworkLibrary(), findings));
        Diagnostic finding = Assert.Single(findings);
        Assert.Equal(
            "the network reference + granzyme has no stimulus 'venetoclax': it lacks what venetoclax binds, which needs the module bh3_mimetics: network: reference + granzyme + bh3_mimetics, or full",
            finding.Message);

        findings = [];
        string wrong = ScenarioTexts.Good.Replace("network: small", "network: reference + granzym", StringComparison.Ordinal);
        Assert.Null(ScenarioReader.Read(YamlText.Read(wrong, "try.yaml", findings)!, "try.yaml", [], new NetworkLibrary(), findings));
        Assert.StartsWith("there is no module \"granzym\" (did you mean granzyme?)", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal("try.yaml:5", findings.First().Location.ToString());
    }

    [Theory]
    [InlineData("{at: 6 h, for: 2 h, value: 5 ng/mL}", "0 21600 28800", "0 300 0")]
    [InlineData("{for: 2 h, value: 5 ng/mL}", "0 7200", "300 0")]
    [InlineData("{at: 1 h, for: 1 h, value: 5 ng/mL, every: 3 h, times: 2}", "0 3600 7200 14400 18000", "0 300 0 300 0")]
    public void A_pulse_is_a_course_in_steps(string pulse, string times, string strengths)
    {
        DiagnosticBag findings = [];
        string text = ScenarioTexts.Good.Replace("TRAIL: 10 ng/mL", $"TRAIL: {{pulse: {pulse}}}", StringComparison.Ordinal);
        var course = (StimulusTable)ScenarioTexts.Read(text, findings)!.Experiment.Cascade.Steps[1].Stimuli[0].Course;
        Assert.Empty(findings);
        Assert.Equal(times, string.Join(' ', course.Times));
        Assert.Equal(strengths, string.Join(' ', course.Values));
    }

    [Theory]
    [InlineData("{at: 6 h, value: 5 ng/mL}", "lacks 'for'")]
    [InlineData("{for: 2 h, value: 5 ng/mL, times: 3}", "needs both 'every' and 'times'")]
    [InlineData("{for: 2 h, value: 5 ng/mL, every: 2 h, times: 3}", "for is '2 h'; allowed is a time shorter than 'every'")]
    [InlineData("{for: 2 h, value: 5 ng/mL, every: 3 h, times: 5000}", "times is '5000'; allowed is a whole number from 1 to 4,999")]
    [InlineData("{for: 2 h, value: 5 nM}", "'nM' is no unit of strength")]
    [InlineData("{from: 1 h, for: 2 h, value: 5 ng/mL}", "pulse of stimulus TRAIL of step tissue has no key 'from'")]
    public void A_pulse_that_cannot_be_is_refused(string pulse, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(ScenarioTexts.Read(ScenarioTexts.Good.Replace("TRAIL: 10 ng/mL", $"TRAIL: {{pulse: {pulse}}}", StringComparison.Ordinal), findings));
        Assert.Contains(findings, f => f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_symbol_names_candidates_of_the_catalogue()
    {
        DiagnosticBag findings = [];
        Read("BCLXX: {fold: 2}", findings);
        Assert.Contains(findings, f => f.Message.StartsWith("the network full has no regulator \"BCLXX\"; near to it are ", StringComparison.Ordinal) && f.Message.Contains("BCL2L1 (BCL-XL)", StringComparison.Ordinal));
    }

    [Fact]
    public void Something_at_its_full_at_rest_is_back_after_a_pulse()
    {
        string text = ScenarioTexts.Good.Replace("network: small", "network: reference", StringComparison.Ordinal).Replace("TRAIL: 10 ng/mL", "anchorage: {pulse: {at: 1 h, for: 1 h, value: 0}}", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        var course = (StimulusTable)ScenarioReader.Read(YamlText.Read(text, "try.yaml", findings)!, "try.yaml", [], new NetworkLibrary(), findings)!.Experiment.Cascade.Steps[1].Stimuli[0].Course;
        Assert.Equal([1, 0, 1], course.Values.AsEnumerable());
    }

    private static Clone? Read(string levels, DiagnosticBag findings, string more = "")
    {
        string text = $"a:\n  {more}\n  levels:\n    {levels.Replace("\n", "\n    ", StringComparison.Ordinal)}\n";
        YamlNode root = YamlText.Read(text, "clones.yaml", findings)!;
        var clones = new CloneReader(new ValueReader(findings), Full.Value).Read(root, LevelVariability.Default);
        return clones.IsEmpty ? null : clones[0];
    }
}
