using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;

namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>Small documents for tests, each line of the body on a line of its own from line 2 on.</summary>
internal static class SbmlText
{
    public const string Math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";

    public static string Level2(int version, string body)
        => version == 1
            ? $"<sbml xmlns=\"http://www.sbml.org/sbml/level2\" level=\"2\" version=\"1\"><model>\n{body}\n</model></sbml>"
            : $"<sbml xmlns=\"http://www.sbml.org/sbml/level2/version{version}\" level=\"2\" version=\"{version}\"><model>\n{body}\n</model></sbml>";

    public static string Level3(int version, string body, string root = "", string model = "")
        => $"<sbml xmlns=\"http://www.sbml.org/sbml/level3/version{version}/core\" level=\"3\" version=\"{version}\" {root}><model {model}>\n{body}\n</model></sbml>";

    /// <summary>Reads what must have no error.</summary>
    public static NetworkDraft Read(string text)
    {
        DiagnosticBag findings = [];
        NetworkDraft? draft = SbmlReader.Read(text, "test.xml", findings);
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        return draft!;
    }

    /// <summary>All findings on a text.</summary>
    public static DiagnosticBag Findings(string text)
    {
        DiagnosticBag findings = [];
        SbmlReader.Read(text, "test.xml", findings);
        return findings;
    }

    /// <summary>The equations of a text that must be sound.</summary>
    public static OdeSystem Equations(string text)
    {
        DiagnosticBag findings = [];
        NetworkDraft? draft = SbmlReader.Read(text, "test.xml", findings);
        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        OdeSystem? system = network is null ? null : EquationBuilder.Build(network, new EquationOptions(), findings);
        Assert.True(system is not null, string.Join('\n', findings));
        return system!;
    }

    /// <summary>The value of a formula that holds numbers only.</summary>
    public static double Value(string mathMl, int level = 3)
    {
        string parameter = "<listOfParameters><parameter id=\"p\" constant=\"true\"/></listOfParameters>";
        string body = $"{parameter}<listOfInitialAssignments><initialAssignment symbol=\"p\">{Math}{mathMl}</math></initialAssignment></listOfInitialAssignments>";
        OdeSystem system = Equations(level == 3 ? Level3(2, body) : Level2(4, body));
        Assert.True(system.Graph.IsConstant(system.Values["p"], out double value));
        return value;
    }

    /// <summary>Checks that the first error stands at a line and says something.</summary>
    public static void Refused(string text, int line, string part)
    {
        Diagnostic first = Findings(text).First(f => f.Severity == Severity.Error);
        Assert.Contains(part, first.Message, StringComparison.Ordinal);
        Assert.Equal(line, first.Location.Line);
    }
}
