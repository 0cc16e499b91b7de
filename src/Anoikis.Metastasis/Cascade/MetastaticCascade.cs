using System.Collections.Immutable;

namespace Anoikis.Metastasis.Cascade;

/// <summary>The steps of metastasis as a graph. Cells enter at the first step.</summary>
public sealed record MetastaticCascade
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people, with the citation of the experiment.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its steps, in the order in which reports show them.</summary>
    public required ImmutableArray<CascadeStep> Steps { get; init; }

    /// <summary>Names of the causes of loss other than apoptosis, in the order in which they first appear.</summary>
    public ImmutableArray<string> LossCauses
        => [.. Steps.SelectMany(s => s.Exits).OfType<Loss>().Select(l => l.Cause).Distinct(StringComparer.Ordinal)];

    /// <summary>Index of a step by name, or -1.</summary>
    public int IndexOf(string step)
    {
        for (int i = 0; i < Steps.Length; i++)
        {
            if (Steps[i].Name == step)
            {
                return i;
            }
        }

        return -1;
    }
}
