using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>What differs between levels and versions, and what the reader refuses.</summary>
public sealed class SbmlReaderTests
{
    private const string Cell = "<listOfCompartments><compartment id=\"c\" size=\"2\" constant=\"true\"/></listOfCompartments>";
    private const string One = SbmlText.Math + "<cn>1</cn></math>";

    private static string Species(string attributes)
        => $"<species id=\"S\" compartment=\"c\" hasOnlySubstanceUnits=\"false\" boundaryCondition=\"false\" constant=\"false\" {attributes}/>";

    private static string Reaction(string law, string attributes = "reversible=\"false\" fast=\"false\"")
        => $"<listOfReactions><reaction id=\"r\" {attributes}><listOfReactants><speciesReference species=\"S\" stoichiometry=\"1\" constant=\"true\"/></listOfReactants>{law}</reaction></listOfReactions>";

    [Fact]
    public void Level_2_has_defaults()
    {
        NetworkDraft draft = SbmlText.Read(SbmlText.Level2(
            4,
            "<listOfCompartments><compartment id=\"c\" size=\"1\"/></listOfCompartments><listOfSpecies><species id=\"S\" compartment=\"c\" initialAmount=\"3\"/></listOfSpecies>"
            + "<listOfParameters><parameter id=\"k\" value=\"2\"/></listOfParameters>"));
        Assert.True(draft.Compartments[0].Constant);
        Assert.Equal(3, draft.Compartments[0].SpatialDimensions);
        Assert.True(draft.Parameters[0].Constant);
        Species species = draft.Species[0];
        Assert.Equal((3.0, null, false, false, false), (species.InitialAmount, species.InitialConcentration, species.HasOnlySubstanceUnits, species.BoundaryCondition, species.Constant));
        Assert.Equal("time", draft.TimeUnits);
        Assert.Contains(draft.Units, unit => unit.Id == "time" && unit.Parts[0].Kind == "second");
        Assert.Contains(draft.Units, unit => unit.Id == "substance" && unit.Parts[0].Kind == "mole");
    }

    [Fact]
    public void Level_2_models_may_redefine_the_built_in_units()
    {
        NetworkDraft draft = SbmlText.Read(SbmlText.Level2(
            1, "<listOfUnitDefinitions><unitDefinition id=\"time\"><listOfUnits><unit kind=\"second\" multiplier=\"60\"/></listOfUnits></unitDefinition></listOfUnitDefinitions>"));
        UnitDefinition time = Assert.Single(draft.Units, unit => unit.Id == "time");
        Assert.Equal(60, Assert.Single(time.Parts).Multiplier);
        Assert.Equal(60, NetworkCheck.Run(draft, [])!.SecondsPerTimeUnit);
    }

    [Theory]
    [InlineData("parameter id=\"k\" value=\"1\"", "lacks the attribute constant")]
    [InlineData("parameter id=\"k\" valu=\"1\" constant=\"true\"", "did you mean value?")]
    [InlineData("parameter value=\"1\" constant=\"true\"", "lacks the attribute id")]
    [InlineData("parameter id=\"1k\" value=\"1\" constant=\"true\"", "an id is a letter")]
    [InlineData("parameter id=\"k\" value=\"one\" constant=\"true\"", "not a number")]
    [InlineData("parameter id=\"k\" value=\"1\" constant=\"yes\"", "true and false are allowed")]
    [InlineData("paramter id=\"k\" value=\"1\" constant=\"true\"", "did you mean parameter?")]
    public void Level_3_says_what_an_element_lacks(string element, string part)
        => SbmlText.Refused(SbmlText.Level3(1, $"<listOfParameters>\n<{element}/></listOfParameters>"), 3, part);

    [Fact]
    public void All_problems_are_found_at_once()
    {
        DiagnosticBag findings = SbmlText.Findings(SbmlText.Level3(
            1, "<listOfParameters>\n<parameter id=\"a\"/>\n<parameter id=\"b\" value=\"x\" constant=\"true\"/>\n<parameter constant=\"true\"/></listOfParameters><listOfThings/>"));
        Assert.Equal([5, 3, 4, 5], findings.Select(f => f.Location.Line));
    }

    [Fact]
    public void Local_parameters_are_renamed_shadow_global_ones_and_avoid_collisions()
    {
        string law = $"<kineticLaw>{SbmlText.Math}<apply><times/><ci>k</ci><ci>j</ci><ci>S</ci></apply></math><listOfLocalParameters><localParameter id=\"k\" value=\"5\"/><localParameter id=\"S\" value=\"7\"/></listOfLocalParameters></kineticLaw>";
        OdeSystem system = SbmlText.Equations(SbmlText.Level3(
            1,
            Cell + $"<listOfSpecies>{Species("initialAmount=\"3\"")}</listOfSpecies><listOfParameters><parameter id=\"k\" value=\"100\" constant=\"true\"/><parameter id=\"j\" value=\"11\" constant=\"true\"/><parameter id=\"r_k\" value=\"1\" constant=\"true\"/></listOfParameters>{Reaction(law)}"));
        Assert.True(system.Graph.IsConstant(system.Values["r"], out double rate));
        Assert.Equal(5 * 11 * 7, rate);
        Assert.Equal(["j", "k", "r_S", "r_k", "r_k_2"], system.Network.Parameters.Select(p => p.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_species_in_a_point_is_an_amount()
    {
        NetworkDraft draft = SbmlText.Read(SbmlText.Level2(
            3, "<listOfCompartments><compartment id=\"c\" spatialDimensions=\"0\"/></listOfCompartments><listOfSpecies><species id=\"S\" compartment=\"c\" initialAmount=\"3\"/></listOfSpecies>"));
        Assert.True(draft.Species[0].HasOnlySubstanceUnits);
        SbmlText.Refused(SbmlText.Level2(
            3, "<listOfCompartments><compartment id=\"c\" spatialDimensions=\"0\"/></listOfCompartments><listOfSpecies>\n<species id=\"S\" compartment=\"c\" initialConcentration=\"3\"/></listOfSpecies>"), 3, "has no size");
    }

    [Fact]
    public void An_initial_assignment_replaces_the_value_in_the_text()
    {
        NetworkDraft draft = SbmlText.Read(SbmlText.Level3(
            1, $"<listOfParameters><parameter id=\"k\" value=\"9\" constant=\"true\"/></listOfParameters><listOfInitialAssignments><initialAssignment symbol=\"k\">{One}</initialAssignment></listOfInitialAssignments>"));
        Assert.Null(draft.Parameters[0].Value);
        Assert.Single(draft.InitialAssignments);
    }

    [Fact]
    public void The_model_s_conversion_factor_holds_where_a_species_has_none()
    {
        NetworkDraft draft = SbmlText.Read(SbmlText.Level3(
            1,
            Cell + $"<listOfSpecies>{Species("initialAmount=\"1\"")}{Species("initialAmount=\"1\" conversionFactor=\"g\"").Replace("\"S\"", "\"T\"", StringComparison.Ordinal)}</listOfSpecies>",
            model: "conversionFactor=\"f\""));
        Assert.Equal(["f", "g"], draft.Species.Select(s => s.ConversionFactor!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Early_events_take_values_of_the_trigger_s_time(int version)
    {
        Event early = SbmlText.Read(SbmlText.Level2(version, Event(""))).Events[0];
        Assert.Equal((true, true, true), (early.UseValuesFromTriggerTime, early.Persistent, early.TriggerInitialValue));
        Assert.Contains("useValuesFromTriggerTime", SbmlText.Findings(SbmlText.Level2(version, Event("useValuesFromTriggerTime=\"false\""))).First().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Later_events_say_which_values_they_take()
    {
        Assert.True(SbmlText.Read(SbmlText.Level2(4, Event(""))).Events[0].UseValuesFromTriggerTime);
        Assert.False(SbmlText.Read(SbmlText.Level2(5, Event("useValuesFromTriggerTime=\"false\""))).Events[0].UseValuesFromTriggerTime);
        Event third = SbmlText.Read(SbmlText.Level3(1, Event("useValuesFromTriggerTime=\"false\"", "initialValue=\"false\" persistent=\"false\"", $"<priority>{One}</priority>"))).Events[0];
        Assert.Equal((false, false, false), (third.UseValuesFromTriggerTime, third.Persistent, third.TriggerInitialValue));
        Assert.NotNull(third.Priority);
        SbmlText.Refused(SbmlText.Level2(4, Event("", "", $"\n<priority>{One}</priority>")), 3, "\"priority\"");
    }

    [Fact]
    public void Events_without_an_id_get_one_that_is_free()
    {
        NetworkDraft draft = SbmlText.Read(SbmlText.Level2(4, Event("").Replace("</listOfParameters>", "<parameter id=\"event\" value=\"1\"/></listOfParameters>", StringComparison.Ordinal)));
        Assert.Equal("event_2", draft.Events[0].Id);
    }

    [Fact]
    public void What_Level_3_Version_2_may_leave_out_gets_a_warning()
    {
        string body = "<listOfParameters><parameter id=\"k\" value=\"1\" constant=\"false\"/></listOfParameters><listOfRules><rateRule variable=\"k\"/></listOfRules>"
            + "<listOfEvents><event id=\"e\" useValuesFromTriggerTime=\"true\"/></listOfEvents>";
        DiagnosticBag findings = SbmlText.Findings(SbmlText.Level3(2, body));
        Assert.Equal([Severity.Warning, Severity.Warning], findings.Select(f => f.Severity));
        Assert.True(SbmlText.Findings(SbmlText.Level3(1, body)).HasErrors);
    }

    [Theory]
    [InlineData(1, "fast=\"true\" reversible=\"false\"", "is fast")]
    [InlineData(2, "reversible=\"false\"", "has no rate law")]
    public void Reactions_without_a_rate_are_refused(int version, string attributes, string part)
        => SbmlText.Refused(SbmlText.Level3(version, $"{Cell}<listOfSpecies>{Species("initialAmount=\"1\"")}</listOfSpecies>\n{Reaction("", attributes)}"), 3, part);

    [Theory]
    [InlineData("comp", "true", "comp is declared as required")]
    [InlineData("arrays", "true", "arrays is declared as required")]
    [InlineData("distrib", "1", "distrib is declared as required")]
    public void Required_packages_are_refused(string package, string required, string part)
        => SbmlText.Refused(SbmlText.Level3(1, "", $"xmlns:p=\"http://www.sbml.org/sbml/level3/version1/{package}/version1\" p:required=\"{required}\""), 1, part);

    [Fact]
    public void Packages_that_are_not_required_get_a_note_and_are_passed_over()
    {
        string root = "xmlns:layout=\"http://www.sbml.org/sbml/level3/version1/layout/version1\" layout:required=\"false\"";
        DiagnosticBag findings = SbmlText.Findings(SbmlText.Level3(1, "<layout:listOfLayouts><layout:layout/></layout:listOfLayouts>", root));
        Assert.Equal(Severity.Note, Assert.Single(findings).Severity);
    }

    [Theory]
    [InlineData("<x:thing xmlns:x=\"http://example.org/x\"/>", "is not part of SBML")]
    [InlineData("<listOfParameters/><listOfParameters/>", "a second listOfParameters")]
    [InlineData("<listOfRules>" + "<algebraicRule>" + SbmlText.Math + "<cn>1</cn></math></algebraicRule></listOfRules>", "algebraic rule")]
    public void Other_things_are_refused(string body, string part) => SbmlText.Refused(SbmlText.Level3(1, body), 2, part);

    [Fact]
    public void Constraints_get_a_warning()
        => Assert.Equal(Severity.Warning, Assert.Single(SbmlText.Findings(SbmlText.Level3(1, $"<listOfConstraints><constraint>{One}<message/></constraint></listOfConstraints>"))).Severity);

    [Theory]
    [InlineData("stoichiometry=\"2\" id=\"n\" constant=\"true\"", "is constant; no rule")]
    [InlineData("id=\"n\" constant=\"false\"", "has neither a number nor a formula")]
    [InlineData("constant=\"false\"", "neither a stoichiometry nor an id")]
    public void Stoichiometries_without_a_meaning_are_refused(string attributes, string part)
    {
        string law = $"<kineticLaw>{One}</kineticLaw>";
        string reaction = Reaction(law).Replace("stoichiometry=\"1\" constant=\"true\"", attributes, StringComparison.Ordinal);
        string rule = $"<listOfRules><rateRule variable=\"n\">{One}</rateRule></listOfRules>";
        Diagnostic[] errors = [.. SbmlText.Findings(SbmlText.Level3(1, Cell + $"<listOfSpecies>{Species("initialAmount=\"1\"")}</listOfSpecies>{rule}{reaction}")).Where(f => f.Severity == Severity.Error)];
        Assert.Contains(errors, e => e.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Stoichiometry_formulas_of_Level_2_hold_at_every_time()
    {
        string reaction = $"<listOfReactions><reaction id=\"r\"><listOfProducts><speciesReference species=\"S\"><stoichiometryMath>{SbmlText.Math}<apply><times/><cn>2</cn><ci>S</ci></apply></math></stoichiometryMath></speciesReference></listOfProducts><kineticLaw>{One}</kineticLaw></reaction></listOfReactions>";
        NetworkDraft draft = SbmlText.Read(SbmlText.Level2(4, $"<listOfCompartments><compartment id=\"c\" size=\"1\"/></listOfCompartments><listOfSpecies><species id=\"S\" compartment=\"c\" initialAmount=\"1\"/></listOfSpecies>{reaction}"));
        Assert.IsType<Application>(draft.Reactions[0].Products[0].Stoichiometry);
    }

    private static string Event(string attributes, string trigger = "", string more = "")
        => $"<listOfParameters><parameter id=\"k\" value=\"1\" constant=\"false\"/></listOfParameters><listOfEvents><event {attributes}><trigger {trigger}>{SbmlText.Math}<true/></math></trigger>{more}"
        + $"<listOfEventAssignments><eventAssignment variable=\"k\">{One}</eventAssignment></listOfEventAssignments></event></listOfEvents>";
}
