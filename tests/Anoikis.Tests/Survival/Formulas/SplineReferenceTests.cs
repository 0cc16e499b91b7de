using System.Text.Json.Nodes;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Formulas;

/// <summary>Restricted cubic splines against rms: places of the knots, and the columns.</summary>
public sealed class SplineReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("spline.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void KnotsAndColumnsAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("spline.json")[index];
        double[] x = Column(expected);
        RestrictedCubicSpline own = RestrictedCubicSpline.AtQuantiles(x, (int)expected["asked"]!)!;
        string line = expected["r"]!.ToString();
        Assert.Equal(expected["knots"]!.AsArray().Count, own.Knots.Count);
        Agreement.AllNear(ReferenceFile.Numbers(expected["knots"]), own.Knots, line + " knots");
        double[] columns = new double[own.Width];
        foreach ((JsonNode? row, int i) in expected["basis"]!.AsArray().Select((b, i) => (b, i)))
        {
            own.Fill(x[i], columns);
            Agreement.AllNear(ReferenceFile.Numbers(row), columns, $"{line} row {i}");
        }
    }

    [Fact]
    public void AKnotElsewhereIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("spline.json")[1];
        double[] knots = ReferenceFile.Numbers(expected["knots"]);
        knots[1] += 0.01;
        double[] columns = new double[knots.Length - 1];
        new RestrictedCubicSpline(knots).Fill(Column(expected)[0], columns);
        Assert.Contains(columns.Zip(ReferenceFile.Numbers(expected["basis"]![0])), p => Math.Abs(p.First - p.Second) > 1e-6);
    }

    private static double[] Column(JsonObject expected)
    {
        TableColumn column = ReferenceFile.Table(expected["data"]!.ToString()).Find(expected["column"]!.ToString())!;
        return [.. column.Numbers.ToArray().Where(v => !double.IsNaN(v))];
    }
}
