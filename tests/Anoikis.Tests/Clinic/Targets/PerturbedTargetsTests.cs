using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Scores;
using Anoikis.Clinic.Targets;

namespace Anoikis.Tests.Clinic.Targets;

public sealed class PerturbedTargetsTests
{
    private static readonly ExpressionScore Sum = new("sum", ScoreDirection.MoreSurvival, [("BCL2", 1.0), ("BAX", -3.0), ("MCL1", 2.0)]);

    private static readonly PatientLevels Levels = PatientLevels.Of(
        new PatientMarkers(["a", "b", "c"], ["BCL2", "BAX", "MCL1"], [1, 2, 3, 0, 0, 1, -1, 1, 0]), LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2), 1, []);

    [Fact]
    public void Of_a_sum_the_heaviest_regulator_moves_most_each_in_its_direction()
    {
        ImmutableArray<ImmutableArray<PatientTarget>> targets = PerturbedTargets.Of(Sum, 0, Levels, [2, 0], new TargetSettings { Draws = 5 }, new ScoreExecution());
        Assert.Equal(2, targets.Length);
        Assert.All(targets, patient =>
        {
            Assert.Equal(["BAX", "MCL1", "BCL2"], patient.Select(t => t.Symbol));
            Assert.Equal([4, 0.25, 0.25], patient.Select(t => t.Factor));
            Assert.Equal([6, 4, 2], patient.Select(t => Math.Round(t.Effect.Value, 9)));
            Assert.Equal([1.0, 0.0, 0.0], patient.Select(t => t.FirstShare));
            Assert.Equal(6, patient[0].Effect.Lower, 9);
        });
    }

    [Fact]
    public void Where_the_order_hangs_on_levels_intervals_and_shares_say_so()
    {
        // Substrate cut at 15 min: what limits it hangs on the patient's levels.
        EffectorCaspaseScore score = EffectorCaspaseScore.Prepare(new Anoikis.Clinic.Populations.PopulationSettings { Cells = 5 });
        PatientLevels levels = PatientLevels.Of(
            new PatientMarkers(["a", "b", "c"], ["XIAP", "CASP3"], [1, 0, 0, 0, -1, 1]), LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2), 1, []);
        ImmutableArray<PatientTarget> targets = PerturbedTargets.Of(score, 1, levels, [0], new TargetSettings { Draws = 10 }, new ScoreExecution())[0];

        // The patient's own levels are 2 for XIAP and 1 for the others; each change by hand.
        double[] own = [.. score.Inputs.Select(i => i == "XIAP" ? 2.0 : 1.0)];
        double At(string symbol, double factor)
            => score.Evaluate(new LevelMatrix(score.Inputs, [.. own.Select((l, i) => score.Inputs[i] == symbol ? factor * l : l)]), new ScoreExecution()).Value(0, 1);
        Assert.All(targets, t => Assert.Equal(Math.Max(At(t.Symbol, 0.25), At(t.Symbol, 4)) - At("none", 1), t.Effect.Value, 1e-12));

        // A change without effect may go either way.
        Assert.All(targets.Where(t => t.Effect.Value > 0), t => Assert.Equal(t.Symbol == "XIAP" ? 0.25 : 4, t.Factor));
        Assert.Contains(targets, t => t.Symbol == "XIAP" && t.Effect.Value > 0);
        Assert.Contains(targets, t => t.Symbol != "XIAP" && t.Effect.Value > 0);
        Assert.True(targets[0].Effect.Lower < targets[0].Effect.Upper);
        Assert.Equal(1, targets.Sum(t => t.FirstShare), 1e-12);
        Assert.True(targets.Zip(targets.Skip(1)).All(t => t.First.Effect.Value >= t.Second.Effect.Value));
    }

    [Fact]
    public void A_regulator_that_the_score_does_not_read_is_refused()
        => Assert.Throws<ArgumentException>(() => PerturbedTargets.Of(Sum, 0, Levels, [0], new TargetSettings { Regulators = ["XIAP"] }, new ScoreExecution()));

    [Fact]
    public void What_cannot_act_on_death_is_no_target_unless_named()
    {
        IPatientScore score = Bh3DoseScore.Prepare();
        Assert.Equal(["CASP6", "PARP1"], score.Inputs.Except(score.Ranked));
        var part = new Part(Sum, ["BAX", "BCL2"]);
        Assert.Equal(["BAX", "BCL2"], PerturbedTargets.Of(part, 0, Levels, [0], new TargetSettings { Draws = 0 }, new ScoreExecution())[0].Select(t => t.Symbol));
        Assert.Equal(["MCL1"], PerturbedTargets.Of(part, 0, Levels, [0], new TargetSettings { Draws = 0, Regulators = ["MCL1"] }, new ScoreExecution())[0].Select(t => t.Symbol));
    }

    private sealed record Part(IPatientScore Whole, ImmutableArray<string> Ranked) : IPatientScore
    {
        public string Name => Whole.Name;

        public string Meaning => Whole.Meaning;

        public ImmutableArray<string> Inputs => Whole.Inputs;

        public ImmutableArray<ScoreColumn> Columns => Whole.Columns;

        public ScoreValues Evaluate(LevelMatrix levels, ScoreExecution execution) => Whole.Evaluate(levels, execution);
    }
}
