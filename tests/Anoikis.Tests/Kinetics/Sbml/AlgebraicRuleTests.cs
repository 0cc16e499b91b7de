using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>Algebraic rules that are linear in the one variable they determine become assignment rules; the others are refused.</summary>
public sealed class AlgebraicRuleTests
{
    [Theory]
    [InlineData("<apply><minus/><ci>x</ci><cn>5</cn></apply>", 5)]
    [InlineData("<apply><minus/><cn>5</cn><ci>x</ci></apply>", 5)]
    [InlineData("<apply><plus/><ci>x</ci><ci>x</ci><ci>k</ci></apply>", -2)]
    [InlineData("<apply><minus/><apply><minus/><apply><times/><ci>k</ci><ci>x</ci><ci>k</ci></apply><apply><divide/><ci>x</ci><cn>2</cn></apply></apply><cn>31</cn></apply>", 2)]
    [InlineData("<apply><minus/><apply><times/><ci>k</ci><ci>x</ci><ci>k</ci></apply><apply><divide/><cn>32</cn><cn>2</cn></apply></apply>", 1)]
    [InlineData("<apply><minus/><apply><divide/><ci>x</ci><ci>k</ci></apply><cn>3</cn></apply>", 12)]
    [InlineData("<apply><minus/><ci>x</ci></apply>", 0)]
    public void Linear_rules_are_solved(string math, double expected)
    {
        OdeSystem system = SbmlText.Equations(SbmlText.Level3(2, Body(math)));
        Assert.True(system.Graph.IsConstant(system.Values["x"], out double value));
        Assert.Equal(expected, value);
    }

    [Fact]
    public void Rules_that_leave_no_choice_come_first()
    {
        string parameters = "<listOfParameters><parameter id=\"x\" constant=\"false\"/><parameter id=\"y\" constant=\"false\"/></listOfParameters>";
        string rules = Rule("<apply><minus/><ci>x</ci><ci>y</ci></apply>") + Rule("<apply><minus/><ci>y</ci><cn>3</cn></apply>");
        OdeSystem system = SbmlText.Equations(SbmlText.Level3(2, $"{parameters}<listOfRules>{rules}</listOfRules>"));
        Assert.True(system.Graph.IsConstant(system.Values["x"], out double value));
        Assert.Equal(3, value);
    }

    [Fact]
    public void A_variable_inside_a_function_s_argument_is_found()
    {
        string function = $"<listOfFunctionDefinitions><functionDefinition id=\"f\">{SbmlText.Math}<lambda><bvar><ci>a</ci></bvar><bvar><ci>b</ci></bvar><apply><minus/><ci>a</ci><ci>b</ci></apply></lambda></math></functionDefinition></listOfFunctionDefinitions>";
        OdeSystem system = SbmlText.Equations(SbmlText.Level3(2, function + Body("<apply><ci>f</ci><ci>x</ci><cn>8</cn></apply>")));
        Assert.True(system.Graph.IsConstant(system.Values["x"], out double value));
        Assert.Equal(8, value);
    }

    [Theory]
    [InlineData("<apply><minus/><apply><power/><ci>x</ci><cn>2</cn></apply><cn>4</cn></apply>", "not linear in x")]
    [InlineData("<apply><minus/><apply><times/><ci>x</ci><ci>x</ci></apply><cn>4</cn></apply>", "not linear in x")]
    [InlineData("<apply><minus/><ci>k</ci><cn>4</cn></apply>", "every variable in it is determined otherwise")]
    [InlineData("<apply><minus/><ci>x</ci><ci>y</ci></apply>", "may determine any of x, y")]
    public void Other_rules_are_refused(string math, string part)
        => SbmlText.Refused(SbmlText.Level3(2, Body(math).Replace("</listOfParameters>", "<parameter id=\"y\" value=\"1\" constant=\"false\"/></listOfParameters>\n", StringComparison.Ordinal)), 3, part);

    [Fact]
    public void Two_variables_may_not_be_chosen_between_by_luck()
    {
        NetworkDraft draft = SbmlText.Read(SbmlText.Level3(2, Body("<apply><minus/><ci>x</ci><ci>k</ci></apply>")));
        Assert.Equal("x", Assert.Single(draft.AssignmentRules).Variable);
        Assert.Null(draft.Parameters.Single(p => p.Id == "x").Value);
    }

    private static string Body(string math)
        => "<listOfParameters><parameter id=\"x\" value=\"100\" constant=\"false\"/><parameter id=\"k\" value=\"4\" constant=\"true\"/></listOfParameters>"
        + $"<listOfRules>{Rule(math)}</listOfRules>";

    private static string Rule(string math) => $"<algebraicRule>{SbmlText.Math}{math}</math></algebraicRule>";
}
