using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>The results as the table that docs/sbml-support.md holds.</summary>
internal static partial class SuiteReport
{
    public const string Begin = "<!-- results: begin -->";

    public const string End = "<!-- results: end -->";

    public static string Table(IReadOnlyCollection<SuiteOutcome> outcomes)
    {
        int Count(SuiteVerdict verdict) => outcomes.Count(o => o.Verdict == verdict);
        int courses = outcomes.Count - Count(SuiteVerdict.NotATimeCourse);
        StringBuilder text = new();
        text.Append("| cases | count |\n|---|---:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| all | {outcomes.Count} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| no time course (steady states of fluxes): not run | {Count(SuiteVerdict.NotATimeCourse)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| time courses | {courses} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| read, every value within the suite's tolerance | {Count(SuiteVerdict.Passed)} ({100.0 * Count(SuiteVerdict.Passed) / courses:F1} %) |\n");
        text.Append(CultureInfo.InvariantCulture, $"| refused with a message | {Count(SuiteVerdict.Refused)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| read, wrong | {Count(SuiteVerdict.Wrong)} |\n\n");
        text.Append("| refused because | count | cases |\n|---|---:|---|\n");
        foreach (IGrouping<string, SuiteOutcome> group in outcomes
            .Where(o => o.Verdict == SuiteVerdict.Refused)
            .GroupBy(o => Names().Replace(o.Reason, "..."))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {string.Join(' ', group.Select(o => o.Case))} |\n");
        }

        return text.ToString();
    }

    /// <summary>A document with the table between its marks replaced.</summary>
    public static string Insert(string document, string table)
    {
        int begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = document.IndexOf(End, StringComparison.Ordinal);
        return $"{document[..begin]}\n{table}{document[end..]}";
    }

    /// <summary>What a message quotes or names, which differs between cases that are refused for one reason.</summary>
    [GeneratedRegex("\"[^\"]*\"|(?<=parameter |assignment of )\\w+")]
    private static partial Regex Names();
}
