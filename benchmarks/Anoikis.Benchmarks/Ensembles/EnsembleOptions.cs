namespace Anoikis.Benchmarks.Ensembles;

/// <summary>What is measured.</summary>
public sealed record EnsembleOptions
{
    /// <summary>Cells.</summary>
    public int Cells { get; init; } = 8192;

    /// <summary>Lanes in a bundle, or null for what suits the machine.</summary>
    public int? Width { get; init; }

    /// <summary>Threads of the lane engine.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether to leave CVODE's speed out.</summary>
    public bool SkipCvode { get; init; }

    /// <summary>Times that each side is measured.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>The repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>Folder for what the run writes and does not keep.</summary>
    public required string Scratch { get; init; }

    /// <summary>Seed of the cells.</summary>
    public ulong Seed { get; init; } = 2008;
}
