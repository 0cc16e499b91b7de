using System.Text;

namespace Anoikis.Survival.Data;

/// <summary>What stands in a cell that has no value.</summary>
internal static class MissingMarks
{
    private static readonly string[] Marks = ["NA", "N/A", "NaN", "null", ".", "#N/A"];

    /// <summary>Whether a cell is empty or one of NA, N/A, NaN, null, #N/A in any case, or a lone dot.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
            return true;
        if (field.Length > 4)
            return false;
        foreach (string mark in Marks)
        {
            if (Ascii.EqualsIgnoreCase(field, mark))
                return true;
        }

        return false;
    }
}
