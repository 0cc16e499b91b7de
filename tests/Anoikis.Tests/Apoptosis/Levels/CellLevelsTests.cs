using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Tests.Apoptosis.Levels;

public sealed class CellLevelsTests
{
    private static readonly ImmutableSortedDictionary<string, RegulatorLevel> None = ImmutableSortedDictionary.Create<string, RegulatorLevel>(StringComparer.Ordinal);

    [Theory]
    [InlineData(0.25)]
    [InlineData(1.0)]
    public void Levels_keep_their_mean_and_have_the_stated_variation(double cv)
    {
        var levels = new CellLevels(CleavageNetwork.Cell, None.Add("CASP3", RegulatorLevel.Fold(3)), new LevelVariability { CoefficientOfVariation = cv });
        const int cells = 40_000;
        (double sum, double squares) = (0, 0);
        double[] folds = new double[2];
        for (ulong cell = 0; cell < cells; cell++)
        {
            levels.Draw(7, cell, folds);
            (sum, squares) = (sum + folds[0], squares + (folds[0] * folds[0]));
        }

        double mean = sum / cells;
        double found = Math.Sqrt((squares / cells) - (mean * mean)) / mean;
        Assert.InRange(mean, 3 * (1 - (5 * cv / Math.Sqrt(cells))), 3 * (1 + (5 * cv / Math.Sqrt(cells))));
        Assert.InRange(found, cv * 0.95, cv * 1.05);
    }

    [Fact]
    public void A_lost_regulator_is_absent_from_every_cell()
    {
        var levels = new CellLevels(CleavageNetwork.Cell, None.Add("CASP3", RegulatorLevel.Lost), LevelVariability.Default);
        double[] folds = new double[2];
        levels.Draw(1, 5, folds);
        Assert.Equal(0, folds[0]);
        Assert.NotEqual(1, folds[1]);
    }

    [Fact]
    public void Copies_are_a_multiple_of_the_published_count()
        => Assert.Equal(2.5, RegulatorLevel.Copies(25_000).AsFold(10_000));

    [Fact]
    public void A_regulator_draws_the_same_whatever_else_the_network_holds()
    {
        CellNetwork other = CleavageNetwork.Cell with { Regulators = [CleavageNetwork.Cell.Regulators[1]] };
        double[] both = new double[2];
        double[] one = new double[1];
        new CellLevels(CleavageNetwork.Cell, None, LevelVariability.Default).Draw(3, 17, both);
        new CellLevels(other, None, LevelVariability.Default).Draw(3, 17, one);
        Assert.Equal(both[1], one[0]);
        Assert.NotEqual(both[0], both[1]);
    }

    [Fact]
    public void An_unknown_regulator_is_refused_by_name_with_the_nearest()
    {
        DiagnosticBag findings = [];
        Assert.False(LevelCheck.Knows(CleavageNetwork.Cell, "CASP33", new SourceLocation("s.yaml", 4), findings));
        string message = Assert.Single(findings).ToString();
        Assert.Contains("s.yaml:4", message, StringComparison.Ordinal);
        Assert.Contains("did you mean CASP3?", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CellLevels(CleavageNetwork.Cell, None.Add("CASP33", RegulatorLevel.Lost), LevelVariability.Default));
    }
}
