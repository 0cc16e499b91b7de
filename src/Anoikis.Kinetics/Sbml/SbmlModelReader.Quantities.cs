using System.Collections.Immutable;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

internal sealed partial class SbmlModelReader
{
    /// <summary>The built-in units of Level 2: what a model means by these names unless it defines them itself.</summary>
    private static readonly (string Id, UnitPart Part)[] s_builtIn =
    [
        ("substance", new UnitPart("mole", 1, 0, 1)), ("volume", new UnitPart("litre", 1, 0, 1)), ("area", new UnitPart("metre", 2, 0, 1)),
        ("length", new UnitPart("metre", 1, 0, 1)), ("time", new UnitPart("second", 1, 0, 1)),
    ];

    private readonly HashSet<string> _pointCompartments = [];
    private string? _areaUnits;
    private string? _lengthUnits;
    private string? _conversionFactor;

    private void ReadUnitDefinition(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string? id = attributes.RequiredId("id");
        attributes.End();
        var parts = ImmutableArray.CreateBuilder<UnitPart>();
        Each(element, ["listOfUnits"], list => Each(list, ["unit"], unit => parts.Add(ReadUnit(unit))));
        if (id is not null)
        {
            _draft.Units.Add(new UnitDefinition(id, parts.ToImmutable(), element.Location));
        }
    }

    private UnitPart ReadUnit(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string kind = attributes.RequiredId("kind") ?? "dimensionless";
        double exponent = attributes.Number("exponent", 1);
        int scale = attributes.WholeNumber("scale", 0);
        double multiplier = attributes.Number("multiplier", 1);
        if (_dialect.IsLevel2 && attributes.Number("offset") is not (null or 0))
        {
            _findings.Error(element.Location, "a unit with an offset is not supported");
        }

        attributes.End();
        kind = kind switch { "liter" => "litre", "meter" => "metre", _ => kind };
        if (kind == "Celsius")
        {
            _findings.Error(element.Location, "the unit Celsius has an offset and is not supported; kelvin is");
        }

        return new UnitPart(kind, exponent, scale, multiplier);
    }

    private void AddBuiltInUnits()
    {
        if (!_dialect.IsLevel2)
        {
            return;
        }

        foreach ((string id, UnitPart part) in s_builtIn)
        {
            if (!_draft.Units.Exists(unit => unit.Id == id))
            {
                _draft.Units.Add(new UnitDefinition(id, [part], _draft.Location));
            }
        }

        (_draft.TimeUnits, _draft.SubstanceUnits, _draft.ExtentUnits, _draft.VolumeUnits) = ("time", "substance", "substance", "volume");
        (_areaUnits, _lengthUnits) = ("area", "length");
    }

    private void ReadCompartment(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string? id = attributes.RequiredId("id");
        double dimensions = attributes.Number("spatialDimensions") ?? 3;
        if (_dialect.IsLevel2 && dimensions is not (0 or 1 or 2 or 3))
        {
            _findings.Error(element.Location, $"spatialDimensions of {attributes.Subject} is {SbmlXml.Quote(element.Attribute("spatialDimensions")!)}; 0, 1, 2 and 3 are allowed");
        }

        double? size = attributes.Number("size");
        string? units = attributes.Id("units") ?? (dimensions == 2 ? _areaUnits : dimensions == 1 ? _lengthUnits : null);
        bool constant = attributes.Truth("constant", true);
        if (_dialect.IsLevel2)
        {
            attributes.Pass("outside", "compartmentType");
        }

        attributes.End();
        CoreChildren(element).ForEach(child => Unknown(child, element, []));
        if (id is null)
        {
            return;
        }

        // A point has no size: what its species' ids mean in formulas can only be amounts. Rules are read before compartments.
        bool sized = size is not null || _draft.InitialAssignments.Exists(a => a.Variable == id) || _draft.AssignmentRules.Exists(r => r.Variable == id);
        if (dimensions == 0 && (_dialect.IsLevel2 || !sized))
        {
            _pointCompartments.Add(id);
            size = 1;
        }

        _draft.Compartments.Add(new Compartment(id, element.Location)
        {
            Name = attributes.Name(),
            Size = size,
            SpatialDimensions = dimensions,
            Constant = constant,
            Units = units,
        });
    }

    private void ReadSpecies(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string? id = attributes.RequiredId("id");
        string? compartment = attributes.RequiredId("compartment");
        double? amount = attributes.Number("initialAmount");
        double? concentration = attributes.Number("initialConcentration");
        bool onlySubstance = attributes.Truth("hasOnlySubstanceUnits", false);
        bool boundary = attributes.Truth("boundaryCondition", false);
        bool constant = attributes.Truth("constant", false);
        string? units = attributes.Id("substanceUnits");
        string? factor = _dialect.IsLevel2 ? null : attributes.Id("conversionFactor") ?? _conversionFactor;
        if (_dialect.IsLevel2)
        {
            attributes.Pass("spatialSizeUnits", "speciesType", "charge");
        }

        attributes.End();
        CoreChildren(element).ForEach(child => Unknown(child, element, []));
        if (amount is not null && concentration is not null)
        {
            _findings.Error(element.Location, $"{attributes.Subject} has an initial amount and an initial concentration; one is allowed");
            concentration = null;
        }

        if (id is null || compartment is null)
        {
            return;
        }

        bool atPoint = _pointCompartments.Contains(compartment);
        if (atPoint && concentration is not null)
        {
            _findings.Error(element.Location, $"{attributes.Subject} has an initial concentration in the compartment {compartment}, which has no size; an initial amount is needed");
        }

        _draft.Species.Add(new Species(id, compartment, element.Location)
        {
            Name = attributes.Name(),
            InitialAmount = amount,
            InitialConcentration = concentration,
            HasOnlySubstanceUnits = onlySubstance || atPoint,
            BoundaryCondition = boundary,
            Constant = constant,
            SubstanceUnits = units,
            ConversionFactor = factor,
        });
    }

    private void ReadParameter(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string? id = attributes.RequiredId("id");
        double? value = attributes.Number("value");
        string? units = attributes.Id("units");
        bool constant = attributes.Truth("constant", true);
        attributes.End();
        CoreChildren(element).ForEach(child => Unknown(child, element, []));
        if (id is not null)
        {
            _draft.Parameters.Add(new Parameter(id, value, element.Location) { Name = attributes.Name(), Constant = constant, Units = units });
        }
    }

    /// <summary>A value in the text that a formula replaces at the start is none: it is never read.</summary>
    private void RemoveOverriddenValues()
    {
        HashSet<string> given = [.. _draft.InitialAssignments.Select(a => a.Variable), .. _draft.AssignmentRules.Select(r => r.Variable)];
        for (int i = 0; i < _draft.Compartments.Count; i++)
        {
            Compartment old = _draft.Compartments[i];
            _draft.Compartments[i] = given.Contains(old.Id) ? old with { Size = null } : old;
        }

        for (int i = 0; i < _draft.Species.Count; i++)
        {
            Species old = _draft.Species[i];
            _draft.Species[i] = given.Contains(old.Id) ? old with { InitialAmount = null, InitialConcentration = null } : old;
        }

        for (int i = 0; i < _draft.Parameters.Count; i++)
        {
            Parameter old = _draft.Parameters[i];
            _draft.Parameters[i] = given.Contains(old.Id) ? old with { Value = null } : old;
        }
    }
}
