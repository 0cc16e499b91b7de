using System.Text;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;
using CsCheck;

namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>Whatever happens to a document on its way, reading it ends in a network or in findings, never in an exception.</summary>
public sealed class FuzzTests
{
    private static readonly string s_whole = Document();

    /// <summary>Pieces that make other documents out of sound ones.</summary>
    private static readonly string[] s_pieces =
    [
        "<", ">", "/>", "\"", "&amp;", "&x;", "]]>", "<!--", "-->", "<apply>", "</apply>", "<ci>", "</ci>", "<times/>", "<cn type=\"e-notation\">", "<sep/>", "<math/>",
        "constant=\"false\"", "constant=\"true\"", "1e999", "NaN", "INF", "-1", "0", "\0", "\ud800", "\ufffe", "é", "<notes>", "</notes>", "<annotation>", "id=\"S1\"", "k1", "S1", "<piecewise/>", "<lambda/>",
    ];

    [Fact]
    public void Changed_text_never_throws()
        => Gen.Select(Gen.Int[0, s_whole.Length - 1], Gen.Int[0, 40], Gen.Int[0, s_pieces.Length - 1], Gen.Int[0, 3]).Array[1, 4].Sample(
            changes =>
            {
                StringBuilder text = new(s_whole);
                foreach ((int at, int length, int piece, int kind) in changes)
                {
                    int from = Math.Min(at, text.Length);
                    int count = Math.Min(length, text.Length - from);
                    string old = text.ToString(from, count);
                    text.Remove(from, kind == 0 ? 0 : count);
                    text.Insert(from, kind switch { 0 => s_pieces[piece], 1 => "", 2 => old + old, _ => s_pieces[piece] });
                }

                Read(text.ToString());
            },
            iter: 3000, threads: 2);

    [Fact]
    public void Swapped_attribute_values_never_throw()
    {
        string[] words = [.. s_whole.Split('"')];
        Gen<int> value = Gen.Int[0, words.Length / 2 - 1].Select(i => 2 * i + 1);
        Gen.Select(value, value).Array[1, 3].Sample(
            swaps =>
            {
                string[] changed = [.. words];
                foreach ((int a, int b) in swaps)
                {
                    (changed[a], changed[b]) = (changed[b], changed[a]);
                }

                Read(string.Join('"', changed));
            },
            iter: 3000, threads: 2);
    }

    [Fact]
    public void Changed_bytes_never_throw()
    {
        byte[] whole = Encoding.UTF8.GetBytes(s_whole);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 20].Sample(
            changes =>
            {
                byte[] bytes = [.. whole];
                foreach ((int at, byte value) in changes)
                {
                    bytes[at] = value;
                }

                DiagnosticBag findings = [];
                using MemoryStream stream = new(bytes);
                Check(SbmlReader.Read(stream, "fuzz.xml", findings), findings);
            },
            iter: 2000, threads: 2);
    }

    [Fact]
    public void The_document_itself_is_sound()
    {
        DiagnosticBag findings = [];
        Assert.NotNull(SbmlReader.Read(s_whole, "fuzz.xml", findings));
        Assert.False(findings.HasErrors, string.Join('\n', findings));
    }

    private static void Read(string text)
    {
        DiagnosticBag findings = [];
        Check(SbmlReader.Read(text, "fuzz.xml", findings), findings);
    }

    private static void Check(NetworkDraft? draft, DiagnosticBag findings)
    {
        Assert.True(draft is not null || findings.HasErrors);
        Assert.All(findings, finding => Assert.True(finding.Location.Line > 0 && !finding.Message.Contains('\n', StringComparison.Ordinal), finding.ToString()));
        if (draft is not null && NetworkCheck.Run(draft, findings) is { } network)
        {
            EquationBuilder.Build(network, new EquationOptions(), findings);
        }
    }

    internal static string Document()
    {
        string m = SbmlText.Math;
        return SbmlText.Level3(2, $"""
            <listOfFunctionDefinitions><functionDefinition id="f">{m}<lambda><bvar><ci>a</ci></bvar><apply><times/><ci>a</ci><cn>2</cn></apply></lambda></math></functionDefinition></listOfFunctionDefinitions>
            <listOfUnitDefinitions><unitDefinition id="u"><listOfUnits><unit kind="mole" exponent="1" scale="-3" multiplier="1"/></listOfUnits></unitDefinition></listOfUnitDefinitions>
            <listOfCompartments><compartment id="C" size="1" spatialDimensions="3" constant="false" units="litre"/></listOfCompartments>
            <listOfSpecies><species id="S1" compartment="C" initialConcentration="2" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false" substanceUnits="u"/>
            <species id="S2" compartment="C" initialAmount="0" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/></listOfSpecies>
            <listOfParameters><parameter id="k1" value="0.5" constant="true"/><parameter id="k2" constant="false"/><parameter id="k3" value="1" constant="false"/><parameter id="k4" constant="false"/></listOfParameters>
            <listOfInitialAssignments><initialAssignment symbol="S2">{m}<apply><divide/><ci>k1</ci><cn type="e-notation">2<sep/>1</cn></apply></math></initialAssignment></listOfInitialAssignments>
            <listOfRules><assignmentRule variable="k2">{m}<apply><ci>f</ci><ci>k3</ci></apply></math></assignmentRule><rateRule variable="C">{m}<cn>0.1</cn></math></rateRule>
            <algebraicRule>{m}<apply><minus/><ci>k4</ci><apply><times/><cn>3</cn><ci>k3</ci></apply></apply></math></algebraicRule></listOfRules>
            <listOfReactions><reaction id="r" reversible="false"><listOfReactants><speciesReference species="S1" stoichiometry="1" constant="true"/></listOfReactants>
            <listOfProducts><speciesReference id="n" species="S2" stoichiometry="2" constant="false"/></listOfProducts><listOfModifiers><modifierSpeciesReference species="S2"/></listOfModifiers>
            <kineticLaw>{m}<apply><times/><ci>k</ci><ci>S1</ci><piecewise><piece><cn>1</cn><apply><gt/><csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/time">t</csymbol><cn>1</cn></apply></piece><otherwise><ci>k1</ci></otherwise></piecewise></apply></math>
            <listOfLocalParameters><localParameter id="k" value="3"/></listOfLocalParameters></kineticLaw></reaction></listOfReactions>
            <listOfEvents><event id="e" useValuesFromTriggerTime="true"><trigger initialValue="false" persistent="true">{m}<apply><lt/><ci>S1</ci><cn>1</cn></apply></math></trigger>
            <delay>{m}<ci>k1</ci></math></delay><priority>{m}<cn>1</cn></math></priority>
            <listOfEventAssignments><eventAssignment variable="k3">{m}<apply><arcsinh/><ci>k1</ci></apply></math></eventAssignment></listOfEventAssignments></event></listOfEvents>
            """);
    }
}
