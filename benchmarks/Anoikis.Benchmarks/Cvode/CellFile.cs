using System.Runtime.InteropServices;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>The file of cells that both sides integrate; benchmarks/cvode/cells.h describes it.</summary>
public static class CellFile
{
    /// <summary>Writes every cell's numbers: its parameters, segment after segment.</summary>
    public static void Write(string path, IReadOnlyList<double[]> cells, int numbers)
    {
        using FileStream file = File.Create(path);
        file.Write("ANOIKIS1"u8);
        file.Write(BitConverter.GetBytes((long)cells.Count));
        file.Write(BitConverter.GetBytes((long)numbers));
        foreach (double[] cell in cells)
        {
            file.Write(MemoryMarshal.AsBytes(cell.AsSpan(0, numbers)));
        }
    }
}
