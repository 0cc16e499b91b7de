using System.Collections.Immutable;

namespace Anoikis.Cli.Simulations;

/// <summary>How a course is integrated.</summary>
internal enum SimulationMethod
{
    /// <summary>Rodas4P2.</summary>
    Rodas4P2,

    /// <summary>Rodas5P.</summary>
    Rodas5P,

    /// <summary>The engine of populations, one lane wide, by the method that it takes at the tolerance.</summary>
    Lanes,

    /// <summary>Rodas5P at tolerances that leave nothing to doubt.</summary>
    Reference,
}

/// <summary>What a command line asks of a simulation, before the network is known.</summary>
internal sealed record SimulationRequest
{
    public required string Model { get; init; }

    public required string End { get; init; }

    public required string Start { get; init; }

    public required int Steps { get; init; }

    public double? RelativeTolerance { get; init; }

    public double? AbsoluteTolerance { get; init; }

    public SimulationMethod Method { get; init; }

    public ImmutableArray<string> Settings { get; init; } = [];

    public bool All { get; init; }

    public string? Columns { get; init; }

    public string? TableFile { get; init; }

    public string? PlotFile { get; init; }
}
