using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Equations;

/// <summary>What each id is worth: at any time ("current") and at the start ("initial", a formula of varying parameters alone).</summary>
internal sealed partial class NetworkLowering
{
    private enum Moment
    {
        Any,
        Start,
    }

    private int Lower(Expression formula, Moment moment, SourceLocation location)
        => Formulas(moment, location).Lower(formula);

    private FormulaLowering Formulas(Moment moment, SourceLocation location)
    {
        int time = moment == Moment.Any ? _graph.Time() : _graph.Constant(0);
        return new FormulaLowering(_graph, time, id => Value(id, moment, location), function =>
        {
            _findings.Error(location, $"function {function} is not known here");
            return _graph.Constant(double.NaN);
        });
    }

    private int Current(string id) => Value(id, Moment.Any, SourceLocation.None);

    private int Initial(string id) => Value(id, Moment.Start, SourceLocation.None);

    /// <summary>Node of what an id means in formulas.</summary>
    private int Value(string id, Moment moment, SourceLocation location)
    {
        Dictionary<string, int> known = moment == Moment.Any ? _current : _initial;
        if (known.TryGetValue(id, out int node))
        {
            return node;
        }

        string key = moment == Moment.Any ? id : "0 " + id;
        if (!_open.Add(key))
        {
            _findings.Error(location, $"the value of {id} depends on itself");
            return _graph.Constant(double.NaN);
        }

        node = Determine(id, moment, location);
        _open.Remove(key);
        known[id] = node;
        return node;
    }

    private int Determine(string id, Moment moment, SourceLocation location)
    {
        if (_reactions.TryGetValue(id, out Reaction? reaction))
        {
            return Lower(reaction.Rate, moment, reaction.Location);
        }

        if (_assignmentRules.TryGetValue(id, out AssignmentRule? rule))
        {
            return Lower(rule.Formula, moment, rule.Location);
        }

        if (_stoichiometries.TryGetValue(id, out SpeciesReference? reference) && FollowsFormula(id, reference))
        {
            return Lower(reference.Stoichiometry, moment, location);
        }

        if (!_species.ContainsKey(id) && !_compartments.ContainsKey(id) && !_parameters.ContainsKey(id) && reference is null)
        {
            _findings.Error(location, $"{id} is not known{NearestName.Hint(id, Ids())}");
            return _graph.Constant(double.NaN);
        }

        int amount = moment == Moment.Start && _stateIndex.ContainsKey(id) ? StartOfState(id) : Amount(id);
        return _species.TryGetValue(id, out Species? species) && IsConcentration(species)
            ? _graph.Divide(amount, Value(species.Compartment, moment, location))
            : amount;
    }

    /// <summary>A stoichiometry that the text gives by a formula and nothing else determines holds at all times.</summary>
    private bool FollowsFormula(string id, SpeciesReference reference)
        => reference.Stoichiometry is not NumberLiteral
        && !_stateIndex.ContainsKey(id) && !StaysOpen(id) && !_initialAssignments.ContainsKey(id);

    /// <summary>Node of what is stored of an id: the amount of a species, the value of anything else.</summary>
    private int Amount(string id)
    {
        if (_stateIndex.TryGetValue(id, out int state))
        {
            return _graph.State(state);
        }

        if (_varyingIndex.TryGetValue(id, out int index))
        {
            return _graph.Parameter(index);
        }

        if (_startsVary.Contains(id))
        {
            return StartAmount(id);
        }

        int start = Published(id);
        return StaysOpen(id) || !_graph.IsConstant(start, out _) ? Varying(id, isInitialAmount: false, start) : start;
    }

    private int StartOfState(string id) => _startsVary.Contains(id) ? StartAmount(id) : Published(id);

    private int StartAmount(string id) => Varying(id, isInitialAmount: true, Published(id));

    /// <summary>The amount (or value) at the start that the text gives.</summary>
    private int Published(string id)
    {
        if (!_startAmount.TryGetValue(id, out int node))
        {
            node = DeterminePublished(id);
            _startAmount[id] = node;
        }

        return node;
    }

    private int DeterminePublished(string id)
    {
        Species? species = _species.GetValueOrDefault(id);
        if (_initialAssignments.TryGetValue(id, out InitialAssignment? assignment))
        {
            int value = Lower(assignment.Formula, Moment.Start, assignment.Location);
            return species is not null && IsConcentration(species) ? _graph.Multiply(value, Initial(species.Compartment)) : value;
        }

        if (species is not null)
        {
            return species.InitialAmount is { } amount ? _graph.Constant(amount)
                : species.InitialConcentration is { } concentration ? _graph.Multiply(_graph.Constant(concentration), SizeAtStart(species))
                : _graph.Constant(double.NaN);
        }

        if (_stoichiometries.TryGetValue(id, out SpeciesReference? reference))
        {
            return Lower(reference.Stoichiometry, Moment.Start, SourceLocation.None);
        }

        double? number = _parameters.TryGetValue(id, out Parameter? parameter) ? parameter.Value : _compartments[id].Size;
        return _graph.Constant(number ?? double.NaN);
    }

    private int SizeAtStart(Species species)
        => _compartments[species.Compartment].SpatialDimensions == 0 ? _graph.Constant(1) : Initial(species.Compartment);
}
