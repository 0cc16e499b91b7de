using Anoikis.Apoptosis.Stimuli;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Metastasis.Populations;

namespace Anoikis.Tests.Clinic.Scores;

/// <summary>Survival through a cascade against times of death in closed form.</summary>
public sealed class CascadeSurvivalScoreTests
{
    private const int Cells = 60;

    // Two steps under the ligand of which StimulusDeathScoreTests knows when it kills: 20 h, then 8 h more to the horizon.
    private static readonly CascadeExperiment Experiment = TestCascades.Experiment(
        1, 28 * TestCascades.Hour, TestCascades.Step("blood", TestCascades.After("liver", 20)).Under(new ConstantStimulus(300)), TestCascades.Step("liver").Under(new ConstantStimulus(300)));

    [Fact]
    public void Cells_live_through_steps_as_the_closed_form_says()
    {
        ScoreValues values = Prepare().Evaluate(new LevelMatrix(["CASP3"], [1, 1.4]), new ScoreExecution { Threads = 2 });
        for (int row = 0; row < 2; row++)
        {
            double[] hours = [.. StimulusDeathScoreTests.Hours(row == 0 ? 1 : 1.4, 4)];
            double reach = hours.Count(h => h > 20), live = hours.Count(h => h > 28);
            Assert.InRange(reach, 1, Cells - 1);
            Assert.Equal(reach / Cells, values.Value(row, 0), 1e-12);
            Assert.Equal(live / reach, values.Value(row, 1), 1e-12);
            Assert.Equal(live / Cells, values.Value(row, 2), 1e-12);
        }
    }

    [Fact]
    public void A_step_that_no_cell_reaches_has_no_number()
    {
        ScoreValues values = Prepare().Evaluate(new LevelMatrix(["CASP3"], [10]), new ScoreExecution());
        Assert.Equal([0.0, double.NaN, 0.0], [values.Value(0, 0), values.Value(0, 1), values.Value(0, 2)]);
    }

    [Fact]
    public void Its_columns_are_the_steps()
        => Assert.Equal(["cascade_blood", "cascade_liver", "cascade_all"], Prepare().Columns.Select(c => c.Name));

    private static CascadeSurvivalScore Prepare() => CascadeSurvivalScore.Prepare(Experiment, new PopulationSettings { Cells = Cells, Seed = 4 });
}
