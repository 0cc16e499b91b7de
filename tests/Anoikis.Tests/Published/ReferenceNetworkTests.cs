using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Descriptions;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Units;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Published;

/// <summary>What the reference network promises of itself: sources, units, turnover, affinities.</summary>
public sealed class ReferenceNetworkTests
{
    private static readonly ReactionNetwork Network = Cell("reference").Network;

    [Theory]
    [InlineData("reference")]
    [InlineData("full")]
    public void Every_parameter_says_where_it_comes_from(string name)
    {
        ReactionNetwork network = Cell(name).Network;
        string[] silent = [.. network.Parameters.Where(p => Source(p).Origin == ParameterOrigin.Unstated).Select(p => $"{p.Id} ({p.Location})")];
        Assert.Empty(silent);
        Assert.All(network.Parameters.Where(p => p.Value.HasValue && Source(p).Lower.HasValue), p => Assert.InRange(p.Value!.Value, Source(p).Lower!.Value, Source(p).Upper!.Value));
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("full")]
    public void Every_number_has_a_name_and_a_unit(string name)
    {
        ReactionNetwork network = Cell(name).Network;
        Assert.Empty(network.Parameters.Where(p => p is { Value: not null, Units: null }).Select(p => p.Id));
        Assert.All(network.Reactions, r => Assert.All(Numbers(r.Rate), n => Assert.Equal(1, n)));
        var findings = new DiagnosticBag();
        UnitConsistency.Run(network, findings);
        Assert.Empty(findings);
    }

    [Fact]
    public void It_is_of_the_size_that_the_science_needs_and_nothing_is_conserved()
    {
        Assert.InRange(Network.Species.Length, 100, 150);
        OdeSystem system = EquationBuilder.Build(Network, new EquationOptions(), [])!;
        CompilationReport report = LaneEngine.Compile(system, new LaneOptions { Width = 1 }).Report;
        Assert.Equal(report.States, report.ReducedStates);
    }

    [Fact]
    public void A_cell_carries_it_with_its_regulators_stimuli_and_traits()
    {
        CellNetwork cell = Cell("reference");
        string[] levels = [.. RegulatorCatalogue.All.Where(r => r.Module == "core").Select(r => r.Parameter)];
        Assert.Equal(levels, cell.Regulators.SelectMany(r => r.Components).Select(c => c.Id));
        Assert.Equal(["FASL", "TRAIL", "anchorage", "growth_factor", "hypoxia", "shear", "stress", "translation"], cell.Stimuli.Select(s => s.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void With_every_module_each_level_of_the_network_belongs_to_a_regulator()
    {
        CellNetwork cell = Cell("full");
        string[] levels = [.. cell.Network.Parameters.Select(p => p.Id).Where(p => p.StartsWith("level_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(levels, cell.Regulators.SelectMany(r => r.Components).Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.All(RegulatorCatalogue.All.Where(r => r.Module is not null), r => Assert.Contains(cell.Network.Species, s => s.Id == r.Species));
    }

    // Certo et al. 2006, nM; a pair that is not here was not seen to bind.
    [Theory]
    [InlineData("tBID", 66, 12, 10)]
    [InlineData("BIM", 10, 10, 10)]
    [InlineData("BAD", 11, 10, null)]
    [InlineData("NOXA", null, null, 19)]
    [InlineData("PUMA", 18, 10, 10)]
    [InlineData("BMF", 24, 10, 23)]
    public void BH3_only_proteins_bind_as_published(string protein, int? bcl2, int? bclxl, int? mcl1)
    {
        foreach ((string guard, int? affinity) in new[] { ("BCL2", bcl2), ("BCLXL", bclxl), ("MCL1", mcl1) })
        {
            Parameter? stated = Network.Parameters.FirstOrDefault(p => p.Id == $"sensors_Kd_{protein}_{guard}");
            Assert.Equal(affinity, stated?.Value);
            Assert.Equal(affinity.HasValue, Network.Reactions.Any(r => r.Id == $"sensors_hold_{protein}_{guard}_binds"));
        }
    }

    [Theory]
    [InlineData("reference", "network.md")]
    [InlineData("full", "network-full.md")]
    public void Its_page_is_what_the_command_writes(string name, string pageName)
    {
        string page = NetworkDescription.Markdown(Cell(name).Network, Text);
        string file = RepositoryRoot.Path("docs", pageName);
        if (Environment.GetEnvironmentVariable("ANOIKIS_APPROVE") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.True(page == File.ReadAllText(file), $"docs/{pageName} is not what `anoikis describe {name} --out docs/{pageName}` writes; write it anew");
    }

    private static CellNetwork Cell(string name)
    {
        var findings = new DiagnosticBag();
        return BuiltInCells.Load(name, findings)?.Network ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    private static string? Text(string path) => BuiltInNetworks.Import(path) ?? BuiltInNetworks.Import("apoptosis/" + path);

    private static ParameterSource Source(Parameter parameter)
        => ParameterSource.Of(Text(parameter.Location.File)!.Split('\n')[parameter.Location.Line - 1]);

    private static IEnumerable<double> Numbers(Expression formula) => formula switch
    {
        NumberLiteral number => [number.Value],
        Application application => application.Operands.SelectMany(Numbers),
        _ => [],
    };
}
