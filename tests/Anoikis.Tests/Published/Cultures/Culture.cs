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

    /// <summary>A line that BCL2 alone guards, primed with BIM, as chronic lymphocytic leukaemia is. BAK, which BCL2 does not hold, is scarce.</summary>
    public static Culture GuardedByBcl2 { get; } = Of(0.5, ("BCL2", 2), ("BCLXL", 0.05), ("MCL1", 0.1), ("BCL2A1", 0.1), ("BCL2L2", 0.1), ("BAK", 0.05), ("BIM", 2));

    /// <summary>A line that BCL-XL alone guards, primed with BIM, as platelets and their mothers are.</summary>
    public static Culture GuardedByBclxl { get; } = Of(0.5, ("BCL2", 0.1), ("BCLXL", 2), ("MCL1", 0.1), ("BCL2A1", 0.1), ("BCL2L2", 0.1), ("BIM", 2));

    /// <summary>A line that MCL1 alone guards, primed with BIM, as myeloma is. BAX, which MCL1 does not hold, is scarce.</summary>
    public static Culture GuardedByMcl1 { get; } = Of(0.5, ("BCL2", 0.1), ("BCLXL", 0.05), ("MCL1", 1.5), ("BCL2A1", 0.1), ("BCL2L2", 0.1), ("BAX", 0.02), ("BIM", 2));

    /// <summary>A type I line: much DISC, little XIAP.</summary>
    public static Culture TypeOne { get; } = Of(0.5, ("TRAILR", 10), ("FAS", 10), ("C8", 3), ("XIAP", 0.05));

    /// <summary>A tumour with p53 as it should be and MDM2 raised, as SJSA-1 is.</summary>
    public static Culture Sarcoma { get; } = Of(0.5, ("BCL2", 0.25), ("BCLXL", 0.5), ("MDM2", 5));

    /// <summary>Traits that are no protein's level, by the network's parameter; anchorage independence stands apart.</summary>
    public ImmutableSortedDictionary<string, double> Traits { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>A resistant clone, or one with a mutation: the same line with a trait.</summary>
    public Culture WithTrait(string trait, double value) => this with { Traits = Traits.SetItem(trait, value) };

    /// <summary>The same line with levels changed by factors: lost is 0.</summary>
    public Culture With(params (string Protein, double Factor)[] changes)
        => this with { Levels = changes.Aggregate(Levels, (levels, c) => levels.SetItem(c.Protein, c.Factor * levels.GetValueOrDefault(c.Protein, 1))) };

    private static Culture Of(double independence, params (string, double)[] levels)
        => new(independence, levels.ToImmutableSortedDictionary(l => l.Item1, l => l.Item2, StringComparer.Ordinal));
}
