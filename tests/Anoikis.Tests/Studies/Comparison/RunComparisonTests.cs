using Anoikis.Studies.Comparison;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;
using Anoikis.Tests.Studies.Results;

namespace Anoikis.Tests.Studies.Comparison;

public sealed class RunComparisonTests
{
    private static readonly RunRecord Control = SyntheticRun.Create(4000);
    private static readonly RunRecord Protected = SyntheticRun.Create(4000, 1, 0.3);
    private static readonly RunComparison Paired = RunComparison.Of(Control, Protected);

    private static Difference Row(RunComparison comparison, string name) => comparison.Quantities.Single(q => q.Name == name).Difference;

    [Fact]
    public void A_change_has_its_sign_and_size()
    {
        Difference survivors = Row(Paired, "survived and extravasated, day 3");
        Assert.True(Paired.ArePaired);
        Assert.True(survivors.IsClear);
        Assert.InRange(survivors.Change.Value, 0.03, 0.08);
        Assert.Equal(survivors.Second.Value - survivors.First.Value, survivors.Change.Value, 12);
        Assert.InRange(survivors.Change.Value, survivors.Change.Lower, survivors.Change.Upper);
        Assert.True(Row(Paired, "apoptosis in solitary").Change.Upper < 0);
        Assert.Equal(new Anoikis.Studies.Results.Estimates.Estimate(0, 0, 0), Row(Paired, "entered arrest").Change);
    }

    [Fact]
    public void Pairing_makes_intervals_narrower_and_other_seeds_are_not_paired()
    {
        RunRecord other = SyntheticRun.Create(4000, 2, 0.3);
        RunComparison independent = RunComparison.Of(Control, other);
        Assert.False(independent.ArePaired);
        Difference paired = Row(Paired, "solitary cells at day 13");
        Difference apart = Row(independent, "solitary cells at day 13");
        Assert.True(paired.Change.Upper - paired.Change.Lower < 0.7 * (apart.Change.Upper - apart.Change.Lower));
        Assert.Null(apart.Changed);
        Assert.Contains("seed: 1 | 2", independent.Departures);
        Assert.Contains("not paired", ComparisonText.Headline(independent), StringComparison.Ordinal);
    }

    [Fact]
    public void Pairing_the_wrong_founders_is_seen()
    {
        FounderCount[] a = [.. MeasureEvaluation.ByFounder(new Measure(new AliveAt(3 * SyntheticRun.Day), new Injected()), Control.Entities, SyntheticRun.Horizon)];
        FounderCount[] b = [.. MeasureEvaluation.ByFounder(new Measure(new AliveAt(3 * SyntheticRun.Day), new Injected()), Protected.Entities, SyntheticRun.Horizon)];
        FounderCount[] shifted = [.. b.Skip(1), b[0]];
        Difference right = Difference.Of(a, b, paired: true);
        Difference wrong = Difference.Of(a, shifted, paired: true);
        Assert.True(wrong.Change.Upper - wrong.Change.Lower > 1.5 * (right.Change.Upper - right.Change.Lower));
    }

    [Fact]
    public void Independent_runs_without_a_difference_differ_clearly_one_time_in_twenty()
    {
        int clear = 0;
        for (ulong pair = 0; pair < 200; pair++)
        {
            clear += Row(RunComparison.Of(SyntheticRun.Create(150, 100 + (2 * pair)), SyntheticRun.Create(150, 101 + (2 * pair))), "survived and extravasated, day 3").IsClear ? 1 : 0;
        }

        // Expected 10 of 200; four standard deviations of a binomial count are 12.
        Assert.InRange(clear, 1, 22);
    }

    [Fact]
    public void Runs_of_unlike_size_are_paired_over_the_founders_that_both_have()
    {
        RunComparison comparison = RunComparison.Of(SyntheticRun.Create(1000), Protected);
        Assert.Equal(1000, Row(comparison, "survived and extravasated, day 3").Founders);
    }

    [Fact]
    public void A_run_and_its_twin_are_said_to_be_identical()
    {
        RunComparison twins = RunComparison.Of(Control, SyntheticRun.Create(4000));
        Assert.True(twins.AreIdentical);
        Assert.Empty(twins.Quantities);
        Assert.StartsWith("The two runs are identical", ComparisonText.Headline(twins), StringComparison.Ordinal);
        Assert.False(Paired.AreIdentical);
    }

    [Fact]
    public void The_page_encodes_and_the_table_has_a_row_a_quantity()
    {
        RunRecord hostile = Protected with { Manifest = Protected.Manifest with { Title = "<script>x</script>", Command = "anoikis run '<img src=x>'" } };
        string page = ComparisonPage.Html(RunComparison.Of(Control, hostile));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        string csv = ComparisonText.Csv(Paired);
        Assert.Equal(Paired.Quantities.Length + 1, csv.Split('\n').Length - 1);
        Assert.Contains("entered solitary", ComparisonText.Table(Paired), StringComparison.Ordinal);
    }
}
