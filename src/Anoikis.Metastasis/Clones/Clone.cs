using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;

namespace Anoikis.Metastasis.Clones;

/// <summary>Cells that share their regulators' mean levels.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Share">Its part of the founding cells, relative to the shares of the others, above 0.</param>
public sealed record Clone(string Name, double Share)
{
    /// <summary>Mean levels by HGNC symbol; a regulator that is not named has its published level.</summary>
    public ImmutableSortedDictionary<string, RegulatorLevel> Levels { get; init; } = ImmutableSortedDictionary.Create<string, RegulatorLevel>(StringComparer.Ordinal);

    /// <summary>Values of traits by name, the same in every cell; a trait that is not named rests.</summary>
    public ImmutableSortedDictionary<string, double> Traits { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>How levels differ between its cells.</summary>
    public LevelVariability Variability { get; init; } = LevelVariability.Default;
}
