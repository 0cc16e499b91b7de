using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Tests.Cli;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>What the reader of cohort files takes and refuses.</summary>
public sealed class CohortReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_key_is_read()
    {
        CohortPlan plan = Plan(CohortTexts.Whole, out string findings)!;
        Assert.Equal("", findings);
        Assert.Equal("whole", plan.Name);
        Assert.Equal(2 * 365.25, plan.Horizon!.Value, 10);
        Assert.Equal("site", Assert.Single(plan.Strata));
        Assert.Equal(("dead", "1", "dead_days", "death"), (plan.FollowUp.Competing!.Event, plan.FollowUp.Competing.Value, plan.FollowUp.Competing.Time, plan.FollowUp.Competing.Name));
        Assert.Equal((true, 1.0, true, 0.2), (plan.Markers[0].TakesLog2, plan.Markers[0].Offset, plan.Markers[0].Standardised, plan.Markers[0].Error));
        Assert.True(plan.Imputes);
        Assert.Equal(7UL, plan.Seed);
        Assert.Equal("A B", string.Join(' ', plan.Where[0].Values));
        Assert.Equal(60, plan.Subgroups[1].At);
    }

    [Fact]
    public void All_problems_come_at_once_each_with_its_line_and_the_nearest_name()
    {
        string text = CohortTexts.Whole.Replace("unit: d,", "unit: days,", StringComparison.Ordinal).Replace("horizon: 2 y", "horizon: 2", StringComparison.Ordinal).Replace("BCL2 - BAX", "BLC2 - BAX", StringComparison.Ordinal)
            .Replace("error: 0.1, source: a ring trial", "error: 0.1", StringComparison.Ordinal).Replace("missing: impute", "misssing: impute", StringComparison.Ordinal).Replace("clinical: age + factor(grade)", "clinical: age + factr(grade)", StringComparison.Ordinal)
            .Replace("folds: 3", "folds: 1", StringComparison.Ordinal);
        Assert.Null(Plan(text, out string findings));
        foreach (string part in new[]
        {
            ":6: error: unit is 'days'; allowed is d (days), wk (weeks), mo (months), y (years)", ":7: error: horizon is '2'", ":16: error: there is no marker 'BLC2' (did you mean BCL2?); markers are BCL2, BAX",
            ":13: error: marker BAX states an error without saying where it comes from", "the cohort has no key 'misssing' (did you mean missing?)", ":9: error: formula \"age + factr(grade)\"", "folds is '1'",
        })
        {
            Assert.Contains(part, findings, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("data: patients.csv", "data: pateints.csv", "there is no such file (did you mean patients.csv?)")]
    [InlineData("data: patients.csv", "data: patients.xlsx", "allowed is a file that ends in .csv")]
    [InlineData("expression: BCL2 - BAX", "expression: 3 + 4", "names no marker")]
    [InlineData("expression: BCL2 - BAX", "expression: BCL2) + strata(BAX", "a parenthesis closes that none opened")]
    [InlineData("event_value: 1, ", "", "give event_value and the competing event's value", "event: dead, value: 1", "event: status, value: 1")]
    [InlineData("expression: BCL2 - BAX", "model: bh3_doze", "there is no model 'bh3_doze' (did you mean bh3_dose?)")]
    [InlineData("expression: BCL2 - BAX", "model: bh3_dose, number: dose", "number is 'dose'; bh3_dose gives bh3_dose, bh3_dose_above")]
    [InlineData("expression: BCL2 - BAX", "model: bh3_dose, cells: 5", "lacks 'mapping'", "mapping: {platform: rna", "xmapping: {platform: rna")]
    [InlineData("expression: BCL2 - BAX", "model: effector_caspases", "no marker is one of the regulators that effector_caspases reads: APAF1, CASP9, CASP3, XIAP, DIABLO")]
    [InlineData("expression: BCL2 - BAX, ", "", "neither expression nor model")]
    [InlineData("platform: rna", "platform: western", "allowed is absolute, protein_array, rna")]
    [InlineData("above: 0, up_to: 10000", "", "a condition says what is wanted")]
    [InlineData("  BAX: {column: bax", "  2AX: {column: bax", "a marker is named '2AX'")]
    [InlineData("follow_up: {time: days, ", "follow_up: {", "follow_up lacks 'time'")]
    [InlineData("clinical: age + factor(grade)", "clinical: age + strata(grade)", "strata have a key of their own")]
    public void What_is_wrong_is_refused_and_said(string from, string to, string message, string? from2 = null, string to2 = "")
    {
        string text = CohortTexts.Whole.Replace(from, to, StringComparison.Ordinal);
        Assert.Null(Plan(from2 is null ? text : text.Replace(from2, to2, StringComparison.Ordinal), out string findings));
        Assert.Contains(message, findings, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_are_read_in_the_units_of_the_data()
    {
        Assert.Equal(5 * 365.25, FollowUpUnit.Find("d")!.Read("5 y")!.Value, 9);
        Assert.Equal(12, FollowUpUnit.Find("mo")!.Read("1 y")!.Value, 9);
        Assert.Null(FollowUpUnit.Find("d")!.Read("5 parsecs"));
        Assert.Null(FollowUpUnit.Find("d")!.Read("-5 y"));
        Assert.Equal("y", FollowUpUnit.Find("d")!.Handiest(2000).Symbol);
    }

    private CohortPlan? Plan(string text, out string findings)
    {
        _folder.File("patients.csv", "a\n1\n");
        DiagnosticBag bag = [];
        CohortPlan? plan = CohortReader.ReadFile(_folder.File("try.yaml", text), [], null, bag);
        findings = string.Join('\n', bag);
        return plan;
    }
}
