using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Units;
using Anoikis.Tests.Conditions;
using static Anoikis.Tests.Kinetics.Antimony.AntimonyText;

namespace Anoikis.Tests.Kinetics.Antimony;

public sealed class ModelsGuideTests
{
    [Fact]
    public void The_example_of_the_guide_is_a_network()
    {
        string guide = File.ReadAllText(RepositoryRoot.Path("docs", "models.md"));
        string example = guide.Split("```antimony\n")[1].Split("```")[0];
        Assert.Empty(Findings(example));
        ReactionNetwork network = Network(example);
        Assert.Equal(("example", "A receptor and a caspase"), (network.Id, network.Name));
        Assert.Equal(["TRAIL_R", "TRAIL_R_on", "pC8", "C8"], network.Species.Select(s => s.Id));
        Assert.Equal(500, network.Species[0].InitialAmount);
        var units = new DiagnosticBag();
        UnitConsistency.Run(network, units);
        Assert.Empty(units);
    }
}
