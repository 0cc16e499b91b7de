using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

internal sealed partial class SbmlModelReader
{
    /// <summary>Ids on species references: where they stand, whether they may change, and whether the text gives a number.</summary>
    private readonly Dictionary<string, (SourceLocation Location, bool Constant, bool HasValue)> _stoichiometries = [];

    private void ReadReaction(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string? id = attributes.RequiredId("id");
        bool reversible = attributes.Truth("reversible", true);
        bool fast = attributes.OptionalTruth("fast", false);
        if (!_dialect.IsLevel2)
        {
            attributes.Id("compartment");
        }

        attributes.End();
        if (fast)
        {
            _findings.Error(element.Location, $"{attributes.Subject} is fast (in equilibrium at every time), which is not supported");
        }

        var reactants = ImmutableArray.CreateBuilder<SpeciesReference>();
        var products = ImmutableArray.CreateBuilder<SpeciesReference>();
        var modifiers = ImmutableArray.CreateBuilder<string>();
        SbmlElement? law = null;
        Each(element, ["listOfReactants", "listOfProducts", "listOfModifiers", "kineticLaw"], part =>
        {
            switch (part.Name)
            {
                case "listOfReactants": Each(part, ["speciesReference"], reference => ReadSpeciesReference(reference, reactants)); break;
                case "listOfProducts": Each(part, ["speciesReference"], reference => ReadSpeciesReference(reference, products)); break;
                case "listOfModifiers": Each(part, ["modifierSpeciesReference"], reference => ReadModifier(reference, modifiers)); break;
                default: law = part; break;
            }
        });

        Expression? rate = law is null ? null : ReadKineticLaw(law, id ?? "reaction");
        if (law is null || (rate is null && IsBare(law)))
        {
            _findings.Error(element.Location, $"{attributes.Subject} has no rate law (kineticLaw): nothing says how fast it runs");
        }

        if (id is not null && rate is not null)
        {
            _draft.Reactions.Add(new Reaction(id, reactants.ToImmutable(), products.ToImmutable(), rate, element.Location)
            {
                Name = attributes.Name(),
                Modifiers = modifiers.ToImmutable(),
                Reversible = reversible,
            });
        }
    }

    private void ReadSpeciesReference(SbmlElement element, ImmutableArray<SpeciesReference>.Builder references)
    {
        SbmlAttributes attributes = Attributes(element);
        string? species = attributes.RequiredId("species");
        string? id = attributes.Id("id");
        double? number = attributes.Number("stoichiometry");
        Expression? stoichiometry = number is { } value ? new NumberLiteral(value) : null;
        if (_dialect.IsLevel2)
        {
            // At Level 2 no formula can name a species reference, so its id has no meaning for the course.
            id = null;
            Each(element, ["stoichiometryMath"], math =>
            {
                if (stoichiometry is not null)
                {
                    _findings.Error(math.Location, "a species reference has a stoichiometry and a stoichiometryMath; one is allowed");
                }

                stoichiometry = Formula(math);
            });
            stoichiometry ??= new NumberLiteral(1);
        }
        else
        {
            bool constant = attributes.Truth("constant", true);
            CoreChildren(element).ForEach(child => Unknown(child, element, []));
            if (id is not null)
            {
                _stoichiometries[id] = (element.Location, constant, stoichiometry is not null);
            }
            else if (stoichiometry is null)
            {
                _findings.Error(element.Location, "a species reference has neither a stoichiometry nor an id by which a formula gives it one");
            }

            // Where the text gives no number a formula does, as CheckStoichiometries sees to; this one is never read.
            stoichiometry ??= new NumberLiteral(1);
        }

        attributes.End();
        if (species is not null)
        {
            references.Add(new SpeciesReference(species, stoichiometry, id));
        }
    }

    private void ReadModifier(SbmlElement element, ImmutableArray<string>.Builder modifiers)
    {
        SbmlAttributes attributes = Attributes(element);
        if (attributes.RequiredId("species") is { } species)
        {
            modifiers.Add(species);
        }

        attributes.End();
        CoreChildren(element).ForEach(child => Unknown(child, element, []));
    }

    private Expression? ReadKineticLaw(SbmlElement law, string reaction)
    {
        SbmlAttributes attributes = Attributes(law);
        if (_dialect.IsLevel2)
        {
            attributes.Pass("timeUnits", "substanceUnits");
        }

        attributes.End();
        string list = _dialect.IsLevel2 ? "listOfParameters" : "listOfLocalParameters";
        string item = _dialect.IsLevel2 ? "parameter" : "localParameter";
        Dictionary<string, string> renamed = [];
        foreach (SbmlElement child in law.Children)
        {
            if (child.Name != "math" && _packages.IsCore(child))
            {
                if (child.Name == list)
                {
                    Each(child, [item], local => ReadLocalParameter(local, reaction, renamed));
                }
                else
                {
                    Unknown(child, law, [list, "math"]);
                }
            }
        }

        return Formula(law, renamed);
    }

    private void ReadLocalParameter(SbmlElement element, string reaction, Dictionary<string, string> renamed)
    {
        SbmlAttributes attributes = Attributes(element);
        string? id = attributes.RequiredId("id");
        double? value = attributes.Number("value");
        string? units = attributes.Id("units");
        if (_dialect.IsLevel2)
        {
            attributes.OptionalTruth("constant", true);
        }

        attributes.End();
        if (id is null)
        {
            return;
        }

        if (renamed.ContainsKey(id))
        {
            _findings.Error(element.Location, $"the local parameter {id} stands twice in the reaction {reaction}");
            return;
        }

        string name = NewId($"{reaction}_{id}");
        renamed.Add(id, name);
        _draft.Parameters.Add(new Parameter(name, value, element.Location) { Name = attributes.Name(), Units = units });
    }

    /// <summary>Each stoichiometry needs a number or a formula, and one that is constant nothing may change.</summary>
    private void CheckStoichiometries()
    {
        HashSet<string> given = [.. _draft.InitialAssignments.Select(a => a.Variable), .. _draft.AssignmentRules.Select(r => r.Variable)];
        foreach ((string id, (SourceLocation location, bool _, bool hasValue)) in _stoichiometries)
        {
            if (!hasValue && !given.Contains(id))
            {
                _findings.Error(location, $"the stoichiometry {id} has neither a number nor a formula that gives it one at the start");
            }
        }

        IEnumerable<(string Variable, SourceLocation Location)> changes =
        [
            .. _draft.AssignmentRules.Select(r => (r.Variable, r.Location)),
            .. _draft.RateRules.Select(r => (r.Variable, r.Location)),
            .. _draft.Events.SelectMany(e => e.Assignments).Select(a => (a.Variable, a.Location)),
        ];
        foreach ((string variable, SourceLocation location) in changes)
        {
            if (_stoichiometries.TryGetValue(variable, out var found) && found.Constant)
            {
                _findings.Error(location, $"the stoichiometry {variable} is constant; no rule and no event may change it");
            }
        }
    }
}
