using System.Collections.Concurrent;
using System.Collections.Immutable;
using Anoikis.Kinetics.Equations;
using Anoikis.Tests.Conditions;
using Xunit.Abstractions;

namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>The semantic cases of the SBML Test Suite through the lane engine, those with delayed or ranked events apart, which it refuses.</summary>
public sealed class SuiteLaneTests(ITestOutputHelper output)
{
    /// <summary>Cases that end with a status that says so instead of with values, each with the reason.</summary>
    private static readonly ImmutableDictionary<string, string> s_failing = new Dictionary<string, string>
    {
        ["00748"] = "the event recurs at intervals that shrink to nothing, each half the one before, so the lane ends with TooManySteps",
    }.ToImmutableDictionary();

    [SharedFact]
    public void Every_case_that_is_taken_gives_the_suite_s_values_and_the_same_bits_at_every_width()
    {
        ConcurrentBag<string> wrong = [];
        int passed = 0;
        Parallel.ForEach(SuiteCase.All().Where(c => c.IsTimeCourse), new ParallelOptions { MaxDegreeOfParallelism = 2 }, test =>
        {
            if (SuiteRun.Equations(test, null, []) is not { } system || SuiteLaneRun.Judge(test, system, 8, out double[][] eight) is not { } outcome)
            {
                return;
            }

            if (outcome.Verdict == SuiteVerdict.Wrong)
            {
                bool known = s_failing.ContainsKey(test.Id) && outcome.Reason.StartsWith("TooManySteps", StringComparison.Ordinal);
                if (!known)
                {
                    wrong.Add($"{test.Id}: {outcome.Reason}");
                }

                return;
            }

            Interlocked.Increment(ref passed);
            foreach (int width in new[] { 1, 4 })
            {
                SuiteLaneRun.Judge(test, SuiteRun.Equations(test, null, [])!, width, out double[][] rows);
                if (!Bits(rows).SequenceEqual(Bits(eight)))
                {
                    wrong.Add($"{test.Id}: other bits at width {width} than at 8");
                }
            }
        });
        output.WriteLine($"Passed in lanes: {passed}");
        Assert.Empty(wrong.Order(StringComparer.Ordinal));
        Assert.True(passed > 600, $"only {passed} cases were taken");
    }

    [SharedFact]
    public void A_planted_fault_is_noticed()
    {
        SuiteCase test = SuiteCase.All().Single(c => c.Id == "00003");
        string model = File.ReadAllText(test.ModelPath).Replace("stoichiometry=\"2\"", "stoichiometry=\"2.01\"", StringComparison.Ordinal);
        OdeSystem system = SuiteRun.Equations(test, model, [])!;
        Assert.Equal(SuiteVerdict.Wrong, SuiteLaneRun.Judge(test, system, 8, out _)!.Verdict);
    }

    private static IEnumerable<long> Bits(double[][] rows) => rows.SelectMany(row => row).Select(BitConverter.DoubleToInt64Bits);
}
