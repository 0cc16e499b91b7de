using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>The tables of docs/science.md that tests write and hold.</summary>
internal static class SciencePage
{
    private static readonly object Writing = new();

    /// <summary>Holds the table between its two markers to what was computed; writes it where ANOIKIS_APPROVE is 1.</summary>
    public static void Hold(string table, string text)
    {
        string file = RepositoryRoot.Path("docs", "science.md");
        (string begin, string end) = ($"<!-- {table}: begin -->\n\n", $"\n<!-- {table}: end -->");
        lock (Writing)
        {
            string page = File.ReadAllText(file).ReplaceLineEndings("\n");
            int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            int to = page.IndexOf(end, StringComparison.Ordinal);
            Assert.True(from >= begin.Length && to >= from, $"docs/science.md has no table \"{table}\"");
            if (Environment.GetEnvironmentVariable("ANOIKIS_APPROVE") == "1")
            {
                File.WriteAllText(file, string.Concat(page.AsSpan(0, from), text, page.AsSpan(to)));
                return;
            }

            string[] stated = page[from..to].Split('\n'), found = text.Split('\n');
            Assert.Equal(string.Join('\n', stated), string.Join('\n', found));
        }
    }
}
