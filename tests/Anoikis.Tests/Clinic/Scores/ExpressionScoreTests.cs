using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Scores;
using Anoikis.Numerics.Intervals;
using Anoikis.Tests.Clinic.Levels;

namespace Anoikis.Tests.Clinic.Scores;

public sealed class ExpressionScoreTests
{
    [Fact]
    public void WithSlopeOneItIsTheSumOfTheMarkersBesideTheirMedians()
    {
        PatientMarkers markers = new(["a", "b", "c"], ["BCL2", "BCL2L1", "BAK1", "BAX"], [1.0, 2, 3, 4, 0, 0, 0, 0, -1, 5, 1, -2]);
        ScoreTable table = ScoreTable.Of(ExpressionScore.Bcl2Balance, PatientLevels.Of(markers, LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2), 1, []), 0, new ScoreExecution());

        // Medians: 0, 2, 1, 0.
        Assert.Equal(1 + 0 - 2 - 4, table.Value(0, 0), 12);
        Assert.Equal(0 - 2 + 1 - 0, table.Value(1, 0), 12);
        Assert.Equal(-1 + 3 - 0 + 2, table.Value(2, 0), 12);
    }

    [Fact]
    public void ItsReliabilityIsTheSquareOfTheMarkersCorrelation()
    {
        const int Patients = 1000, Draws = 20;
        PatientMarkers markers = new(PatientLevelsTests.Names(Patients), ["MCL1"], PatientLevelsTests.Normals(Patients));
        LevelMapping mapping = LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2) with { Correlation = 0.7, SlopeDeviation = 0 };
        ScoreTable table = ScoreTable.Of(new ExpressionScore("mcl1", ScoreDirection.MoreSurvival, [("MCL1", 1)]), PatientLevels.Of(markers, mapping, 2, []), Draws, new ScoreExecution());
        Assert.InRange(table.Reliability(0), 0.49 - 0.04, 0.49 + 0.04);
        Interval interval = table.Interval(0, 0, Confidence.Percent95);
        Assert.True(interval.Lower < interval.Value && interval.Value < interval.Upper);
    }

    [Fact]
    public void ItSaysItsFormula()
        => Assert.Equal("BCL2 + BCL2L1 - BAK1 - BAX", ExpressionScore.Bcl2Balance.Columns[0].Title);

    [Fact]
    public void AMeasuredZeroHasNoLogarithm()
        => Assert.True(double.IsNaN(ExpressionScore.Bcl2Balance.Evaluate(new LevelMatrix(["BAX"], [0]), new ScoreExecution()).Value(0, 0)));
}
