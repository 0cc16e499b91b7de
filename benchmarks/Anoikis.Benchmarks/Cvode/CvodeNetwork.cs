using Anoikis.Kinetics.Equations;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>Equations as the C program takes them: all states, or those that conservation laws leave.</summary>
public sealed record CvodeNetwork
{
    /// <summary>Name of the files.</summary>
    public required string Name { get; init; }

    /// <summary>The graph of <see cref="Derivatives"/>, <see cref="Jacobian"/> and <see cref="Margin"/>; its parameters are the extended ones.</summary>
    public required ExpressionGraph Graph { get; init; }

    /// <summary>Node of each dy/dt.</summary>
    public required IReadOnlyList<int> Derivatives { get; init; }

    /// <summary>Entries of df/dy that are not identically 0.</summary>
    public required IReadOnlyList<JacobianEntry> Jacobian { get; init; }

    /// <summary>Numbers that each cell brings.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>Numbers computed once a cell from its own, each from those before it: they follow the cell's own as further parameters.</summary>
    public IReadOnlyList<(ExpressionGraph Graph, int Node)> Prepared { get; init; } = [];

    /// <summary>The graph of <see cref="Initial"/>.</summary>
    public required ExpressionGraph InitialGraph { get; init; }

    /// <summary>Node of each y at time 0, a formula of parameters.</summary>
    public required IReadOnlyList<int> Initial { get; init; }

    /// <summary>Node of a number that is positive once the cell is dead, in <see cref="Graph"/>.</summary>
    public required int Margin { get; init; }

    /// <summary>End of a course, in the model's unit of time.</summary>
    public required double End { get; init; }

    /// <summary>Equal parts of the course, each with parameters of its own.</summary>
    public int Segments { get; init; } = 1;

    /// <summary>States in the order of elimination where the program is to solve by generated code, else null.</summary>
    public IReadOnlyList<int>? Elimination { get; init; }

    /// <summary>States.</summary>
    public int StateCount => Derivatives.Count;

    /// <summary>The cell's own parameters and the prepared ones.</summary>
    public int ExtendedCount => ParameterCount + Prepared.Count;

    /// <summary>All states of the equations.</summary>
    public static CvodeNetwork Full(string name, DeathProblem problem)
    {
        OdeSystem system = problem.System;
        return new CvodeNetwork
        {
            Name = name,
            Graph = system.Graph,
            Derivatives = system.Derivatives,
            Jacobian = Kinetics.Equations.Jacobian.Build(system).Entries,
            ParameterCount = system.Parameters.Length,
            InitialGraph = system.Graph,
            Initial = system.InitialStates,
            Margin = problem.System.Events[0].Margin,
            End = problem.End,
            Segments = problem.Segments,
        };
    }
}
