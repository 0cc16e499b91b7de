using System.Text.RegularExpressions;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Architecture;

/// <summary>The text of the repository, as rules about it read it.</summary>
internal static partial class SourceFiles
{
    private static readonly string[] Ignored = ["bin", "obj", "build", ".git", ".vs", ".idea", "TestResults", "node_modules", "runs", "results"];

    /// <summary>Files under folders of the repository, with these endings; built and ignored folders left out.</summary>
    public static IEnumerable<string> Under(string folder, params string[] endings)
    {
        string root = RepositoryRoot.Path(folder.Split('/'));
        return Directory.Exists(root) ? Walk(root).Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))) : [];
    }

    /// <summary>A path as the repository names it.</summary>
    public static string Relative(string file) => Path.GetRelativePath(RepositoryRoot.Folder, file).Replace('\\', '/');

    /// <summary>The code without comments and string literals, line by line as before.</summary>
    public static string[] CodeLines(string file)
        => CommentOrString().Replace(File.ReadAllText(file), match => match.Value.StartsWith('/') ? Blank(match.Value) : "\"" + Blank(match.Value) + "\"").Split('\n');

    private static string Blank(string text) => new([.. text.Where(c => c == '\n')]);

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            if (Ignored.Contains(Path.GetFileName(inner)))
                continue;
            foreach (string file in Walk(inner))
                yield return file;
        }
    }

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\"\"\".*?\"\"\"|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();
}
