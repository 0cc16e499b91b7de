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
    private readonly int[] _traits;
    private readonly DeathCause?[] _deaths;
    private readonly DeathMark?[] _marks;

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
        _traits = [.. cell.Traits.Select(t => index[new VaryingParameter(t.Parameter)])];
        HashSet<int> own = [.. _regulators.SelectMany(r => r).Select(c => c.Item1), .. _inputs, .. _traits];

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
        _deaths = [.. system.Events.Select(e => cell.Deaths.FirstOrDefault(d => d.Event == e.Id)?.Cause)];
        _marks = [.. system.Events.Select(e => cell.Marks.FirstOrDefault(m => m.Event == e.Id)?.Mark)];
    }

    /// <summary>The network.</summary>
    public CellNetwork Cell { get; }

    /// <summary>Its equations.</summary>
    public OdeSystem System { get; }

    /// <summary>The death that an event is, by its index; null when it is none.</summary>
    public DeathCause? DeathOf(int systemEvent) => _deaths[systemEvent];

    /// <summary>The mark that an event is, by its index; null when it is none.</summary>
    public DeathMark? MarkOf(int systemEvent) => _marks[systemEvent];

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
            VaryingParameters =
            [
                .. bySpecies[false].Concat(cell.Stimuli.Where(s => !s.IsSpecies).Select(s => s.Input)).Concat(cell.Traits.Select(t => t.Parameter)).Distinct(StringComparer.Ordinal),
            ],
            Ranges = Ranges(cell, regulated),
            Watches = watches,
        };
        string[] known = [.. cell.Network.Events.Select(e => e.Id)];
        bool sound = true;
        foreach (string missing in cell.Deaths.Select(d => d.Event).Concat(cell.Marks.Select(m => m.Event)).Except(known))
        {
            findings.Error(SourceLocation.None, $"the network {cell.Name} has no event \"{missing}\" to be its death or a mark on the way{NearestName.Hint(missing, known)}");
            sound = false;
        }

        if (cell.Deaths.IsEmpty)
        {
            findings.Error(SourceLocation.None, $"the network {cell.Name} has no event that is its death");
            sound = false;
        }

        if (!sound)
        {
            return null;
        }

        return EquationBuilder.Build(cell.Network, options, findings) is { } system ? new CellEquations(cell, system) : null;
    }

    // Levels are never negative; inputs and traits stay in the range that their table states, several contacts at once above it.
    private static ImmutableDictionary<string, (double Lower, double Upper)> Ranges(CellNetwork cell, IEnumerable<string> regulated)
    {
        var ranges = ImmutableDictionary.CreateBuilder<string, (double Lower, double Upper)>(StringComparer.Ordinal);
        foreach (string id in regulated)
        {
            ranges[id] = (0, double.PositiveInfinity);
        }

        foreach (StimulusTarget stimulus in cell.Stimuli)
        {
            ranges[stimulus.Input] = (stimulus.Lower * stimulus.PerUnit, stimulus.IsSpecies ? double.PositiveInfinity : stimulus.Upper * stimulus.PerUnit);
        }

        foreach (TraitTarget trait in cell.Traits)
        {
            ranges[trait.Parameter] = (trait.Lower, trait.Upper);
        }

        return ranges.ToImmutable();
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

    /// <summary>Indices in p of the parameters that stand for a regulator's level, each with its value at the published level; none where the level sets starting amounts.</summary>
    /// <param name="regulator">Number of the regulator in the network.</param>
    public IEnumerable<(int Parameter, double Published)> LevelParameters(int regulator)
        => _regulators[regulator].Where(c => !System.Parameters[c.Parameter].IsInitialAmount);

    /// <summary>Values for <see cref="Start"/>; one a thread.</summary>
    public double[] CreateScratch() => _all.CreateValues();

    /// <summary>A cell at rest with levels and traits of its own: inputs at rest, parameters and states at the values that its own initial assignments give.</summary>
    /// <param name="folds">Levels as multiples of the published copies, in the order of the regulators.</param>
    /// <param name="traits">Values of the traits, in the order of the network's traits.</param>
    /// <param name="states">Takes y.</param>
    /// <param name="parameters">Takes p.</param>
    /// <param name="scratch">From <see cref="CreateScratch"/>.</param>
    public void Start(ReadOnlySpan<double> folds, ReadOnlySpan<double> traits, Span<double> states, Span<double> parameters, double[] scratch)
    {
        _published.CopyTo(parameters);
        for (int r = 0; r < _regulators.Length; r++)
        {
            foreach ((int parameter, double published) in _regulators[r])
            {
                parameters[parameter] = folds[r] * published;
            }
        }

        for (int t = 0; t < _traits.Length; t++)
        {
            parameters[_traits[t]] = traits[t];
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
