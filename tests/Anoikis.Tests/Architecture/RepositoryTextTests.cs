using System.Text.RegularExpressions;

namespace Anoikis.Tests.Architecture;

/// <summary>The repository reads the same on every machine.</summary>
public sealed class RepositoryTextTests
{
    private static readonly string[] Endings =
        [".cs", ".csproj", ".props", ".md", ".yaml", ".yml", ".json", ".ant", ".csv", ".c", ".h", ".sh", ".txt", ".slnx", ".svg", ".html", "run"];

    // Home folders, drive letters and scratch folders of one machine.
    private static readonly string[] TopFolders = ["home", "root", "Users", "work"];

    private static readonly Regex MachinePath = new(
        $@"(?<![\w.])(/({string.Join('|', TopFolders)})/|[A-Z]:\\\\?(Users|Windows|Program|Temp))", RegexOptions.CultureInvariant);

    [Fact]
    public void NoFileNamesAFolderOfOneMachine()
    {
        var found = new List<string>();
        foreach (string file in SourceFiles.Under(".", Endings).Where(file => !file.EndsWith("RepositoryTextTests.cs", StringComparison.Ordinal)))
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                if (MachinePath.IsMatch(line))
                    found.Add($"{SourceFiles.Relative(file)}:{number}: {line.Trim()}");
            }
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Theory]
    [InlineData("/home/someone/x", true)]
    [InlineData("/root/.cache", true)]
    [InlineData("C:\\Users", true)]
    [InlineData("scenarios/root/x", false)]
    [InlineData("https://example.org/home/x", false)]
    public void MachinePathsAreRecognised(string text, bool expected) => Assert.Equal(expected, MachinePath.IsMatch(text));
}
