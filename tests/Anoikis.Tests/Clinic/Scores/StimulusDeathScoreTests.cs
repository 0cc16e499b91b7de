using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Tests.Apoptosis;

namespace Anoikis.Tests.Clinic.Scores;

/// <summary>Deaths under stimuli against a network whose times of death are known in closed form.</summary>
public sealed class StimulusDeathScoreTests
{
    private const int Cells = 60;
    private const double Strength = 5;

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.02, false)]
    public void Cells_die_when_the_closed_form_says(double enzyme, bool holds)
    {
        StimulusDeathScore score = Prepare(new StimulusDeathSettings
        {
            Population = new PopulationSettings { Cells = Cells, Seed = 4 },
            Strengths = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("TRAIL", Strength),
        });
        ScoreValues values = score.Evaluate(new LevelMatrix(["CASP3"], [enzyme]), new ScoreExecution());
        double[] times = [.. Hours(1.0, 4)];
        Assert.Equal([0.0, 24.0], [values.Value(0, 0), values.Value(0, 1)]);
        Assert.Equal(holds, Math.Abs(values.Value(0, 3) - times.Average(t => Math.Min(t, 24))) < 0.01);
        Assert.Equal((double)times.Count(t => t < 24) / Cells, values.Value(0, 2), holds ? 1e-12 : 0.1);
        Assert.Equal(["dead_nothing", "time_nothing", "dead_TRAIL", "time_TRAIL"], score.Columns.Select(c => c.Name));
    }

    [Fact]
    public void A_strength_that_is_not_given_kills_half()
    {
        StimulusChallenge challenge = Assert.Single(Prepare(new StimulusDeathSettings { Population = new PopulationSettings { Cells = Cells, Seed = 4 } }).Challenges);
        Assert.True(challenge.KillsHalf);

        // The strength at which the median cell takes 24 h; halving stops at 4/256 of a decade.
        double[] times = [.. Hours(1.0, 4).Order()];
        double expected = Strength * times[(Cells / 2) - 1] / 24;
        Assert.InRange(Math.Log10(challenge.Value / expected), 0, 4.0 / 256);
    }

    [Fact]
    public void Guards_keep_cells_of_the_reference_network_from_stress()
    {
        DiagnosticBag findings = [];
        StimulusDeathScore score = StimulusDeathScore.Prepare(new StimulusDeathSettings { Stimuli = ["stress"], Population = new PopulationSettings { Cells = 12 } }, findings)!;
        ScoreValues values = score.Evaluate(new LevelMatrix(["BCL2", "BCL2L1"], [1, 1, 2, 2]), new ScoreExecution());
        Assert.Empty(findings);
        Assert.InRange(values.Value(0, 2), 0.5, 0.75);
        Assert.Equal(0, values.Value(1, 2));
        Assert.Equal(0, values.FailedCells);
    }

    [Fact]
    public void Every_wrong_setting_is_said_at_once()
    {
        DiagnosticBag findings = [];
        Assert.Null(StimulusDeathScore.Prepare(
            new StimulusDeathSettings
            {
                Stimuli = ["TRIAL"],
                Strengths = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("hypoxia", 2),
                Duration = -1,
            },
            findings));
        Assert.Equal(3, findings.Count);
        Assert.Contains(findings, f => f.Message.Contains("'TRIAL' (did you mean TRAIL?)", StringComparison.Ordinal) && f.Message.Contains("TRAIL", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Message.Contains("the strength of hypoxia is 2 1; allowed are 0 to 1", StringComparison.Ordinal));
    }

    private static StimulusDeathScore Prepare(StimulusDeathSettings settings) => StimulusDeathScore.Prepare(settings, CleavageNetwork.Cell, [])!;

    /// <summary>When the cells die under <see cref="Strength"/>.</summary>
    internal static IEnumerable<double> Hours(double enzyme, ulong seed)
    {
        CellNetwork network = CleavageNetwork.Cell;
        var levels = new CellLevels(network, ImmutableSortedDictionary.Create<string, RegulatorLevel>(StringComparer.Ordinal), LevelVariability.Default);
        double[] folds = new double[2];
        for (ulong cell = 0; cell < Cells; cell++)
        {
            levels.Draw(seed, cell, folds);
            yield return CleavageNetwork.HoursToDeath * CleavageNetwork.Ligand / (60 * Strength * folds[0] * enzyme);
        }
    }
}
