using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Clinic.Levels;

public sealed class PatientLevelsTests
{
    private const int Many = 4000;

    [Fact]
    public void AtTheCentreALevelIsTwoToTheDistanceFromTheMedian()
    {
        PatientLevels levels = Map(new PatientMarkers(["a", "b", "c"], ["BCL2"], [1.0, 2.5, 3.0]), Array(0.9));
        Assert.Equal([Math.Pow(2, -1.5), 1.0, Math.Pow(2, 0.5)], Enumerable.Range(0, 3).Select(p => levels.Fold(p, "BCL2", 0)), Close);
    }

    [Fact]
    public void AStatedAnchorTakesTheMediansPlace()
    {
        LevelMapping mapping = LevelMapping.Of(MarkerPlatform.Absolute, ExpressionScale.Linear) with { Anchors = Anchors("XIAP", 0.063) };
        PatientLevels levels = Map(new PatientMarkers(["a", "b"], ["XIAP"], [0.15, 0.0]), mapping);
        Assert.Equal(0.15 / 0.063, levels.Fold(0, "XIAP", 0), Close);
        Assert.Equal(0, levels.Fold(1, "XIAP", 3));
    }

    [Fact]
    public void AMissingMarkerIsAnotherPatientsOfTheSameGroup()
    {
        double[] values = [double.NaN, -1, 0, 1, 7];
        PatientLevels levels = Map(new PatientMarkers(["a", "b", "c", "d", "e"], ["BAX"], values, ["x", "x", "x", "x", "y"]), Array(1) with { SlopeDeviation = 0 });
        Dictionary<double, int> counts = Enumerable.Range(0, Many).Select(d => Math.Log2(levels.Fold(0, "BAX", d)) + 0.5).GroupBy(x => Math.Round(x, 9)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal([-1.0, 0.0, 1.0], counts.Keys.Order());

        // Four standard errors of a share of 1/3.
        Assert.All(counts.Values, n => Assert.InRange(n, (Many / 3) - 120, (Many / 3) + 120));
    }

    [Fact]
    public void WhereNobodyOfAGroupHasAMarkerTheWholeCohortGivesIt()
    {
        PatientLevels levels = Map(new PatientMarkers(["a", "b"], ["BAX"], [double.NaN, 3], ["x", "y"]), Array(1));
        Assert.Equal(levels.Fold(1, "BAX", 0), levels.Fold(0, "BAX", 0));
    }

    [Theory]
    [InlineData(0.9, 0.9, true)]
    [InlineData(0.31, 0.31, true)]
    [InlineData(0.6, 0.9, false)]
    public void LevelsCorrelateWithMarkersAsStated(double stated, double expected, bool holds)
    {
        double[] markers = Normals(Many);
        PatientLevels levels = Map(new PatientMarkers(Names(Many), ["MCL1"], markers), Array(stated));
        double found = Correlation(markers, [.. Enumerable.Range(0, Many).Select(p => Math.Log2(levels.Fold(p, "MCL1", 1)))]);

        // Four standard errors of a correlation.
        double bound = 4 * (1 - (expected * expected)) / Math.Sqrt(Many);
        Assert.Equal(holds, Math.Abs(found - expected) < bound);
    }

    [Fact]
    public void NeitherOrderNorOtherMarkersChangeALevel()
    {
        PatientMarkers forward = new(["a", "b", "c"], ["BAX", "BCL2"], [1.0, 0.0, 2.0, 0.5, double.NaN, 0.7]);
        PatientMarkers backward = new(["c", "b", "a"], ["BAX"], [double.NaN, 2.0, 1.0]);
        PatientLevels one = Map(forward, Array(0.9)), other = Map(backward, Array(0.9));
        for (int draw = 0; draw < 5; draw++)
        {
            Assert.Equal(one.Fold(0, "BAX", draw), other.Fold(2, "BAX", draw));
            Assert.Equal(one.Fold(1, "BAX", draw), other.Fold(1, "BAX", draw));
        }

        Assert.NotEqual(one.Fold(0, "BAX", 1), one.Fold(0, "BAX", 2));
        Assert.NotEqual(one.Fold(0, "BAX", 1), Map(forward, Array(0.9), seed: 8).Fold(0, "BAX", 1));
    }

    [Fact]
    public void WhatNobodyMeasuredIsTheNetworksOwnAtTheCentreAndSpreadsInDraws()
    {
        double[] markers = Normals(Many);
        PatientLevels levels = Map(new PatientMarkers(Names(Many), ["MCL1"], markers), Array(1));
        Assert.Equal(1, levels.Fold(0, "APAF1", 0));
        double[] logs = [.. Enumerable.Range(0, Many).Select(p => Math.Log2(levels.Fold(p, "APAF1", 1)))];
        Assert.InRange(Deviation(logs) / Deviation(markers), 0.94, 1.06);
    }

    [Fact]
    public void AMarkerWithoutAnAnchorIsSaidAndCountsAsNotMeasured()
    {
        DiagnosticBag findings = [];
        PatientLevels levels = PatientLevels.Of(
            new PatientMarkers(["a", "b"], ["BAX", "BCL2"], [double.NaN, 1, double.NaN, 2]), LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2), 1, findings);
        Assert.Equal(["BCL2"], levels.Measured);
        Assert.Contains(findings, f => f.Message.Contains("BAX has no anchor", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ExpressionScale.Log2, 900.0, "BAX is 900 in patient 'b', more than 40 from its anchor 1, which no logarithm to base 2 of an amount is; is the scale linear?")]
    [InlineData(ExpressionScale.Linear, -2.0, "BAX is -2 in patient 'b', which no amount is")]
    public void NumbersThatCannotBeLevelsAreErrors(ExpressionScale scale, double value, string message)
    {
        DiagnosticBag findings = [];
        PatientLevels.Of(new PatientMarkers(["a", "b", "c"], ["BAX"], [1, value, 1]), LevelMapping.Of(MarkerPlatform.ProteinArray, scale), 1, findings);
        Assert.True(findings.HasErrors);
        Assert.Equal(message, Assert.Single(findings).Message);
    }

    [Fact]
    public void AMappingOutsideItsRangeIsRefused()
        => Assert.Throws<ArgumentException>(() => Map(new PatientMarkers(["a"], ["BAX"], [1.0]), Array(0)));

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Abs(a);

    private static LevelMapping Array(double correlation) => LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2) with { Correlation = correlation };

    private static PatientLevels Map(PatientMarkers markers, LevelMapping mapping, ulong seed = 7) => PatientLevels.Of(markers, mapping, seed, []);

    private static ImmutableSortedDictionary<string, double> Anchors(string symbol, double value)
        => ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add(symbol, value);

    internal static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"P{i}")];

    internal static double[] Normals(int count)
    {
        var stream = new RandomStream(3, 0, 1);
        return [.. Enumerable.Range(0, count).Select(_ => stream.NextNormal())];
    }

    private static double Deviation(double[] sample)
    {
        double mean = sample.Average();
        return Math.Sqrt(sample.Sum(x => (x - mean) * (x - mean)) / (sample.Length - 1));
    }

    private static double Correlation(double[] a, double[] b)
    {
        (double x, double y) = (a.Average(), b.Average());
        return a.Zip(b).Sum(p => (p.First - x) * (p.Second - y)) / ((a.Length - 1) * Deviation(a) * Deviation(b));
    }
}
