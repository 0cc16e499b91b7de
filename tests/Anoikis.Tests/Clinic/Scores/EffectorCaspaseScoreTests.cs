using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;

namespace Anoikis.Tests.Clinic.Scores;

/// <summary>The score of effector caspases against the figures of Rehm et al. 2006 and against the scalar engine.</summary>
public sealed class EffectorCaspaseScoreTests
{
    private static readonly PopulationSettings OneCell = new() { Cells = 1, CoefficientOfVariation = 0 };

    /// <summary>Per cent of substrate cut at 15, 60 and 300 min with the paper's concentrations and with 0.15 micromol XIAP per litre, to the digits that are published.</summary>
    [Theory]
    [InlineData(0.063, 82.93, 100.0, 100.0)]
    [InlineData(0.15, 0.796, 77.88, 97.55)]
    public void The_published_figures_come_out_of_the_score(double xiap, double at15, double at60, double at300)
        => Assert.InRange(LargestDeviation(Prepare(), xiap, [at15, at60, at300]), 0, 0.006);

    /// <summary>A rate changed by a fiftieth, or XIAP that is lost faster than its synthesis replaces it, does not give them.</summary>
    [Theory]
    [InlineData("k26 = 420", "k26 = 412")]
    [InlineData("k3 = 6", "k3 = 5.9")]
    [InlineData("k2r = 0.0116", "k2r = 0.012")]
    public void A_planted_fault_does_not(string text, string instead)
    {
        double deviation = LargestDeviation(Prepare(text, instead), 0.15, [0.796, 77.88, 97.55]);
        Assert.True(deviation > 0.06, $"{deviation}");
    }

    [Fact]
    public void Cells_are_those_of_the_scalar_engine()
    {
        LevelMatrix levels = new(["APAF1", "CASP9", "CASP3", "XIAP", "DIABLO"], [0.4, 0.7, 1.3, 1.8, 0.6, 1.5, 2, 0.3, 0.5, 2.2]);
        EffectorCaspaseScore score = EffectorCaspaseScore.Prepare(OneCell);
        ScoreValues values = score.Evaluate(levels, new ScoreExecution());
        for (int row = 0; row < levels.Rows; row++)
        {
            double[] cut = Scalar(levels.Row(row));
            Assert.All(Enumerable.Range(0, 4), t => Assert.Equal(cut[t], values.Value(row, t), 2e-4));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(8, 3)]
    public void Neither_threads_nor_width_nor_the_row_change_a_bit(int width, int threads)
    {
        double[] folds = [.. Enumerable.Range(0, 9).SelectMany(row => new[] { 1 + (row % 3), 0.5 + (0.25 * (row % 3)) })];
        LevelMatrix levels = new(["XIAP", "CASP3"], folds);
        ScoreValues values = EffectorCaspaseScore.Prepare(new PopulationSettings { Cells = 11, Width = width }).Evaluate(levels, new ScoreExecution { Threads = threads });
        ScoreValues other = EffectorCaspaseScore.Prepare(new PopulationSettings { Cells = 11, Width = 8 }).Evaluate(levels, new ScoreExecution { Threads = 1 });
        Assert.Equal(other.Values, values.Values);
        Assert.Equal(values.Value(1, 1), values.Value(7, 1));
        Assert.Equal(99, values.Cells);
        Assert.Equal(0, values.FailedCells);
    }

    [Fact]
    public void More_XIAP_cuts_less_and_more_of_the_others_more()
    {
        ImmutableArray<string> symbols = ["APAF1", "CASP9", "CASP3", "XIAP", "DIABLO"];
        double[] folds = [1, 1, 1, 2, 1, .. Enumerable.Range(0, 5).SelectMany(changed => Enumerable.Range(0, 5).Select(i => (i == changed ? 1.5 : 1) * (i == 3 ? 2 : 1)))];
        ScoreValues values = EffectorCaspaseScore.Prepare(new PopulationSettings { Cells = 20 }).Evaluate(new LevelMatrix(symbols, folds), new ScoreExecution());
        for (int changed = 0; changed < 5; changed++)
        {
            double effect = values.Value(changed + 1, 2) - values.Value(0, 2);
            Assert.True(symbols[changed] == "XIAP" ? effect < 0 : effect >= 0, $"{symbols[changed]} {effect}");
        }
    }

    [Fact]
    public void Anchors_of_absolute_measurements_are_the_papers_concentrations()
        => Assert.Equal([3.372, 0.12, 0.03, 0.126, 0.063], EffectorCaspaseScore.Prepare(OneCell).PublishedConcentrations.Values);

    private static double LargestDeviation(EffectorCaspaseScore score, double xiap, double[] published)
    {
        ScoreValues values = score.Evaluate(new LevelMatrix(["XIAP"], [xiap / 0.063]), new ScoreExecution());
        return published.Select((p, i) => Math.Abs((100 * values.Value(0, i)) - p)).Max();
    }

    private static EffectorCaspaseScore Prepare() => EffectorCaspaseScore.Prepare(OneCell, [15, 60, 300]);

    private static EffectorCaspaseScore Prepare(string text, string instead)
    {
        string original = BuiltInNetworks.Text("rehm2006");
        Assert.Contains(text, original, StringComparison.Ordinal);
        return EffectorCaspaseScore.Prepare(Read(original.Replace(text, instead, StringComparison.Ordinal)), OneCell, [15, 60, 300]);
    }

    private static ReactionNetwork Read(string text) => NetworkCheck.Run(AntimonyReader.Read(text, "rehm2006.ant", [])!, [])!;

    private static double[] Scalar(ReadOnlySpan<double> folds)
    {
        OdeSystem system = EquationBuilder.Build(
            Read(BuiltInNetworks.Text("rehm2006")), new EquationOptions { VaryingInitialAmounts = ["APAF1", "PC9", "PC3", "XIAP", "SMAC_mito"] }, [])!;
        ImmutableDictionary<string, double> given = ImmutableDictionary<string, double>.Empty
            .Add("APAF1", 3.372 * folds[0]).Add("PC9", 0.03 * folds[1]).Add("PC3", 0.12 * folds[2]).Add("k1", 3.9e-3 * 0.12 * folds[2])
            .Add("XIAP", 0.063 * folds[3]).Add("k2", 0.0116 * 0.063 * folds[3]).Add("SMAC_mito", 0.126 * folds[4]);
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { Times = [5, 15, 60, 300], Columns = ["ClvgPrds"], Parameters = given, RelativeTolerance = 1e-9 });
        return course.Column("ClvgPrds");
    }
}
