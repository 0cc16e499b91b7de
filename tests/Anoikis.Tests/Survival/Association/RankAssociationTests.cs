using System.Text.Json.Nodes;
using Anoikis.Survival.Association;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Association;

/// <summary>Associations by ranks against R's cor.test, kruskal.test and coin's tests with blocks.</summary>
public sealed class RankAssociationTests
{
    [Fact]
    public void AssociationsAgree()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("association.json"))
        {
            Holds(expected, Own(expected, strata: true));
        }
    }

    [Fact]
    public void StrataThatAreLeftOutAreSeen()
    {
        JsonObject expected = ReferenceFile.Cases("association.json").First(c => c["strata"] is not null);
        Assert.ThrowsAny<Exception>(() => Holds(expected, Own(expected, strata: false)));
    }

    [Fact]
    public void AFactorThatIsTheStratumTellsNothing()
    {
        RowGroups groups = new([0, 0, 0, 1, 1, 1], ["a", "b"]);
        RankAssociation own = RankAssociation.OfGroups([1, 2, 3, 4, 5, 6], groups, groups);
        Assert.Equal(0, own.Degrees);
        Assert.True(double.IsNaN(own.P));
    }

    [Fact]
    public void ARisingFactorHasCorrelationOne()
    {
        RankAssociation own = RankAssociation.OfNumbers([1, 2, 4, 8, 16, 32], [3, 5, 6, 7, 80, 90]);
        Assert.Equal(1, own.Correlation.Value, 12);
        Assert.Equal(1, own.Explained, 12);
    }

    private static void Holds(JsonObject expected, RankAssociation own)
    {
        string line = expected["r"]!.ToString();
        Assert.Equal((int)expected["n"]!, own.Count);
        Assert.Equal((int)expected["df"]!, own.Degrees);
        Agreement.Near(ReferenceFile.Number(expected["chisq"]), own.ChiSquare, line);
        Agreement.Near(ReferenceFile.Number(expected["p"]), own.P, line + " p");
        if (expected.ContainsKey("rho"))
            Agreement.Near(ReferenceFile.Number(expected["rho"]), own.Correlation.Value, line + " correlation");
    }

    private static RankAssociation Own(JsonObject expected, bool strata)
    {
        DataTable table = ReferenceFile.Table(expected["data"]!.ToString());
        TableColumn marker = table.Find(expected["marker"]!.ToString())!;
        TableColumn factor = table.Find(expected["factor"]!.ToString())!;
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(r => !marker.IsMissing(r) && !factor.IsMissing(r))];
        RowGroups? groups = strata && expected["strata"] is { } name ? RowGroups.Of(table, rows, [name.ToString()], LevelOrders.None, []) : null;
        double[] values = [.. rows.Select(r => marker.Numbers[r])];
        return expected["kind"]!.ToString() == "number"
            ? RankAssociation.OfNumbers(values, [.. rows.Select(r => factor.Numbers[r])], groups)
            : RankAssociation.OfGroups(values, RowGroups.Of(table, rows, [factor.Name], LevelOrders.None, [])!, groups);
    }
}
