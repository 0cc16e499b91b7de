using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Networks.Checking;

namespace Anoikis.Kinetics.Sbml;

/// <summary>Reactions and events.</summary>
internal sealed partial class SbmlModelWriter
{
    private readonly List<AssignmentRule> _stoichiometryRules = [];

    /// <summary>Ids made for stoichiometries that a formula gives, by reaction, side and place.</summary>
    private readonly Dictionary<(string Reaction, bool IsProduct, int Place), string> _stoichiometryIds = [];

    /// <summary>Level 3 gives a stoichiometry a formula by a rule, so each one that is no number needs an id and a rule.</summary>
    private void NameStoichiometries()
    {
        foreach (Reaction reaction in _network.Reactions)
        {
            foreach ((ImmutableArray<SpeciesReference> side, bool isProduct) in new[] { (reaction.Reactants, false), (reaction.Products, true) })
            {
                for (int i = 0; i < side.Length; i++)
                {
                    SpeciesReference reference = side[i];
                    if (reference.Stoichiometry is NumberLiteral || (reference.Id is { } known && (_changed.Contains(known) || _given.Contains(known))))
                    {
                        continue;
                    }

                    string id = reference.Id ?? NewId($"{reaction.Id}_{reference.Species}_stoichiometry");
                    _stoichiometryIds[(reaction.Id, isProduct, i)] = id;
                    _stoichiometryRules.Add(new AssignmentRule(id, reference.Stoichiometry, reaction.Location));
                    _changed.Add(id);
                }
            }
        }
    }

    private string NewId(string wished)
    {
        string id = wished;
        for (int i = 2; !_ids.Add(id); i++)
        {
            id = FormattableString.Invariant($"{wished}_{i}");
        }

        return id;
    }

    private void WriteReaction(Reaction reaction)
    {
        Start("reaction");
        Identify(reaction.Id, reaction.Name);
        Attribute("reversible", reaction.Reversible);
        if (_dialect.Version == 1)
        {
            Attribute("fast", false);
        }

        WriteSide("listOfReactants", reaction, reaction.Reactants, isProduct: false);
        WriteSide("listOfProducts", reaction, reaction.Products, isProduct: true);
        List("listOfModifiers", Modifiers(reaction), species =>
        {
            Start("modifierSpeciesReference");
            Attribute("species", species);
            _xml.WriteEndElement();
        });
        Start("kineticLaw");
        _math.WriteNumber(reaction.Rate);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteSide(string name, Reaction reaction, ImmutableArray<SpeciesReference> side, bool isProduct)
        => List(name, [.. Enumerable.Range(0, side.Length)], i =>
        {
            string? id = _stoichiometryIds.GetValueOrDefault((reaction.Id, isProduct, i)) ?? side[i].Id;
            Start("speciesReference");
            Attribute("id", id);
            Attribute("species", side[i].Species);
            Attribute("stoichiometry", side[i].Stoichiometry is NumberLiteral number && !(id is not null && _given.Contains(id)) ? number.Value : null);
            Attribute("constant", id is null || !_changed.Contains(id));
            _xml.WriteEndElement();
        });

    /// <summary>What the text declares, and every other species that the rate law reads: SBML asks for all of them.</summary>
    private ImmutableArray<string> Modifiers(Reaction reaction)
    {
        SortedSet<string> read = new(StringComparer.Ordinal);
        DraftFormulas.CollectNames(reaction.Rate, read);
        read.IntersectWith(_network.Species.Select(s => s.Id));
        read.ExceptWith(reaction.Reactants.Concat(reaction.Products).Select(r => r.Species));
        read.ExceptWith(reaction.Modifiers);
        return [.. reaction.Modifiers, .. read];
    }

    private void WriteEvent(Event happening)
    {
        Start("event");
        Identify(happening.Id, happening.Name);
        Attribute("useValuesFromTriggerTime", happening.UseValuesFromTriggerTime);
        Start("trigger");
        Attribute("initialValue", happening.TriggerInitialValue);
        Attribute("persistent", happening.Persistent);
        _math.WriteCondition(happening.Trigger);
        _xml.WriteEndElement();
        WritePart("priority", happening.Priority);
        WritePart("delay", happening.Delay);
        List("listOfEventAssignments", happening.Assignments, a => WriteFormula("eventAssignment", "variable", a.Variable, a.Formula));
        _xml.WriteEndElement();
    }

    private void WritePart(string name, Expression? formula)
    {
        if (formula is not null)
        {
            Start(name);
            _math.WriteNumber(formula);
            _xml.WriteEndElement();
        }
    }
}
