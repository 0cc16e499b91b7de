using System.Globalization;
using System.Xml;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Networks.Checking;

namespace Anoikis.Kinetics.Sbml;

/// <summary>Writes one network as one document: the model and what it declares.</summary>
internal sealed partial class SbmlModelWriter
{
    private readonly ReactionNetwork _network;
    private readonly XmlWriter _xml;
    private readonly SbmlDialect _dialect;
    private readonly MathWriter _math;

    /// <summary>Variables that rules or events change.</summary>
    private readonly HashSet<string> _changed;

    /// <summary>Variables whose first value a formula gives, whatever number stands beside them.</summary>
    private readonly HashSet<string> _given;
    private readonly HashSet<string> _ids;

    public SbmlModelWriter(ReactionNetwork network, XmlWriter xml)
    {
        (_network, _xml) = (network, xml);
        _dialect = new SbmlDialect(3, Formulas(network).Any(MathWriter.NeedsVersion2) ? 2 : 1);
        _math = new MathWriter(xml, _dialect.Namespace);
        _changed =
        [
            .. network.AssignmentRules.Select(r => r.Variable),
            .. network.RateRules.Select(r => r.Variable),
            .. network.Events.SelectMany(e => e.Assignments).Select(a => a.Variable),
        ];
        _given = [.. network.InitialAssignments.Select(a => a.Variable), .. network.AssignmentRules.Select(r => r.Variable)];
        _ids =
        [
            .. network.Compartments.Select(c => c.Id), .. network.Species.Select(s => s.Id), .. network.Parameters.Select(p => p.Id),
            .. network.Reactions.Select(r => r.Id), .. network.Events.Select(e => e.Id),
            .. network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(r => r.Id).OfType<string>(),
        ];
        NameStoichiometries();
    }

    public void Write()
    {
        _xml.WriteStartDocument();
        Start("sbml");
        _xml.WriteAttributeString("xmlns", "sbml", null, _dialect.Namespace);
        Attribute("level", _dialect.Level.ToString(CultureInfo.InvariantCulture));
        Attribute("version", _dialect.Version.ToString(CultureInfo.InvariantCulture));
        Start("model");
        Identify(_network.Id, _network.Name);
        Attribute("substanceUnits", _network.SubstanceUnits);
        Attribute("timeUnits", _network.TimeUnits ?? "second");
        Attribute("extentUnits", _network.SubstanceUnits);
        List("listOfUnitDefinitions", _network.Units, WriteUnit);
        List("listOfCompartments", _network.Compartments, WriteCompartment);
        List("listOfSpecies", _network.Species, WriteSpecies);
        List("listOfParameters", _network.Parameters, WriteParameter);
        List("listOfInitialAssignments", _network.InitialAssignments, a => WriteFormula("initialAssignment", "symbol", a.Variable, a.Formula));
        IReadOnlyCollection<Action> rules =
        [
            .. _network.AssignmentRules.Concat(_stoichiometryRules).Select(r => (Action)(() => WriteFormula("assignmentRule", "variable", r.Variable, r.Formula))),
            .. _network.RateRules.Select(r => (Action)(() => WriteFormula("rateRule", "variable", r.Variable, r.Formula))),
        ];
        List("listOfRules", rules, write => write());
        List("listOfReactions", _network.Reactions, WriteReaction);
        List("listOfEvents", _network.Events, WriteEvent);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
    }

    private static IEnumerable<Expression> Formulas(ReactionNetwork network)
    {
        NetworkDraft draft = new();
        draft.Reactions.AddRange(network.Reactions);
        draft.Events.AddRange(network.Events);
        draft.AssignmentRules.AddRange(network.AssignmentRules);
        draft.RateRules.AddRange(network.RateRules);
        draft.InitialAssignments.AddRange(network.InitialAssignments);
        return DraftFormulas.All(draft);
    }

    private void WriteUnit(UnitDefinition unit)
    {
        Start("unitDefinition");
        Attribute("id", unit.Id);
        List("listOfUnits", unit.Parts, part =>
        {
            Start("unit");
            Attribute("kind", part.Kind);
            Attribute("exponent", part.Exponent);
            Attribute("scale", part.Scale.ToString(CultureInfo.InvariantCulture));
            Attribute("multiplier", part.Multiplier);
            _xml.WriteEndElement();
        });
        _xml.WriteEndElement();
    }

    private void WriteCompartment(Compartment compartment)
    {
        Start("compartment");
        Identify(compartment.Id, compartment.Name);
        Attribute("spatialDimensions", compartment.SpatialDimensions);
        Attribute("size", compartment.Size);
        Attribute("units", compartment.Units);
        Attribute("constant", compartment.Constant);
        _xml.WriteEndElement();
    }

    private void WriteSpecies(Species species)
    {
        Start("species");
        Identify(species.Id, species.Name);
        Attribute("compartment", species.Compartment);
        Attribute("initialAmount", species.InitialAmount);
        Attribute("initialConcentration", species.InitialConcentration);
        Attribute("substanceUnits", species.SubstanceUnits);
        Attribute("hasOnlySubstanceUnits", species.HasOnlySubstanceUnits);
        Attribute("boundaryCondition", species.BoundaryCondition);
        Attribute("constant", species.Constant);
        Attribute("conversionFactor", species.ConversionFactor);
        _xml.WriteEndElement();
    }

    private void WriteParameter(Parameter parameter)
    {
        Start("parameter");
        Identify(parameter.Id, parameter.Name);
        Attribute("value", parameter.Value);
        Attribute("units", parameter.Units);
        Attribute("constant", parameter.Constant);
        _xml.WriteEndElement();
    }

    private void WriteFormula(string element, string attribute, string variable, Expression formula)
    {
        Start(element);
        Attribute(attribute, variable);
        _math.WriteNumber(formula);
        _xml.WriteEndElement();
    }

    private void List<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        Start(name);
        foreach (T item in items)
        {
            write(item);
        }

        _xml.WriteEndElement();
    }

    private void Identify(string id, string? name)
    {
        Attribute("id", id);
        Attribute("name", name is null ? null : string.Concat(name.Where(XmlConvert.IsXmlChar)));
    }

    private void Start(string name) => _xml.WriteStartElement(name, _dialect.Namespace);

    private void Attribute(string name, string? value)
    {
        if (value is not null)
        {
            _xml.WriteAttributeString(name, value);
        }
    }

    private void Attribute(string name, double? value) => Attribute(name, value is { } number ? SbmlNumber.Format(number) : null);

    private void Attribute(string name, bool value) => Attribute(name, value ? "true" : "false");
}
