using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

/// <summary>Reads the model of one document into a draft; what differs between levels and versions is resolved here, so that the draft has one meaning.</summary>
internal sealed partial class SbmlModelReader
{
    /// <summary>The lists that a model may hold; those with null bear no meaning for its course.</summary>
    private static readonly string[] s_sections =
    [
        "listOfFunctionDefinitions", "listOfUnitDefinitions", "listOfCompartmentTypes", "listOfSpeciesTypes", "listOfCompartments", "listOfSpecies",
        "listOfParameters", "listOfInitialAssignments", "listOfRules", "listOfConstraints", "listOfReactions", "listOfEvents",
    ];

    private readonly SbmlDialect _dialect;
    private readonly DiagnosticBag _findings;
    private readonly SbmlPackages _packages;
    private readonly MathReader _math;
    private readonly NetworkDraft _draft = new();
    private readonly AlgebraicRules _algebraicRules;

    /// <summary>Every id of the model; new names must differ from all of them.</summary>
    private readonly HashSet<string> _ids = [];

    public SbmlModelReader(SbmlDialect dialect, DiagnosticBag findings)
    {
        _dialect = dialect;
        _findings = findings;
        _packages = new SbmlPackages(dialect, findings);
        _math = new MathReader(dialect, findings);
        _algebraicRules = new AlgebraicRules(_draft, findings);
    }

    /// <summary>The draft of the model inside the root element, or null when there is none.</summary>
    public NetworkDraft? Read(SbmlElement root)
    {
        _packages.Declare(root);
        SbmlAttributes attributes = Attributes(root);
        attributes.Pass("level", "version", "schemaLocation");
        attributes.End();
        SbmlElement? model = null;
        foreach (SbmlElement child in root.Children)
        {
            if (!_packages.IsCore(child))
            {
                continue;
            }

            if (child.Name == "model" && model is null)
            {
                model = child;
            }
            else
            {
                Unknown(child, root, ["model"]);
            }
        }

        if (model is null)
        {
            _findings.Error(root.Location, "sbml holds no model");
            return null;
        }

        ReadModel(model);
        return _draft;
    }

    private void ReadModel(SbmlElement model)
    {
        CollectIds(model);
        Dictionary<string, SbmlElement> sections = Sections(model);
        ReadModelAttributes(model);
        Each(sections, "listOfUnitDefinitions", ["unitDefinition"], ReadUnitDefinition);
        AddBuiltInUnits();
        Each(sections, "listOfFunctionDefinitions", ["functionDefinition"], ReadFunction);
        Each(sections, "listOfInitialAssignments", ["initialAssignment"], ReadInitialAssignment);
        Each(sections, "listOfRules", ["assignmentRule", "rateRule", "algebraicRule"], ReadRule);
        Each(sections, "listOfCompartments", ["compartment"], ReadCompartment);
        Each(sections, "listOfSpecies", ["species"], ReadSpecies);
        Each(sections, "listOfParameters", ["parameter"], ReadParameter);
        Each(sections, "listOfConstraints", ["constraint"], PassConstraint);
        Each(sections, "listOfReactions", ["reaction"], ReadReaction);
        Each(sections, "listOfEvents", ["event"], ReadEvent);
        _algebraicRules.Solve();
        CheckStoichiometries();
        RemoveOverriddenValues();
        new RateOfExpansion(_draft, _findings).Run();
    }

    private void ReadModelAttributes(SbmlElement model)
    {
        SbmlAttributes attributes = Attributes(model);
        _draft.Id = attributes.Id("id") ?? "model";
        _draft.Name = attributes.Name();
        _draft.Location = model.Location;
        if (!_dialect.IsLevel2)
        {
            _draft.TimeUnits = attributes.Id("timeUnits");
            _draft.ExtentUnits = attributes.Id("extentUnits");
            _draft.SubstanceUnits = attributes.Id("substanceUnits");
            _draft.VolumeUnits = attributes.Id("volumeUnits");
            _areaUnits = attributes.Id("areaUnits");
            _lengthUnits = attributes.Id("lengthUnits");
            _conversionFactor = attributes.Id("conversionFactor");
        }

        attributes.End();
    }

    /// <summary>All ids below the model but for those of local parameters, which live in their reaction alone.</summary>
    private void CollectIds(SbmlElement element)
    {
        Stack<SbmlElement> open = new([element]);
        while (open.TryPop(out SbmlElement? next))
        {
            if (next.Name != "kineticLaw" && next.Namespace == _dialect.Namespace)
            {
                next.Children.ForEach(open.Push);
                if (next.Attribute("id") is { } id)
                {
                    _ids.Add(id.Trim());
                }
            }
        }
    }

    /// <summary>The id wished for, or one with a number behind it when that is taken.</summary>
    private string NewId(string wished)
    {
        string id = wished;
        for (int i = 2; !_ids.Add(id); i++)
        {
            id = FormattableString.Invariant($"{wished}_{i}");
        }

        return id;
    }

    private Dictionary<string, SbmlElement> Sections(SbmlElement model)
    {
        Dictionary<string, SbmlElement> sections = [];
        foreach (SbmlElement child in CoreChildren(model))
        {
            if (!s_sections.Contains(child.Name))
            {
                Unknown(child, model, s_sections);
            }
            else if (!sections.TryAdd(child.Name, child))
            {
                _findings.Error(child.Location, $"a second {child.Name} in the same model; one is allowed");
            }
        }

        return sections;
    }

    private void Each(Dictionary<string, SbmlElement> sections, string section, ReadOnlySpan<string> items, Action<SbmlElement> read)
    {
        if (sections.TryGetValue(section, out SbmlElement? list))
        {
            Each(list, items, read);
        }
    }

    /// <summary>Reads each item of a list.</summary>
    private void Each(SbmlElement list, ReadOnlySpan<string> items, Action<SbmlElement> read)
    {
        foreach (SbmlElement item in CoreChildren(list))
        {
            if (items.Contains(item.Name))
            {
                read(item);
            }
            else
            {
                Unknown(item, list, items.ToArray());
            }
        }
    }

    /// <summary>The core's elements in an element, which must hold no text.</summary>
    private List<SbmlElement> CoreChildren(SbmlElement element)
    {
        if (element.Text.Length > 0)
        {
            _findings.Error(element.Location, $"{element.Name} holds the text {SbmlXml.Quote(element.Text)}, where only elements are allowed");
        }

        return [.. element.Children.Where(_packages.IsCore)];
    }

    private void Unknown(SbmlElement element, SbmlElement parent, IEnumerable<string> allowed)
        => _findings.Error(element.Location, $"{SbmlXml.Quote(element.Name)} is not supported in {parent.Name}{NearestName.Hint(element.Name, allowed)}");

    private SbmlAttributes Attributes(SbmlElement element) => new(element, _dialect, _findings);

    /// <summary>The formula of an element that holds one <c>math</c>; null after a finding, or where the dialect lets it be missing.</summary>
    private Expression? Formula(SbmlElement holder, IReadOnlyDictionary<string, string>? renamed = null)
        => MathOf(holder) is { } math ? _math.Read(math, renamed) : null;

    /// <summary>The <c>math</c> element inside; null after a finding, or where the dialect lets it be missing.</summary>
    private SbmlElement? MathOf(SbmlElement holder)
    {
        SbmlElement? math = null;
        foreach (SbmlElement child in holder.Children)
        {
            if (child.Name != "math" || child.Namespace != SbmlXml.MathNamespace)
            {
                if (child.Name == "math")
                {
                    _findings.Error(child.Location, $"math is in the namespace {SbmlXml.Quote(child.Namespace)}; MathML's is \"{SbmlXml.MathNamespace}\"");
                }
            }
            else if (math is not null)
            {
                _findings.Error(child.Location, $"a second formula in {holder.Name}; one is allowed");
            }
            else
            {
                math = child;
            }
        }

        if (math is null && !_dialect.AllowsMissingMath)
        {
            _findings.Error(holder.Location, $"{Attributes(holder).Subject} lacks its formula (math)");
        }

        return math;
    }

    /// <summary>Whether the only reason for a missing formula is that there is none.</summary>
    private bool IsBare(SbmlElement holder)
        => _dialect.AllowsMissingMath && !holder.Children.Any(child => child.Name == "math" && child.Children.Count > 0);
}
