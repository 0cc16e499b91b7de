using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Formulas;

public sealed class FormulaTests
{
    [Fact]
    public void TermsAreReadAsRWould()
    {
        Formula formula = Read("~ age + sex*rx + strata(inst, site) + rcs(size,4) + cluster(id) + offset(log(days)) + I(age^2/10) + `odd name`");
        Assert.Equal(["age", "sex", "rx", "rcs(size, 4)", "I(age^2/10)", "`odd name`", "sex:rx"], formula.Terms.Select(t => t.Label));
        Assert.Equal(["inst", "site"], formula.Strata);
        Assert.Equal("id", formula.Cluster);
        Assert.Contains("days", formula.Columns);
    }

    [Fact]
    public void ThreeFactorsCrossInAllWays()
        => Assert.Equal(["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"], Read("a * b * c").Terms.Select(t => t.Label));

    [Theory]
    [InlineData("age +", "the end")]
    [InlineData("age - sex", "taken away")]
    [InlineData("foo(age)", "not a known function")]
    [InlineData("rcs(age, 2)", "3 to 10")]
    [InlineData("Surv(t, e) ~ age", "not a known function")]
    [InlineData("y ~ age", "left-hand side")]
    [InlineData("strata(a):b", "no part in interactions")]
    [InlineData("age + ;", "';'")]
    [InlineData("log(", "ends")]
    [InlineData("", "at least one term")]
    [InlineData("a + cluster(b) + cluster(c)", "twice")]
    public void BadFormulasAreRefusedWithTheirPlace(string text, string said)
    {
        FindingList findings = [];
        Assert.Null(Formula.Parse(text, findings));
        Assert.Contains(said, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeepNestingIsRefused()
        => Assert.Null(Formula.Parse("I(" + new string('(', 5000) + "a" + new string(')', 5000) + ")", []));

    [Fact]
    public void LevelsOfInteractionsVaryFirstFactorFastest()
    {
        DataTable table = new("t", [TableColumn.OfWords("a", ["x", "y", "z", "x"]), TableColumn.OfWords("b", ["1u", "2u", "3u", "2u"])]);
        DesignSpecification design = DesignSpecification.Learn(Read("a * b"), table, [0, 1, 2, 3], LevelOrders.None, [])!;
        Assert.Equal(["ay", "az", "b2u", "b3u", "ay:b2u", "az:b2u", "ay:b3u", "az:b3u"], design.Names);
        DesignMatrix matrix = design.Matrix(table, [1], [])!;
        Assert.Equal([1, 0, 1, 0, 1, 0, 0, 0], matrix.Row(0).ToArray());
    }

    [Fact]
    public void AnInteractionWithoutItsMarginIsRefused()
    {
        DataTable table = new("t", [TableColumn.OfWords("a", ["x", "y"]), TableColumn.OfNumbers("b", [1, 2])]);
        FindingList findings = [];
        Assert.Null(DesignSpecification.Learn(Read("b + a:b"), table, [0, 1], LevelOrders.None, findings));
        Assert.Contains("a * b", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GivenLevelsSetTheReference()
    {
        FindingList findings = [];
        LevelOrders orders = LevelOrders.Parse(["rx=Obs,Lev,Lev+5FU"], findings);
        DataTable table = new("t", [TableColumn.OfWords("rx", ["Lev", "Obs", "Lev+5FU"])]);
        Assert.Equal(["rxLev", "rxLev+5FU"], DesignSpecification.Learn(Read("rx"), table, [0, 1, 2], orders, findings)!.Names);
        Assert.Empty(findings);
    }

    [Fact]
    public void AColumnThatMixesNumbersAndWordsIsRefusedWithItsLines()
    {
        string[] cells = [.. Enumerable.Range(40, 30).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), "61 y"];
        DataTable table = new("t", [TableColumn.OfWords("age", cells)]);
        FindingList findings = [];
        Assert.Null(DesignSpecification.Learn(Read("age"), table, [.. Enumerable.Range(0, 31)], LevelOrders.None, findings));
        Assert.Contains("'61 y'", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal(32, findings.Single().Line);
    }

    private static Formula Read(string text)
    {
        FindingList findings = [];
        Formula? formula = Formula.Parse(text, findings);
        Assert.True(formula is not null, string.Join('\n', findings));
        return formula;
    }
}
