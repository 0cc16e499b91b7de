using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Tests.Apoptosis.Networks;

/// <summary>The catalogues of regulators, stimuli and aberrations, held to each other and to the full network.</summary>
public sealed class CatalogueTests
{
    private static readonly Lazy<CellNetwork> Full = new(() => BuiltInCells.Load("full", [])!.Value.Network);

    [Fact]
    public void Every_aberration_is_of_a_known_regulator_and_has_its_hook_in_the_full_network()
    {
        Assert.All(AberrationCatalogue.All, a =>
        {
            Assert.NotNull(Full.Value.Regulator(a.Symbol));
            bool hook = a.Kind is AberrationKind.ConstitutivelyActive or AberrationKind.DrugResistant;
            Assert.Equal(hook, a.Trait.Length > 0);
            if (hook)
            {
                TraitTarget trait = Full.Value.Trait(a.Trait)!;
                Assert.True(trait.Lower <= a.Lower && a.Upper <= trait.Upper);
                Assert.NotEqual(trait.Resting, a.Value);
                Assert.Contains(NetworkModules.All, m => m.Name == a.Module);
            }

            Assert.True(a.Drug.Length == 0 || StimulusCatalogue.Find(a.Drug) is { Class: StimulusClass.Drug });
        });
    }

    [Fact]
    public void A_hooks_module_brings_the_regulator_along()
        => Assert.All(
            AberrationCatalogue.All.Where(a => a.Module is not null),
            a => Assert.NotNull(BuiltInCells.Load(NetworkModules.With([a.Module!]), [])!.Value.Network.Regulator(a.Symbol)));

    [Fact]
    public void The_catalogue_of_stimuli_is_what_the_full_network_takes()
        => Assert.Equal(Full.Value.Stimuli.Select(s => s.Name).Order(), StimulusCatalogue.All.Select(s => s.Name).Order());

    [Theory]
    [InlineData("BCL2L1", "BCL2L1")]
    [InlineData("Bcl-xL", "BCL2L1")]
    [InlineData("bcl_xl", "BCL2L1")]
    [InlineData("Q07817", "BCL2L1")]
    [InlineData("Akt", "AKT1")]
    [InlineData("NFKB1", "NFKB1")]
    [InlineData("cIAP", "BIRC2 BIRC3")]
    [InlineData("Bad_pS112", "")]
    [InlineData("", "")]
    public void A_regulator_is_found_by_any_of_its_names(string name, string symbols)
        => Assert.Equal(symbols, string.Join(' ', RegulatorCatalogue.Find(name).Select(r => r.Symbol)));

    [Fact]
    public void Names_without_match_have_candidates()
    {
        Assert.Contains(RegulatorCatalogue.Candidates("BCLXX"), r => r.Symbol == "BCL2L1");
        Assert.Contains(RegulatorCatalogue.Candidates("caspase"), r => r.Symbol == "CASP8");
        Assert.Contains(StimulusCatalogue.Candidates("cycloheximide"), s => s.Name == "translation");
        Assert.Contains(StimulusCatalogue.Candidates("venetoclaks"), s => s.Name == "venetoclax");
        Assert.Empty(RegulatorCatalogue.Candidates("qqqqqqqq"));
    }

    [Fact]
    public void Aliases_stand_for_one_regulator_but_for_those_known_to_be_ambiguous()
    {
        string[] ambiguous = [.. RegulatorCatalogue.All.SelectMany(r => r.Aliases).Where(a => RegulatorCatalogue.Find(a).Length > 1).Distinct()];
        Assert.Equal(["cIAP"], ambiguous);
    }

    [Fact]
    public void What_a_network_lacks_is_named_with_the_module_that_holds_it()
    {
        Assert.Equal("reference + tumour_necrosis_factor + smac_mimetics", NetworkModules.With(["smac_mimetics"]));
        CellNetwork core = BuiltInCells.Load("reference", [])!.Value.Network;
        DiagnosticBag findings = [];
        foreach (string name in new[] { "BCL2A1", "Bcl-xL", "cIAP", "LGALS3", "BCL3" })
        {
            Assert.False(Anoikis.Apoptosis.Levels.LevelCheck.Knows(core, name, SourceLocation.None, findings));
        }

        string[] messages = [.. findings.Select(f => f.Message)];
        Assert.EndsWith("needs the module bcl2_family_extended: network: reference + bcl2_family_extended, or full", messages[0], StringComparison.Ordinal);
        Assert.EndsWith("another name of BCL2L1; write BCL2L1", messages[1], StringComparison.Ordinal);
        Assert.EndsWith("may be BIRC2 (cIAP1) or BIRC3 (cIAP2); write the symbol", messages[2], StringComparison.Ordinal);
        Assert.Contains("no module holds it: it guards mitochondria", messages[3], StringComparison.Ordinal);
        Assert.Contains("did you mean BCL2?", messages[4], StringComparison.Ordinal);
    }
}
