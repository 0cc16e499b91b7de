using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Equations;

/// <summary>How states change: rates of change and events.</summary>
internal sealed partial class NetworkLowering
{
    private readonly Dictionary<string, int> _derivatives = [];
    private ILookup<string, Reaction>? _reactionsOf;

    private int Derivative(string id)
    {
        if (_derivatives.TryGetValue(id, out int node))
        {
            return node;
        }

        if (!_open.Add("d " + id))
        {
            _findings.Error(_rateRules[id].Location, $"the rate of change of {id} depends on itself through the size of its compartment");
            return _graph.Constant(double.NaN);
        }

        node = _rateRules.TryGetValue(id, out RateRule? rule) ? ByRule(rule) : ByReactions(_species[id]);
        _open.Remove("d " + id);
        _derivatives[id] = node;
        return node;
    }

    private int ByRule(RateRule rule)
    {
        int rate = Lower(rule.Formula, Moment.Any, rule.Location);
        if (!_species.TryGetValue(rule.Variable, out Species? species) || !IsConcentration(species))
        {
            return rate;
        }

        int growth = _graph.Multiply(Current(species.Id), SizeDerivative(species.Compartment));
        return _graph.Add(_graph.Multiply(Current(species.Compartment), rate), growth);
    }

    /// <summary>dV/dt of a compartment along the course of the states.</summary>
    private int SizeDerivative(string compartment)
    {
        if (_stateIndex.ContainsKey(compartment))
        {
            return Derivative(compartment);
        }

        int size = Current(compartment);
        int total = SymbolicDerivative.ByTime(_graph).Of(size);
        for (int i = 0; i < _states.Count; i++)
        {
            int slope = SymbolicDerivative.ByState(_graph, i).Of(size);
            if (!_graph.Is(slope, 0))
            {
                total = _graph.Add(total, _graph.Multiply(slope, Derivative(_states[i].Id)));
            }
        }

        return total;
    }

    private int ByReactions(Species species)
    {
        _reactionsOf ??= _network.Reactions
            .SelectMany(r => r.Reactants.Concat(r.Products).Select(p => p.Species).Distinct().Select(id => (id, r)))
            .ToLookup(pair => pair.id, pair => pair.r);
        int change = _graph.Constant(0);
        foreach (Reaction reaction in _reactionsOf[species.Id])
        {
            int net = Side(reaction, reaction.Products, species.Id);
            net = _graph.Subtract(net, Side(reaction, reaction.Reactants, species.Id));
            change = _graph.Add(change, _graph.Multiply(net, Current(reaction.Id)));
        }

        return species.ConversionFactor is { } factor ? _graph.Multiply(Current(factor), change) : change;
    }

    private int Side(Reaction reaction, ImmutableArray<SpeciesReference> side, string species)
    {
        int sum = _graph.Constant(0);
        foreach (SpeciesReference reference in side)
        {
            if (reference.Species == species)
            {
                sum = _graph.Add(sum, reference.Id is { } id ? Current(id) : Lower(reference.Stoichiometry, Moment.Any, reaction.Location));
            }
        }

        return sum;
    }

    private SystemEvent Lower(Event @event)
    {
        FormulaLowering formulas = Formulas(Moment.Any, @event.Location);
        int trigger = formulas.LowerCondition(@event.Trigger);
        (int margin, bool strict) = TriggerMargin.Of(_graph, trigger);
        return new SystemEvent(
            @event.Id,
            trigger,
            margin,
            @event.Delay is { } delay ? formulas.Lower(delay) : -1,
            @event.Priority is { } priority ? formulas.Lower(priority) : -1,
            [.. @event.Assignments.SelectMany(assignment => Lower(@event, assignment))])
        {
            IsStrict = strict,
            TriggerInitialValue = @event.TriggerInitialValue,
            Persistent = @event.Persistent,
            UseValuesFromTriggerTime = @event.UseValuesFromTriggerTime,
        };
    }

    private IEnumerable<SystemAssignment> Lower(Event @event, EventAssignment assignment)
    {
        string variable = assignment.Variable;
        bool isState = _stateIndex.TryGetValue(variable, out int index);
        if (!isState && !_varyingIndex.TryGetValue(variable, out index))
        {
            _findings.Error(assignment.Location, $"event {@event.Id} cannot assign {variable}: a rule determines it, or it is not known");
            yield break;
        }

        int value = Lower(assignment.Formula, Moment.Any, assignment.Location);
        int scale = _species.TryGetValue(variable, out Species? species) && IsConcentration(species) ? Current(species.Compartment) : -1;
        yield return new SystemAssignment(isState, index, value, scale);
    }

    /// <summary>A watch may hold from the start, and then happens there.</summary>
    private SystemEvent Watch(string id, Expression condition)
    {
        int trigger = Formulas(Moment.Any, SourceLocation.None).LowerCondition(condition);
        (int margin, bool strict) = TriggerMargin.Of(_graph, trigger);
        return new SystemEvent(id, trigger, margin, Delay: -1, Priority: -1, [])
        {
            IsStrict = strict,
            TriggerInitialValue = false,
            Persistent = true,
            UseValuesFromTriggerTime = true,
        };
    }
}
