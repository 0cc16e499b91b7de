using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>
/// The equations as the lane engine integrates them, for CVODE: without the states that conservation laws give, eliminated in the same
/// static order. What is left between the two engines is then method and lanes alone.
/// </summary>
internal static class ReducedNetwork
{
    /// <summary>The reduced network with its order of elimination.</summary>
    public static CvodeNetwork Create(string name, DeathProblem problem)
    {
        OdeSystem full = problem.System;
        (double[] sizes, _) = InitialValues.Published(full);
        ReducedSystem reduced = ReducedSystem.Build(full, ConservationLaws.Find(full, sizes));
        return new CvodeNetwork
        {
            Name = name,
            Graph = reduced.Graph,
            Derivatives = reduced.Derivatives,
            Jacobian = reduced.Jacobian,
            ParameterCount = full.Parameters.Length,
            Prepared = [.. reduced.Laws.Select(law => (full.Graph, Total(full, law))), .. reduced.Prepared.Select(node => (reduced.Graph, node))],
            InitialGraph = full.Graph,
            Initial = [.. reduced.States.Select(i => full.InitialStates[i])],
            Margin = reduced.Margins[^1],
            End = problem.End,
            Elimination = MarkowitzOrdering.Of(reduced.States.Length, reduced.Jacobian.Select(e => (e.Row, e.Column))),
        };
    }

    private static int Total(OdeSystem full, ConservationLaw law)
    {
        ExpressionGraph graph = full.Graph;
        int total = full.InitialStates[law.Dependent];
        foreach ((int state, double coefficient) in law.Terms)
        {
            total = graph.Add(total, graph.Multiply(graph.Constant(coefficient), full.InitialStates[state]));
        }

        return total;
    }
}
