using System.Collections.Immutable;
using Anoikis.Tests.Conditions;
using Xunit.Abstractions;

namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>The semantic cases of the SBML Test Suite through reader, check, equations and the scalar engine.</summary>
public sealed class SuiteTests(SuiteResults results, ITestOutputHelper output) : IClassFixture<SuiteResults>
{
    /// <summary>Set to 1, the test below writes the table of results into docs/sbml-support.md instead of comparing it.</summary>
    private const string UpdateVariable = "ANOIKIS_UPDATE_DOCS";

    /// <summary>Cases known to give wrong values, each with the reason. It is empty, and stays so.</summary>
    private static readonly ImmutableDictionary<string, string> s_wrong = ImmutableDictionary<string, string>.Empty;

    [SharedFact]
    public void No_case_that_is_read_gives_wrong_values()
    {
        foreach (IGrouping<SuiteVerdict, SuiteOutcome> group in results.Outcomes.GroupBy(o => o.Verdict))
        {
            output.WriteLine($"{group.Key}: {group.Count()}");
        }

        string[] wrong = [.. results.Outcomes.Where(o => o.Verdict == SuiteVerdict.Wrong && !s_wrong.ContainsKey(o.Case)).Select(o => $"{o.Case}: {o.Reason}")];
        Assert.Empty(wrong);
        Assert.All(s_wrong.Keys, id => Assert.Equal(SuiteVerdict.Wrong, results.Outcomes.Single(o => o.Case == id).Verdict));
    }

    [SharedFact]
    public void More_than_four_fifths_of_the_time_courses_are_supported()
    {
        int courses = results.Outcomes.Count(o => o.Verdict != SuiteVerdict.NotATimeCourse);
        Assert.True(results.Outcomes.Count(o => o.Verdict == SuiteVerdict.Passed) > 0.8 * courses);
    }

    [SharedFact]
    public void The_documentation_states_these_results()
    {
        string path = RepositoryRoot.Path("docs", "sbml-support.md");
        string document = File.ReadAllText(path);
        string expected = SuiteReport.Insert(document, SuiteReport.Table(results.Outcomes));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, expected);
        }
        else
        {
            Assert.Equal(expected, document);
        }
    }

    [SharedTheory]
    [InlineData("00003", "stoichiometry=\"2\"", "stoichiometry=\"2.01\"")]
    [InlineData("00003", "<times/>", "<plus/>")]
    [InlineData("00007", "value=\"0.5\"", "value=\"0.51\"")]
    [InlineData("01507", "<cn> 0.45 </cn>", "<cn> 0.35 </cn>")]
    [InlineData("01780", "<cn> 0.2 </cn>", "<cn> 0.21 </cn>")]
    public void A_planted_fault_is_noticed(string id, string sound, string faulty)
    {
        SuiteCase test = SuiteCase.All().Single(c => c.Id == id);
        string model = File.ReadAllText(test.ModelPath);
        Assert.Contains(sound, model, StringComparison.Ordinal);
        Assert.Equal(SuiteVerdict.Passed, SuiteRun.Judge(test, model).Verdict);
        Assert.Equal(SuiteVerdict.Wrong, SuiteRun.Judge(test, model.Replace(sound, faulty, StringComparison.Ordinal)).Verdict);
    }
}
