using System.Text;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Published.Cultures;
using Anoikis.Tests.Published.Findings;

namespace Anoikis.Tests.Published;

/// <summary>
/// How the findings fare when the modules' assumed and calibrated numbers are drawn anew. The test computes the first draw and holds the page to it; ANOIKIS_APPROVE=1 computes all and writes the table.
/// </summary>
[Trait("Category", "slow")]
public sealed class FindingsOverRangesTests
{
    [Fact]
    public void The_page_states_how_findings_fare_over_the_ranges()
    {
        bool[] first = FindingsOverRanges.Holds(1);
        if (Environment.GetEnvironmentVariable("ANOIKIS_APPROVE") == "1")
        {
            bool[][] draws = [first, .. Enumerable.Range(2, FindingsOverRanges.Draws - 1).Select(FindingsOverRanges.Holds)];
            SciencePage.Hold("findings over the ranges", Table(draws));
        }

        Assert.Contains(Row(1, first), File.ReadAllText(RepositoryRoot.Path("docs", "science.md")), StringComparison.Ordinal);
    }

    private static string Table(bool[][] draws)
    {
        var table = new StringBuilder($"{FindingsOverRanges.Count} numbers drawn at once, {draws.Length} times.\n\n| draw | met | missed |\n|---|---|---|\n");
        for (int d = 0; d < draws.Length; d++)
        {
            table.Append(Row(d + 1, draws[d]));
        }

        table.Append("\n| met in | findings |\n|---|---|\n");
        for (int times = draws.Length; times >= 0; times--)
        {
            string[] names = [.. FullNetworkFindings.All.Select(f => f.Name).Where((_, i) => draws.Count(d => d[i]) == times)];
            table.Append($"| {times} of {draws.Length} draws | {names.Length}: {string.Join("; ", names)} |\n");
        }

        return table.ToString();
    }

    private static string Row(int draw, bool[] holds)
        => $"| {draw} | {holds.Count(h => h)} of {holds.Length} | {string.Join("; ", FullNetworkFindings.All.Select(f => f.Name).Where((_, i) => !holds[i]))} |\n";
}
