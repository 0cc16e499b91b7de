using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Tests.Apoptosis.Networks;

/// <summary>Networks joined of the core and modules.</summary>
public sealed class NetworkModulesTests
{
    [Fact]
    public void Each_module_joins_the_core_with_what_it_needs_and_no_more()
    {
        foreach (NetworkModule module in NetworkModules.All)
        {
            string name = string.Join(" + ", [NetworkModules.CoreName, .. module.Needs, module.Name]);
            DiagnosticBag findings = [];
            Assert.True(BuiltInCells.Load(name, findings) is not null, $"{name}: {string.Join('\n', findings)}");
            Assert.Empty(findings);
        }
    }

    [Fact]
    public void A_module_brings_its_species_and_leaves_those_of_the_core()
    {
        string[] core = [.. Species("reference")], granzyme = [.. Species("reference + granzyme")];
        Assert.Subset(granzyme.ToHashSet(), core.ToHashSet());
        Assert.Equal(["GZMB", "SERPINB9", "granzyme_GZMB_BID", "granzyme_GZMB_pC3", "granzyme_GZMB_pC8"], granzyme.Except(core).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("reference + granzime", "did you mean granzyme?")]
    [InlineData("reference + smac_mimetics", "needs \"tumour_necrosis_factor\"")]
    [InlineData("reference + granzyme + granzyme", "named twice")]
    public void What_does_not_fit_is_refused_by_name(string name, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(BuiltInCells.Load(name, findings));
        Assert.Contains(message, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Species(string name) => BuiltInCells.Load(name, [])!.Value.Network.Network.Species.Select(s => s.Id);
}
