using System.Collections.Immutable;

namespace Anoikis.Kinetics.Equations;

/// <summary>One entry d f[Row] / d y[Column].</summary>
/// <param name="Row">Index of the derivative dy/dt.</param>
/// <param name="Column">Index of the state.</param>
/// <param name="Node">Its formula.</param>
public readonly record struct JacobianEntry(int Row, int Column, int Node);

/// <summary>The exact Jacobian of an <see cref="OdeSystem"/>, sparse, and the partial derivatives of dy/dt with respect to time.</summary>
/// <param name="Entries">All entries that are not identically 0, by row, then by column.</param>
/// <param name="TimeDerivatives">Node of df[i]/dt, in the order of y.</param>
public sealed record Jacobian(ImmutableArray<JacobianEntry> Entries, ImmutableArray<int> TimeDerivatives)
{
    /// <summary>Differentiates the equations. New nodes are added to the system's graph.</summary>
    public static Jacobian Build(OdeSystem system)
    {
        ExpressionGraph graph = system.Graph;
        int n = system.States.Length;
        HashSet<int>[] read = StatesRead(system);
        List<JacobianEntry> entries = [];
        for (int column = 0; column < n; column++)
        {
            SymbolicDerivative derivative = SymbolicDerivative.ByState(graph, column);
            for (int row = 0; row < n; row++)
            {
                if (read[row].Contains(column) && derivative.Of(system.Derivatives[row]) is int node && !graph.Is(node, 0))
                {
                    entries.Add(new JacobianEntry(row, column, node));
                }
            }
        }

        SymbolicDerivative byTime = SymbolicDerivative.ByTime(graph);
        return new Jacobian(
            [.. entries.OrderBy(e => e.Row).ThenBy(e => e.Column)],
            [.. system.Derivatives.Select(byTime.Of)]);
    }

    private static HashSet<int>[] StatesRead(OdeSystem system)
    {
        HashSet<int>[] read = new HashSet<int>[system.States.Length];
        for (int row = 0; row < read.Length; row++)
        {
            read[row] = [];
            HashSet<int> seen = [system.Derivatives[row]];
            Stack<int> open = new(seen);
            while (open.TryPop(out int node))
            {
                Node n = system.Graph[node];
                if (n.Kind == NodeKind.State)
                {
                    read[row].Add(n.A);
                }

                foreach (int operand in SymbolicDerivative.Operands(n))
                {
                    if (seen.Add(operand))
                    {
                        open.Push(operand);
                    }
                }
            }
        }

        return read;
    }
}
