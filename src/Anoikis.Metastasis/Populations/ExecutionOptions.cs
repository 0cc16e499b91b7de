namespace Anoikis.Metastasis.Populations;

/// <summary>How a run is carried out; nothing here changes its results.</summary>
public sealed record ExecutionOptions
{
    /// <summary>Threads; null for one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Lanes in a bundle, 1, 4, 8 or 16; null for what suits the processor.</summary>
    public int? Width { get; init; }
}
