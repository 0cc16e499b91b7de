using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Equations;

/// <summary>One pass from a network to equations, for a known set of states that never change. Roles and declarations: what each id is.</summary>
internal sealed partial class NetworkLowering
{
    private readonly ReactionNetwork _network;
    private readonly EquationOptions _options;
    private readonly DiagnosticBag _findings;
    private readonly ExpressionGraph _graph = new();

    private readonly Dictionary<string, Species> _species;
    private readonly Dictionary<string, Compartment> _compartments;
    private readonly Dictionary<string, Parameter> _parameters;
    private readonly Dictionary<string, Reaction> _reactions;
    private readonly Dictionary<string, SpeciesReference> _stoichiometries;
    private readonly Dictionary<string, AssignmentRule> _assignmentRules;
    private readonly Dictionary<string, RateRule> _rateRules;
    private readonly Dictionary<string, InitialAssignment> _initialAssignments;
    private readonly HashSet<string> _held;
    private readonly HashSet<string> _startsVary;
    private readonly HashSet<string> _assignedByEvents;

    private readonly List<StateVariable> _states = [];
    private readonly Dictionary<string, int> _stateIndex = [];
    private readonly List<VaryingParameter> _varying = [];
    private readonly List<int> _varyingInitials = [];
    private readonly Dictionary<string, int> _varyingIndex = [];
    private readonly Dictionary<string, int> _current = [];
    private readonly Dictionary<string, int> _initial = [];
    private readonly Dictionary<string, int> _startAmount = [];
    private readonly HashSet<string> _open = [];

    public NetworkLowering(ReactionNetwork network, EquationOptions options, HashSet<string> still, DiagnosticBag findings)
    {
        (_network, _options, _findings) = (network, options, findings);
        _species = network.Species.ToDictionary(s => s.Id);
        _compartments = network.Compartments.ToDictionary(c => c.Id);
        _parameters = network.Parameters.ToDictionary(p => p.Id);
        _reactions = network.Reactions.ToDictionary(r => r.Id);
        _stoichiometries = Stoichiometries(network);
        _assignmentRules = network.AssignmentRules.ToDictionary(r => r.Variable);
        _rateRules = network.RateRules.ToDictionary(r => r.Variable);
        _initialAssignments = network.InitialAssignments.ToDictionary(r => r.Variable);
        _held = [.. options.HeldSpecies];
        _startsVary = [.. options.VaryingInitialAmounts];
        _assignedByEvents = [.. network.Events.SelectMany(e => e.Assignments).Select(a => a.Variable)];
        DeclareStates(still);
    }

    /// <summary>References to species that have an id of their own, by that id.</summary>
    public static Dictionary<string, SpeciesReference> Stoichiometries(ReactionNetwork network)
    {
        Dictionary<string, SpeciesReference> byId = [];
        foreach (SpeciesReference reference in network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)))
        {
            if (reference.Id is { } id)
            {
                byId.TryAdd(id, reference);
            }
        }

        return byId;
    }

    public OdeSystem Run()
    {
        foreach (string id in _options.VaryingParameters.Concat(_options.HeldSpecies).Concat(_options.VaryingInitialAmounts))
        {
            DeclareOpen(id);
        }

        foreach (string id in _network.Events.SelectMany(e => e.Assignments).Select(a => a.Variable))
        {
            DeclareOpen(id);
        }

        ImmutableArray<int> derivatives = [.. _states.Select(state => Derivative(state.Id))];
        ImmutableArray<int> initialStates = [.. _states.Select(state => StartOfState(state.Id))];
        ImmutableDictionary<string, int> values = Ids().Distinct().ToImmutableDictionary(id => id, Current);
        ImmutableArray<SystemEvent> events = [.. _network.Events.Select(Lower), .. _options.Watches.Select(w => Watch(w.Id, w.Condition))];
        return new OdeSystem
        {
            Network = _network,
            Graph = _graph,
            States = [.. _states],
            Parameters = [.. _varying],
            Derivatives = derivatives,
            Values = values,
            Events = events,
            InitialStates = initialStates,
            InitialParameters = [.. _varyingInitials],
            NonNegativeStates = NonNegativity.Find(_graph, events, derivatives, initialStates, ParameterRanges()),
        };
    }

    /// <summary>What the caller leaves open is as the caller says; what events or initial assignments make vary begins as its formula does.</summary>
    private List<ValueRange> ParameterRanges()
    {
        HashSet<string> open = [.. _options.VaryingParameters, .. _options.HeldSpecies, .. _options.VaryingInitialAmounts];
        List<ValueRange> ranges = [];
        for (int j = 0; j < _varying.Count; j++)
        {
            string id = _varying[j].Id;
            ranges.Add(_options.Ranges.TryGetValue(id, out (double Lower, double Upper) own) ? new ValueRange(own.Lower, own.Upper)
                : open.Contains(id) ? ValueRange.Any
                : NonNegativity.RangeOf(_graph, _varyingInitials[j], ranges));
        }

        return ranges;
    }

    private IEnumerable<string> Ids()
        => _compartments.Keys.Concat(_species.Keys).Concat(_parameters.Keys).Concat(_stoichiometries.Keys).Concat(_reactions.Keys);

    /// <summary>Species that reactions or rate rules change, in the order of the network; then whatever else rate rules change.</summary>
    private void DeclareStates(HashSet<string> still)
    {
        HashSet<string> reacting = [.. _network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(r => r.Species)];
        foreach (Species species in _network.Species)
        {
            bool changes = _rateRules.ContainsKey(species.Id)
                || (reacting.Contains(species.Id) && !species.BoundaryCondition && !species.Constant);
            if (changes && !_assignmentRules.ContainsKey(species.Id) && !_held.Contains(species.Id) && !still.Contains(species.Id))
            {
                DeclareState(new StateVariable(species.Id, IsSpeciesAmount: true));
            }
        }

        foreach (RateRule rule in _network.RateRules)
        {
            if (!_species.ContainsKey(rule.Variable) && !still.Contains(rule.Variable))
            {
                DeclareState(new StateVariable(rule.Variable, IsSpeciesAmount: false));
            }
        }
    }

    private void DeclareState(StateVariable state)
    {
        _stateIndex.Add(state.Id, _states.Count);
        _states.Add(state);
    }

    /// <summary>Makes sure that an id which must stay open has its varying parameter, in the order asked for where starting values allow.</summary>
    private void DeclareOpen(string id)
    {
        if (_startsVary.Contains(id))
        {
            StartAmount(id);
        }
        else if (!_stateIndex.ContainsKey(id) && !_assignmentRules.ContainsKey(id))
        {
            Amount(id);
        }
    }

    /// <summary>Whether a species' id means a concentration; a point holds amounts only.</summary>
    private bool IsConcentration(Species species)
        => !species.HasOnlySubstanceUnits && _compartments[species.Compartment].SpatialDimensions != 0;

    private bool StaysOpen(string id)
        => _held.Contains(id) || _assignedByEvents.Contains(id) || _options.VaryingParameters.Contains(id);

    /// <summary>Index of a varying parameter. It is numbered after its starting value is known, so that it stands after all that the value reads.</summary>
    private int Varying(string id, bool isInitialAmount, int start)
    {
        if (!_varyingIndex.TryGetValue(id, out int index))
        {
            index = _varying.Count;
            _varyingIndex.Add(id, index);
            _varying.Add(new VaryingParameter(id, isInitialAmount));
            _varyingInitials.Add(start);
        }

        return _graph.Parameter(index);
    }
}
