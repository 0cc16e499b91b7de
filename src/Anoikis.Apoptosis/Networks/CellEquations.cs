using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Apoptosis.Networks;

/// <summary>
/// The equations of a cell network with every regulator and every stimulus open: starting amounts by cell, inputs that jump. Compiled once, shared by all cells and threads.
/// </summary>
public sealed class CellEquations
{
    private readonly double[] _published;
    private readonly (int Parameter, GraphEvaluator Evaluator, int Node)[] _derived;
    private readonly GraphEvaluator _starts;
    private readonly GraphEvaluator _all;
    private readonly int[] _startNodes;
    private readonly (int Parameter, double Published)[][] _regulators;
    private readonly int[] _inputs;

    private CellEquations(CellNetwork cell, OdeSystem system)
    {
        (Cell, System) = (cell, system);
        var index = new Dictionary<VaryingParameter, int>();
        for (int p = 0; p < system.Parameters.Length; p++)
        {
            index[system.Parameters[p]] = p;
        }

        int Find(string id) => index.TryGetValue(new VaryingParameter(id, true), out int start) ? start : index[new VaryingParameter(id)];
        _regulators = [.. cell.Regulators.Select(r => r.Components.Select(c => (Find(c.Id), c.Published)).ToArray())];
        _inputs = [.. cell.Stimuli.Select(s => index[new VaryingParameter(s.Input)])];
        HashSet<int> own = [.. _regulators.SelectMany(r => r).Select(c => c.Item1), .. _inputs];

        _published = new double[system.Parameters.Length];
        var derived = new List<(int, GraphEvaluator, int)>();
        for (int p = 0; p < _published.Length; p++)
        {
            int node = system.InitialParameters[p];
            if (!own.Contains(p) && !system.Graph.IsConstant(node, out _published[p]))
            {
                derived.Add((p, new GraphEvaluator(system.Graph, [node]), node));
            }
        }

        for (int s = 0; s < _inputs.Length; s++)
        {
            _published[_inputs[s]] = cell.Stimuli[s].Resting;
        }

        _derived = [.. derived];
        _startNodes = [.. system.InitialStates];
        _starts = new GraphEvaluator(system.Graph, _startNodes);
        _all = new GraphEvaluator(system.Graph, [.. _startNodes, .. derived.Select(d => d.Item3)]);
        DeathEvent = EventIndex(cell.DeathEvent);
    }

    /// <summary>The network.</summary>
    public CellNetwork Cell { get; }

    /// <summary>Its equations.</summary>
    public OdeSystem System { get; }

    /// <summary>Index of the event that is death.</summary>
    public int DeathEvent { get; }

    /// <summary>Writes the equations.</summary>
    /// <param name="cell">The network.</param>
    /// <param name="watches">Conditions to watch besides the network's events.</param>
    /// <param name="findings">Takes what is wrong: an id that the network lacks, a death event that it does not have.</param>
    /// <returns>The equations, or null when there are errors.</returns>
    public static CellEquations? Build(CellNetwork cell, ImmutableArray<(string Id, Expression Condition)> watches, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(cell);
        HashSet<string> species = [.. cell.Network.Species.Select(s => s.Id)];
        IEnumerable<string> regulated = cell.Regulators.SelectMany(r => r.Components).Select(c => c.Id).Distinct(StringComparer.Ordinal);
        ILookup<bool, string> bySpecies = regulated.ToLookup(species.Contains);
        var options = new EquationOptions
        {
            VaryingInitialAmounts = [.. bySpecies[true]],
            HeldSpecies = [.. cell.Stimuli.Where(s => s.IsSpecies).Select(s => s.Input).Distinct(StringComparer.Ordinal)],
            VaryingParameters = [.. bySpecies[false].Concat(cell.Stimuli.Where(s => !s.IsSpecies).Select(s => s.Input)).Distinct(StringComparer.Ordinal)],
            Watches = watches,
        };
        if (cell.Network.Events.All(e => e.Id != cell.DeathEvent))
        {
            IEnumerable<string> known = cell.Network.Events.Select(e => e.Id);
            findings.Error(SourceLocation.None, $"the network {cell.Name} has no event \"{cell.DeathEvent}\" to be its death{NearestName.Hint(cell.DeathEvent, known)}");
            return null;
        }

        return EquationBuilder.Build(cell.Network, options, findings) is { } system ? new CellEquations(cell, system) : null;
    }

    /// <summary>Index of an event or watch by id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public int EventIndex(string id)
    {
        for (int e = 0; e < System.Events.Length; e++)
        {
            if (System.Events[e].Id == id)
            {
                return e;
            }
        }

        throw new ArgumentException($"no event \"{id}\"", nameof(id));
    }

    /// <summary>Index in p of a stimulus's input, by the stimulus's number in the network.</summary>
    public int InputIndex(int stimulus) => _inputs[stimulus];

    /// <summary>Values for <see cref="Start"/>; one a thread.</summary>
    public double[] CreateScratch() => _all.CreateValues();

    /// <summary>A cell at rest with levels of its own: inputs at rest, parameters and states at their starting values.</summary>
    /// <param name="folds">Levels as multiples of the published copies, in the order of the regulators.</param>
    /// <param name="states">Takes y.</param>
    /// <param name="parameters">Takes p.</param>
    /// <param name="scratch">From <see cref="CreateScratch"/>.</param>
    public void Start(ReadOnlySpan<double> folds, Span<double> states, Span<double> parameters, double[] scratch)
    {
        _published.CopyTo(parameters);
        for (int r = 0; r < _regulators.Length; r++)
        {
            foreach ((int parameter, double published) in _regulators[r])
            {
                parameters[parameter] = folds[r] * published;
            }
        }

        foreach ((int parameter, GraphEvaluator evaluator, int node) in _derived)
        {
            evaluator.Evaluate(0, states, parameters, scratch);
            parameters[parameter] = scratch[node];
        }

        _starts.Evaluate(0, states, parameters, scratch);
        for (int i = 0; i < _startNodes.Length; i++)
        {
            states[i] = scratch[_startNodes[i]];
        }
    }
}
