namespace Anoikis.Clinic.Populations;

/// <summary>The cells that stand for a patient's tumour.</summary>
public sealed record PopulationSettings
{
    /// <summary>Most cells of a population.</summary>
    public const int MostCells = 100_000;

    /// <summary>Cells of each patient.</summary>
    public required int Cells { get; init; }

    /// <summary>Key of the cells' differences.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Coefficient of variation of every regulator over cells: 0.25, the middle of what was measured for five proteins in HeLa cells, 0.21-0.28 (Spencer et al. 2009).</summary>
    public double CoefficientOfVariation { get; init; } = 0.25;

    /// <summary>Lanes in a bundle; null for what suits. Numbers do not depend on it.</summary>
    public int? Width { get; init; }

    internal void Require()
    {
        if (Cells is < 1 or > MostCells || !(CoefficientOfVariation is >= 0 and <= 5))
        {
            throw new ArgumentException(FormattableString.Invariant($"{Cells} cells with a coefficient of variation of {CoefficientOfVariation}; allowed are 1 to {MostCells} and 0 to 5"));
        }
    }
}
