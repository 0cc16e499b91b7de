using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Kinetics.Sbml.Suite;

namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>What the writer writes the reader reads back to the same equations.</summary>
public sealed class SbmlWriterTests
{
    [Fact]
    public void A_document_with_every_kind_of_element_comes_back()
        => ComesBack(SbmlText.Equations(FuzzTests.Document()));

    [Fact]
    public void Names_are_escaped()
    {
        OdeSystem system = SbmlText.Equations(SbmlText.Level3(1, "<listOfParameters><parameter id=\"k\" name=\"a &lt;b> &quot;c&quot; \u00e9\" value=\"1e-7\" constant=\"true\"/></listOfParameters>"));
        NetworkDraft draft = SbmlText.Read(SbmlWriter.Write(system.Network));
        Assert.Equal(("a <b> \"c\" \u00e9", 1e-7), (draft.Parameters[0].Name, draft.Parameters[0].Value));
    }

    [Theory]
    [InlineData("<apply><plus/><ci>k</ci><cn>1</cn></apply>", "version=\"1\"")]
    [InlineData("<apply><max/><ci>k</ci><cn>1</cn></apply>", "version=\"2\"")]
    public void The_version_is_the_first_that_has_every_operator(string math, string version)
    {
        string body = $"<listOfParameters><parameter id=\"k\" value=\"2\" constant=\"true\"/><parameter id=\"x\" constant=\"false\"/></listOfParameters><listOfRules><assignmentRule variable=\"x\">{SbmlText.Math}{math}</math></assignmentRule></listOfRules>";
        Assert.Contains(version, SbmlWriter.Write(SbmlText.Equations(SbmlText.Level3(2, body)).Network).Split('\n')[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<apply><plus/><apply><gt/><ci>k</ci><cn>1</cn></apply><cn>1</cn></apply>", 2)]
    [InlineData("<piecewise><piece><cn>5</cn><ci>k</ci></piece><otherwise><cn>6</cn></otherwise></piecewise>", 5)]
    public void Truth_values_and_numbers_are_kept_apart(string math, double expected)
    {
        string body = $"<listOfParameters><parameter id=\"k\" value=\"2\" constant=\"true\"/><parameter id=\"x\" constant=\"false\"/></listOfParameters><listOfRules><assignmentRule variable=\"x\">{SbmlText.Math}{math}</math></assignmentRule></listOfRules>";
        OdeSystem system = SbmlText.Equations(SbmlWriter.Write(SbmlText.Equations(SbmlText.Level3(2, body)).Network));
        Assert.True(system.Graph.IsConstant(system.Values["x"], out double value));
        Assert.Equal(expected, value);
    }

    [SharedFact]
    public void Every_published_model_comes_back()
    {
        foreach (string file in Directory.GetFiles(SharedData.Path("data", "biomodels"), "*.xml"))
        {
            DiagnosticBag findings = [];
            ReactionNetwork network = NetworkCheck.Run(SbmlReader.ReadFile(file, findings)!, findings)!;
            ComesBack(EquationBuilder.Build(network, new EquationOptions(), findings)!);
        }
    }

    [SharedFact]
    public void Every_case_of_the_suite_that_is_read_comes_back()
    {
        int count = 0;
        foreach (SuiteCase test in SuiteCase.All())
        {
            if (SuiteRun.Equations(test, null, []) is { } system)
            {
                ComesBack(system);
                count++;
            }
        }

        Assert.True(count > 700, $"only {count} cases were read");
    }

    [Fact]
    public void A_planted_fault_is_noticed()
    {
        OdeSystem system = SbmlText.Equations(FuzzTests.Document());
        string text = SbmlWriter.Write(system.Network);
        OdeSystem faulty = SbmlText.Equations(text.Replace("<cn>0.1</cn>", "<cn>0.11</cn>", StringComparison.Ordinal));
        Assert.NotEqual(Derivatives(system), Derivatives(faulty));
    }

    private static void ComesBack(OdeSystem system)
    {
        string text = SbmlWriter.Write(system.Network);
        OdeSystem again = SbmlText.Equations(text);
        Assert.Equal(text, SbmlWriter.Write(again.Network));
        Assert.Equal<StateVariable[]>([.. system.States], [.. again.States]);
        Assert.Equal(Derivatives(system), Derivatives(again));
        Assert.Equal(system.Network.SecondsPerTimeUnit, again.Network.SecondsPerTimeUnit);
        Assert.Equal(
            system.Events.Select(e => (e.Id, e.TriggerInitialValue, e.Persistent, e.UseValuesFromTriggerTime, e.Assignments.Length, e.Delay < 0, e.Priority < 0)),
            again.Events.Select(e => (e.Id, e.TriggerInitialValue, e.Persistent, e.UseValuesFromTriggerTime, e.Assignments.Length, e.Delay < 0, e.Priority < 0)));
    }

    /// <summary>Starting values and rates of change at two times.</summary>
    private static double[] Derivatives(OdeSystem system)
    {
        GraphEvaluator evaluator = new(system.Graph, [.. system.InitialParameters, .. system.InitialStates, .. system.Derivatives]);
        double[] values = evaluator.CreateValues();
        double[] parameters = new double[system.Parameters.Length];
        double[] states = new double[system.States.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            evaluator.Evaluate(0, states, parameters, values);
            parameters[i] = values[system.InitialParameters[i]];
        }

        evaluator.Evaluate(0, states, parameters, values);
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = values[system.InitialStates[i]];
        }

        evaluator.Evaluate(0, states, parameters, values);
        double[] first = [.. system.Derivatives.Select(node => values[node])];
        evaluator.Evaluate(0.7, states, parameters, values);
        return [.. parameters, .. states, .. first, .. system.Derivatives.Select(node => values[node])];
    }
}
