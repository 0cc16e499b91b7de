using System.Text.Json.Nodes;
using Anoikis.Survival.Multiplicity;

namespace Anoikis.Tests.Survival.Multiplicity;

public sealed class AdjustedPTests
{
    [Fact]
    public void AdjustedProbabilitiesAgreeWithR()
    {
        JsonObject expected = ReferenceFile.Cases("adjusted-p.json")[0];
        double[] p = ReferenceFile.Numbers(expected["p"]);
        Agreement.AllNear(ReferenceFile.Numbers(expected["bh"]), AdjustedP.BenjaminiHochberg(p), "BH");
        Agreement.AllNear(ReferenceFile.Numbers(expected["holm"]), AdjustedP.Holm(p), "Holm");
    }

    [Fact]
    public void UnknownProbabilitiesDoNotCount()
        => Assert.Equal([0.02, double.NaN, 0.03], AdjustedP.BenjaminiHochberg([0.01, double.NaN, 0.03]));
}
