using System.Globalization;
using System.Text;
using Anoikis.Clinic.Levels;

namespace Anoikis.Studies.ExpressionTables;

/// <summary>Writes clones as a file that a scenario takes: <c>clones: {from: FILE}</c>. It states how the levels came about.</summary>
public static class ClonesText
{
    /// <summary>The file's text.</summary>
    /// <param name="clones">The clones.</param>
    /// <param name="command">The command that made them.</param>
    public static string Of(DerivedClones clones, string command)
    {
        ArgumentNullException.ThrowIfNull(clones);
        ExpressionMapping mapping = clones.Mapping;
        var text = new StringBuilder(200 + (clones.Folds.Length * 24));
        text.Append(CultureInfo.InvariantCulture, $"# {clones.Names.Length} clones of an expression table. In a scenario: clones: {{from: FILE}}, or clones: {{from: FILE, only: [{clones.Names[0]}]}}.\n");
        text.Append("mapping:\n");
        text.Append(CultureInfo.InvariantCulture, $"  command: {Quoted(command)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  table: {Quoted(Path.GetFileName(clones.Table))}\n");
        text.Append(CultureInfo.InvariantCulture, $"  network: {Quoted(clones.Network)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  scale: {(mapping.Scale == ExpressionScale.Log2 ? "log2" : "linear")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  formula: {Quoted(mapping.Formula)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  slope: {mapping.Slope:R}\n");
        text.Append(CultureInfo.InvariantCulture, $"  reference: {Quoted(mapping.Reference is { } sample ? $"sample {sample}" : "median of the samples")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  uncertainty: {Quoted(ExpressionMapping.Uncertainty)}\n");
        text.Append("clones:\n");
        int count = clones.Symbols.Length;
        for (int i = 0; i < clones.Names.Length; i++)
        {
            text.Append("  ").Append(clones.Names[i] is "null" ? "\"null\"" : clones.Names[i]).Append(": {levels: {");
            bool first = true;
            for (int r = 0; r < count; r++)
            {
                double fold = clones.Folds[(i * count) + r];
                if (!double.IsNaN(fold))
                {
                    text.Append(CultureInfo.InvariantCulture, $"{(first ? "" : ", ")}{clones.Symbols[r]}: {{fold: {fold:G6}}}");
                    first = false;
                }
            }

            text.Append("}}\n");
        }

        return text.ToString();
    }

    // One line in double quotes, as JSON and YAML both read it.
    private static string Quoted(string text)
        => "\"" + string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) ? " " : c.ToString())) + "\"";
}
