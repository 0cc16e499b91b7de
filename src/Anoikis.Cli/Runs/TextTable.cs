namespace Anoikis.Cli.Runs;

/// <summary>A table as plain text: words to the left, the other columns to the right, never wrapped.</summary>
/// <param name="head">Names of the columns.</param>
internal sealed class TextTable(params string[] head)
{
    private readonly List<string[]> _rows = [head];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes it.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="left">Numbers of the columns besides the first that stand to the left.</param>
    public void Write(TextWriter output, params int[] left)
    {
        int[] widths = [.. Enumerable.Range(0, head.Length).Select(c => _rows.Max(r => r[c].Length))];
        foreach (string[] row in _rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, c) => c == 0 || left.Contains(c) ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());
        }
    }
}
