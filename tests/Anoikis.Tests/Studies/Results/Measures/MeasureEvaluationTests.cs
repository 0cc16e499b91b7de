using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Tests.Studies.Results.Measures;

public sealed class MeasureEvaluationTests
{
    private const double Day = SyntheticRun.Day;
    private static readonly EntityTable Run = SyntheticRun.Create(3000).Entities;

    private static Estimate Evaluate(string measure, EntityTable? table = null)
    {
        DiagnosticBag findings = [];
        Measure parsed = MeasureParser.Parse(measure, SourceLocation.None, SyntheticRun.Steps, findings)!;
        Assert.Empty(findings);
        return MeasureEvaluation.Evaluate(parsed, table ?? Run, SyntheticRun.Horizon);
    }

    private static double Sum(Func<int, bool> holds) => Enumerable.Range(0, Run.Count).Where(r => Run.Fate[r] != CellFate.Failed && holds(r)).Sum(r => Run.Weight[r]);

    [Fact]
    public void Selectors_count_with_weights()
    {
        double injected = Sum(_ => true);
        Assert.Equal(2997, injected, 6);
        Assert.Equal(Sum(r => Run.Fate[r] == CellFate.Alive || Run.FateTime[r] > 3 * Day) / injected, Evaluate("alive at 3 d per injected").Value, 12);
        Assert.Equal(Sum(r => Run.Fate[r] == CellFate.Alive && Run.Step[r] == 2), Evaluate("in solitary at 13 d").Value, 6);
        Assert.Equal(Sum(r => Run.StepTime(r, 3) <= 3 * Day), Evaluate("reached micrometastasis by 3 d").Value, 6);
        Assert.Equal(Sum(r => Run.Fate[r] == CellFate.Apoptosis && Run.FateTime[r] <= 2 * Day), Evaluate("apoptotic by 2 d").Value, 6);
        Assert.Equal(
            Sum(r => Run.Fate[r] == CellFate.Apoptosis && Run.Step[r] == 2 && Run.FateTime[r] <= 12 * Day && Run.FateTime[r] > 11.5 * Day),
            Evaluate("visibly apoptotic for 12 h in solitary at 12 d").Value, 6);
        Assert.Equal(Sum(r => Run.ColonySize(r, 0) is >= 4 and <= 16), Evaluate("colony of 4 to 16 cells at 3 d").Value, 6);
    }

    [Fact]
    public void Cells_of_colonies_count_one_by_one_when_asked()
    {
        double colonies = Enumerable.Range(0, Run.Count).Where(r => Run.ColonySize(r, 1) > 0).Sum(r => Run.Weight[r] * Run.ColonySize(r, 1));
        Assert.Equal(colonies, Evaluate("cells colony of at least 1 cells at 13 d").Value, 6);
        double founders = Evaluate("alive at 13 d").Value - Evaluate("colony of at least 1 cells at 13 d").Value;
        Assert.Equal(colonies + founders, Evaluate("cells alive at 13 d").Value, 4);
    }

    [Fact]
    public void Steps_and_ends_add_up_to_all_cells()
    {
        double total = SyntheticRun.Steps.Sum(s => Evaluate($"in {s} at 5 d").Value) + Evaluate("apoptotic by 5 d").Value + Sum(r => Run.Fate[r] == CellFate.NamedLoss && Run.FateTime[r] <= 5 * Day);
        Assert.Equal(2997, total, 4);
    }

    [Theory]
    [InlineData("alive at 14 d per injected")]
    [InlineData("colony of at least 4 cells at 5 d per injected")]
    [InlineData("alive at 3 d per colony of at least 1000000 cells at 3 d")]
    public void What_a_run_cannot_tell_it_does_not_say(string measure) => Assert.False(Evaluate(measure).IsKnown);

    [Fact]
    public void A_split_changes_neither_value_nor_interval_when_all_replicates_agree()
    {
        Estimate split = Evaluate("alive at 3 d per injected");
        Estimate whole = Evaluate("alive at 3 d per injected", Merge(Run));
        Assert.InRange(split.Value, whole.Value - 0.002, whole.Value + 0.002);
        Assert.InRange(split.Upper - split.Lower, 0.97 * (whole.Upper - whole.Lower), 1.03 * (whole.Upper - whole.Lower));
    }

    [Fact]
    public void Ignoring_weights_is_seen()
    {
        EntityTable unweighted = Run with { Weight = [.. Run.Weight.Select(_ => 1.0)] };
        Assert.True(Evaluate("reached micrometastasis by 13 d", unweighted).Value > 4 * Evaluate("reached micrometastasis by 13 d").Value);
    }

    /// <summary>Only the first replicate of each founder, at full weight.</summary>
    private static EntityTable Merge(EntityTable table)
    {
        int[] rows = [.. Enumerable.Range(0, table.Count).Where(r => table.Replicate[r] == 0)];
        return table with
        {
            Founder = [.. rows.Select(r => table.Founder[r])],
            Replicate = [.. rows.Select(r => table.Replicate[r])],
            Weight = [.. rows.Select(_ => 1.0)],
            CloneIndex = [.. rows.Select(r => table.CloneIndex[r])],
            Step = [.. rows.Select(r => table.Step[r])],
            Fate = [.. rows.Select(r => table.Fate[r])],
            FateTime = [.. rows.Select(r => table.FateTime[r])],
            StepTimes = [.. rows.SelectMany(r => Enumerable.Range(0, table.Steps.Length).Select(s => table.StepTime(r, s)))],
        };
    }
}
