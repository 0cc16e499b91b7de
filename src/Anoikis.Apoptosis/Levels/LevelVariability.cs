using System.Collections.Immutable;

namespace Anoikis.Apoptosis.Levels;

/// <summary>
/// How regulators' levels differ between the cells of a clone: each level is its mean times a log-normal factor of mean 1 and the given coefficient of variation,
/// drawn for a founding cell and inherited by its daughters; with <see cref="Fluctuation"/> the levels of proteins that turn over wander from then on.
/// </summary>
public sealed record LevelVariability
{
    /// <summary>CV 0.25 for every regulator: the middle of the range measured for five proteins in HeLa cells, 0.21-0.28 (Spencer et al. 2009).</summary>
    public static LevelVariability Default { get; } = new();

    /// <summary>Every cell has its clone's mean levels.</summary>
    public static LevelVariability None { get; } = new() { CoefficientOfVariation = 0 };

    /// <summary>Coefficient of variation of every regulator that has none of its own, at least 0.</summary>
    public double CoefficientOfVariation { get; init; } = 0.25;

    /// <summary>Coefficients of variation by HGNC symbol, where they depart from <see cref="CoefficientOfVariation"/>.</summary>
    public ImmutableSortedDictionary<string, double> Overrides { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>How levels wander while cells live; null for levels that stay for life.</summary>
    public LevelFluctuation? Fluctuation { get; init; }

    /// <summary>The coefficient of variation of a regulator.</summary>
    public double Of(string symbol) => Overrides.TryGetValue(symbol, out double own) ? own : CoefficientOfVariation;
}
