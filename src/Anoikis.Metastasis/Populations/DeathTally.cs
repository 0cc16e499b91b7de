using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;

namespace Anoikis.Metastasis.Populations;

/// <summary>Weighted cells that died or were lost, by step, cause, kind of cell and time. Causes: first the deaths in the order of <see cref="DeathCause"/>, then the named losses.</summary>
public sealed record DeathTally
{
    /// <summary>Kinds of death, which come before the named losses.</summary>
    public const int DeathCauses = 2;

    /// <summary>Width of a time bin, seconds.</summary>
    public required double Bin { get; init; }

    /// <summary>Steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Causes, deaths included.</summary>
    public required int Causes { get; init; }

    /// <summary>Time bins, from time 0 to the horizon.</summary>
    public required int Bins { get; init; }

    /// <summary>Weights, step by step, cause by cause, solitary before colony, bin by bin.</summary>
    public required ImmutableArray<double> Cells { get; init; }

    /// <summary>Weighted cells in a bin: solitary cells, or cells of colonies (beyond the cap their expected number, so not always whole).</summary>
    public double this[int step, int cause, bool inColony, int bin] => Cells[Index(step, cause, inColony, bin)];

    /// <summary>Weighted cells over all bins.</summary>
    public double Total(int step, int cause, bool inColony)
    {
        double sum = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            sum += this[step, cause, inColony, bin];
        }

        return sum;
    }

    /// <summary>Index of a death.</summary>
    public static int CauseOf(DeathCause cause) => (int)cause;

    /// <summary>Index of a named loss by its own index.</summary>
    public static int CauseOf(int loss) => DeathCauses + loss;

    internal int Index(int step, int cause, bool inColony, int bin) => (((((step * Causes) + cause) * 2) + (inColony ? 1 : 0)) * Bins) + bin;
}
