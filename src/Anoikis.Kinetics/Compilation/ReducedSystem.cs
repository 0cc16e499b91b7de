using System.Collections.Immutable;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>
/// The equations as the lanes integrate them: without the states that conservation laws give, and with every subformula of parameters
/// alone taken out of the steps. Its graph is its own.
/// </summary>
/// <remarks>
/// Parameters are numbered in four runs: the cell's own (as in <see cref="OdeSystem.Parameters"/>), the laws' totals, the prepared subformulas,
/// and last 1/(gamma h) of the running step.
/// </remarks>
internal sealed class ReducedSystem
{
    private ReducedSystem(OdeSystem full, IReadOnlyList<ConservationLaw> laws)
    {
        Full = full;
        Laws = [.. laws];
        HashSet<int> dependent = [.. laws.Select(l => l.Dependent)];
        States = [.. Enumerable.Range(0, full.States.Length).Where(i => !dependent.Contains(i))];
        Graph = new ExpressionGraph();
    }

    /// <summary>The equations before reduction.</summary>
    public OdeSystem Full { get; }

    /// <summary>The laws used.</summary>
    public ImmutableArray<ConservationLaw> Laws { get; }

    /// <summary>Indices, in the full equations, of the states that are left.</summary>
    public ImmutableArray<int> States { get; }

    /// <summary>All formulas of the reduced equations.</summary>
    public ExpressionGraph Graph { get; }

    /// <summary>Node of each derivative.</summary>
    public ImmutableArray<int> Derivatives { get; private set; }

    /// <summary>Non-zero entries of the Jacobian.</summary>
    public ImmutableArray<JacobianEntry> Jacobian { get; private set; }

    /// <summary>Node of each partial derivative with respect to time; empty where the equations do not read time.</summary>
    public ImmutableArray<int> TimeDerivatives { get; private set; }

    /// <summary>Node of each event's margin.</summary>
    public ImmutableArray<int> Margins { get; private set; }

    /// <summary>Node of each prepared subformula of parameters.</summary>
    public ImmutableArray<int> Prepared { get; private set; }

    /// <summary>Number of the first law's total among the parameters.</summary>
    public int FirstTotal => Full.Parameters.Length;

    /// <summary>Number of the first prepared subformula among the parameters.</summary>
    public int FirstPrepared => FirstTotal + Laws.Length;

    /// <summary>Number of 1/(gamma h) among the parameters.</summary>
    public int InverseGammaStep => FirstPrepared + Prepared.Length;

    /// <summary>Whether a state that is left never turns negative.</summary>
    public bool IsNonNegative(int state) => States[state] < Full.NonNegativeStates.Length && Full.NonNegativeStates[States[state]];

    /// <summary>Puts the laws in, differentiates, and takes the formulas of parameters alone out.</summary>
    public static ReducedSystem Build(OdeSystem full, IReadOnlyList<ConservationLaw> laws)
    {
        var system = new ReducedSystem(full, laws);
        ExpressionGraph graph = system.Graph;
        var copy = new GraphCopy(full.Graph, graph, system.LeavesOfStates());
        int[] derivatives = [.. system.States.Select(i => copy.Of(full.Derivatives[i]))];
        int[] margins = [.. full.Events.Select(e => copy.Of(e.Margin))];
        var entries = new List<JacobianEntry>();
        int[][] reads = [.. derivatives.Select(d => GraphTraversal.StatesOf(graph, d).ToArray())];
        for (int column = 0; column < derivatives.Length; column++)
        {
            SymbolicDerivative byState = SymbolicDerivative.ByState(graph, column);
            for (int row = 0; row < derivatives.Length; row++)
            {
                if (Array.IndexOf(reads[row], column) >= 0 && byState.Of(derivatives[row]) is int node && !graph.Is(node, 0))
                {
                    entries.Add(new JacobianEntry(row, column, node));
                }
            }
        }

        int[] times = [];
        if (derivatives.Any(d => GraphTraversal.ReadsTime(graph, d)))
        {
            SymbolicDerivative byTime = SymbolicDerivative.ByTime(graph);
            times = [.. derivatives.Select(byTime.Of)];
        }

        var prepare = new ParameterFormulas(graph, system.FirstPrepared);
        system.Derivatives = [.. derivatives.Select(prepare.Replace)];
        system.Margins = [.. margins.Select(prepare.Replace)];
        system.Jacobian = [.. entries.Select(e => e with { Node = prepare.Replace(e.Node) })];
        system.TimeDerivatives = [.. times.Select(prepare.Replace)];
        system.Prepared = [.. prepare.Formulas];
        return system;
    }

    // A state that is left becomes a state of the reduced equations, a dependent one its law: total - sum of coefficient x state.
    private int[] LeavesOfStates()
    {
        int[] leaves = new int[Full.States.Length];
        for (int i = 0; i < States.Length; i++)
        {
            leaves[States[i]] = Graph.State(i);
        }

        for (int l = 0; l < Laws.Length; l++)
        {
            int value = Graph.Parameter(FirstTotal + l);
            foreach ((int state, double coefficient) in Laws[l].Terms)
            {
                value = Graph.Subtract(value, Graph.Multiply(Graph.Constant(coefficient), leaves[state]));
            }

            leaves[Laws[l].Dependent] = value;
        }

        return leaves;
    }
}
