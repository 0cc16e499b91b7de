using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Elementary;

namespace Anoikis.Metastasis.Colonies;

/// <summary>How the cells of a colony divide. At division both daughters inherit the mother's network state, copies unhalved (the cell regrows), and her levels; each then goes its own way.</summary>
public sealed record GrowthSettings
{
    /// <summary>Time from a cell's birth (for the founding cell: from entering the step) to its division, seconds.</summary>
    public required RandomQuantity CycleTime { get; init; }

    /// <summary>
    /// Cells up to which each has its own network, at least 1. A colony that reaches it goes on as a linear birth-death process with the rates per cell and hour that it showed.
    /// </summary>
    public int CellCap { get; init; } = 1000;

    /// <summary>Diameter of a cell, micrometres.</summary>
    public double CellDiameter { get; init; } = 15;

    /// <summary>Share of a colony's volume that cells fill, 0 to 1.</summary>
    public double PackingFraction { get; init; } = 1;

    /// <summary>Diameter of a colony of n cells taken as a ball, mm: d (n / packing)^(1/3).</summary>
    public double Diameter(double cells) => CellDiameter * 1e-3 * PortableMath.Pow(cells / PackingFraction, 1.0 / 3);

    /// <summary>The least number of cells whose ball is at least so large: ceil(packing (D / d)^3).</summary>
    public long CellsForDiameter(double millimetres)
    {
        double ratio = millimetres / (CellDiameter * 1e-3);
        return Math.Max(1, (long)Math.Ceiling(PackingFraction * ratio * ratio * ratio * (1 - 1e-12)));
    }
}
