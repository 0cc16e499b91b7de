using System.Text.RegularExpressions;

namespace Anoikis.Tests.Architecture;

public sealed class NamingTests
{
    private const int LongestFile = 600;
    private static readonly Regex VagueName = new("(Helper|Helpers|Manager|Managers|Util|Utils|Utilities|Service|Services|Misc|Common)$", RegexOptions.CultureInvariant);
    private static readonly string[] VagueFolders = ["Helpers", "Managers", "Utils", "Utilities", "Services", "Interfaces", "Models", "Misc", "Common"];

    [Fact]
    public void TypesHaveNamesOfTheField()
    {
        IEnumerable<string> vague = Libraries.All.SelectMany(library => library.GetTypes())
            .Where(type => !type.Name.Contains('<') && VagueName.IsMatch(type.Name.Split('`')[0]))
            .Select(type => type.FullName!);
        Assert.True(!vague.Any(), string.Join(", ", vague));
    }

    [Fact]
    public void FoldersHaveNamesOfTheField()
    {
        IEnumerable<string> vague = SourceFiles.Under("src", ".cs")
            .Select(SourceFiles.Relative)
            .Where(file => file.Split('/')[2..^1].Any(VagueFolders.Contains));
        Assert.True(!vague.Any(), string.Join(", ", vague));
    }

    [Fact]
    public void NamespacesFollowFolders()
    {
        var wrong = new List<string>();
        foreach (string file in SourceFiles.Under("src", ".cs").Concat(SourceFiles.Under("tests", ".cs")))
        {
            string[] parts = SourceFiles.Relative(file).Split('/');
            string expected = string.Join('.', parts[1..^1]);
            Match declared = Regex.Match(File.ReadAllText(file), @"^namespace\s+([\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
            if (declared.Success && declared.Groups[1].Value != expected)
                wrong.Add($"{string.Join('/', parts)} declares {declared.Groups[1].Value}, its folder says {expected}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void FilesStayShort()
    {
        IEnumerable<string> tooLong = SourceFiles.Under("src", ".cs").Concat(SourceFiles.Under("tests", ".cs")).Concat(SourceFiles.Under("benchmarks", ".cs"))
            .Where(file => File.ReadLines(file).Count() > LongestFile)
            .Select(SourceFiles.Relative);
        Assert.True(!tooLong.Any(), $"Longer than {LongestFile} lines; split by aspect: {string.Join(", ", tooLong)}");
    }
}
