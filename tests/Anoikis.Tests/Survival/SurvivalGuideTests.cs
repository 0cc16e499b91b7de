using System.Text;
using System.Text.RegularExpressions;
using Anoikis.Cli;
using Anoikis.Cli.Commands.Survival;
using Anoikis.Tests.Cli;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Survival;

/// <summary>docs/survival.md: its command lines run, it shows every command, and the tests that it names are there.</summary>
public sealed partial class SurvivalGuideTests
{
    private static readonly string Guide = File.ReadAllText(RepositoryRoot.Path("docs", "survival.md"));

    public static TheoryData<string> Lines => [.. Guide.Split('\n').Where(l => l.StartsWith("    anoikis ", StringComparison.Ordinal)).Select(l => l.Trim())];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task EveryCommandLineRuns(string line)
    {
        CommandRun run = await CommandRun.Of([.. Words(line).Skip(1).Select(w => w.StartsWith("data/", StringComparison.Ordinal) ? RepositoryRoot.Path(w.Split('/')) : w)]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Contains("rows read", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCommandIsShown()
        => Assert.All(SurvivalCommand.Create().Subcommands, c => Assert.Contains($"    anoikis survival {c.Name} ", Guide, StringComparison.Ordinal));

    [Fact]
    public void EveryTestNamedIsThere()
    {
        string[] named = [.. TestName().Matches(Guide).Select(m => m.Groups[1].Value).Distinct()];
        Assert.True(named.Length > 15);
        HashSet<string> there = [.. typeof(SurvivalGuideTests).Assembly.GetTypes().Select(t => t.Name)];
        Assert.All(named, n => Assert.Contains(n, there));
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestName();

    private static List<string> Words(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool quoted = false;
        foreach (char c in line + " ")
        {
            quoted ^= c == '"';
            if (c == '"')
                continue;
            if (c != ' ' || quoted)
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }

        return words;
    }
}
