using Anoikis.Kinetics.Equations;

namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>The csymbol rateOf becomes the formula of the rate, and what has none is refused.</summary>
public sealed class RateOfTests
{
    private const string Rate = "<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/rateOf\">rateOf</csymbol><ci>{0}</ci></apply>";

    [Fact]
    public void Of_a_concentration_in_a_growing_compartment()
    {
        // c = 2, dc/dt = 0.5, [S] = 3, extent rate 4 with stoichiometry 2: d[S]/dt = (2 x 4 - 3 x 0.5) / 2.
        string body = $"""
            <listOfCompartments><compartment id="c" size="2" constant="false"/></listOfCompartments>
            <listOfSpecies><species id="S" compartment="c" initialConcentration="3" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/></listOfSpecies>
            <listOfParameters><parameter id="q" constant="false"/></listOfParameters>
            <listOfRules><rateRule variable="c">{Number("0.5")}</rateRule><assignmentRule variable="q">{Of("S")}</assignmentRule></listOfRules>
            <listOfReactions><reaction id="r" reversible="false"><listOfProducts><speciesReference species="S" stoichiometry="2" constant="true"/></listOfProducts><kineticLaw>{Number("4")}</kineticLaw></reaction></listOfReactions>
            """;
        Assert.Equal((2 * 4 - 3 * 0.5) / 2, AtStart(body, "q"), 1e-14);
    }

    [Fact]
    public void Of_a_rate_rule_s_variable_and_of_a_constant()
    {
        string body = $"""
            <listOfParameters><parameter id="a" value="1" constant="false"/><parameter id="b" value="1" constant="true"/><parameter id="q" constant="false"/><parameter id="z" constant="false"/></listOfParameters>
            <listOfRules><rateRule variable="a">{Number("7")}</rateRule><assignmentRule variable="q">{Of("a")}</assignmentRule><assignmentRule variable="z">{Of("b")}</assignmentRule></listOfRules>
            """;
        Assert.Equal(7, AtStart(body, "q"));
        Assert.Equal(0, AtStart(body, "z"));
    }

    [Theory]
    [InlineData("nothing", "no species, compartment, parameter or stoichiometry has that id")]
    [InlineData("x", "an assignment rule determines it")]
    [InlineData("y", "depends on itself")]
    public void Without_a_formula_it_is_refused(string id, string part)
        => SbmlText.Refused(
            SbmlText.Level3(
                2,
                $"""
                <listOfParameters><parameter id="q" constant="false"/><parameter id="x" constant="false"/><parameter id="y" value="1" constant="false"/></listOfParameters>
                <listOfRules><assignmentRule variable="x">{Number("1")}</assignmentRule>
                <rateRule variable="y">{Of("y")}</rateRule>
                <assignmentRule variable="q">{Of(id)}</assignmentRule></listOfRules>
                """),
            id == "y" ? 4 : 5,
            id == "y" ? part : part);

    private static string Number(string value) => $"{SbmlText.Math}<cn>{value}</cn></math>";

    private static string Of(string id) => SbmlText.Math + Rate.Replace("{0}", id, StringComparison.Ordinal) + "</math>";

    private static double AtStart(string body, string id)
    {
        OdeSystem system = SbmlText.Equations(SbmlText.Level3(2, body));
        GraphEvaluator evaluator = new(system.Graph, [.. system.InitialStates, system.Values[id]]);
        double[] values = evaluator.CreateValues();
        double[] states = new double[system.States.Length];
        evaluator.Evaluate(0, states, [], values);
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = values[system.InitialStates[i]];
        }

        evaluator.Evaluate(0, states, [], values);
        return values[system.Values[id]];
    }
}
