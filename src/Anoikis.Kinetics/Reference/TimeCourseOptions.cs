using System.Collections.Immutable;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Reference;

/// <summary>What a time course covers and how it is computed.</summary>
public sealed record TimeCourseOptions
{
    /// <summary>First time, in the model's unit.</summary>
    public double Start { get; init; }

    /// <summary>Last time; not before <see cref="Start"/>. Ignored where <see cref="Times"/> is given.</summary>
    public double End { get; init; } = 1;

    /// <summary>Number of equal parts, 1 or more: a row at the start and one after each.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>The times of the rows instead, rising; the integration still begins at <see cref="Start"/>.</summary>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <summary>Ids of the columns; empty for all species in the order of the network.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Starting values of varying parameters, by their id, in place of the network's (a starting amount: in amounts).</summary>
    public ImmutableDictionary<string, double> Parameters { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Relative tolerance.</summary>
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>Absolute tolerance in the unit of the states, or null for 1e-9 of the largest starting value.</summary>
    public double? AbsoluteTolerance { get; init; }

    /// <summary>Which method.</summary>
    public IntegrationMethod Method { get; init; } = IntegrationMethod.Rodas4P2;

    /// <summary>Steps between two rows beyond which the integration gives up.</summary>
    public int MaximumSteps { get; init; } = 1_000_000;
}
