using System.Collections.Immutable;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>A line of cells as the reference network carries it.</summary>
/// <param name="AnchorageIndependence">Share of the activity of AKT and ERK that needs no adhesion.</param>
/// <param name="Levels">Medians of proteins' levels that differ from 1, by the name behind level_.</param>
internal sealed record Culture(double AnchorageIndependence, ImmutableSortedDictionary<string, double> Levels)
{
    /// <summary>Normal epithelium.</summary>
    public static Culture Epithelium { get; } = Of(0.1, ("BCL2", 0.25), ("BCLXL", 0.75));

    /// <summary>HeLa.</summary>
    public static Culture HeLa { get; } = Of(0.5, ("BID", 1.5), ("BCLXL", 0.5));

    /// <summary>B16F1 melanoma.</summary>
    public static Culture B16F1 { get; } = Of(0.6, ("BCL2", 1.5), ("BCLXL", 1.5), ("BIM", 0.7));

    /// <summary>The same line with levels changed by factors: lost is 0.</summary>
    public Culture With(params (string Protein, double Factor)[] changes)
        => this with { Levels = changes.Aggregate(Levels, (levels, c) => levels.SetItem(c.Protein, c.Factor * levels.GetValueOrDefault(c.Protein, 1))) };

    private static Culture Of(double independence, params (string, double)[] levels)
        => new(independence, levels.ToImmutableSortedDictionary(l => l.Item1, l => l.Item2, StringComparer.Ordinal));
}
