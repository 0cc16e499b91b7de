using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Tests.Apoptosis.Levels;

/// <summary>Levels by a law of their own, and function that all or some cells have lost.</summary>
public sealed class AberrantLevelsTests
{
    private const int Cells = 20_000;

    private static readonly ImmutableSortedDictionary<string, RegulatorLevel> None = ImmutableSortedDictionary.Create<string, RegulatorLevel>(StringComparer.Ordinal);

    private static readonly Lazy<CellEquations> Equations = new(() => CellEquations.Build(TurnoverNetwork.Cell, [], new DiagnosticBag())!);

    [Fact]
    public void A_share_of_the_cells_has_lost_it_and_the_others_draw_what_they_would_have_drawn()
    {
        double[] plain = Draw(RegulatorLevel.Fold(2));
        double[] mixed = Draw(RegulatorLevel.Fold(2) with { Loss = new LossOfFunction(AberrationKind.Lost, 0, 0.3) });
        Assert.All(plain.Zip(mixed), pair => Assert.True(pair.Second == 0 || pair.Second == pair.First));

        // Five standard deviations of a share of 0.3 in 20,000 cells.
        Assert.InRange(mixed.Count(l => l == 0) / (double)Cells, 0.3 - 0.0162, 0.3 + 0.0162);
        Assert.Equal(plain, Draw(RegulatorLevel.Fold(2) with { Loss = new LossOfFunction(AberrationKind.Lost, 0, 1e-12) }));
    }

    [Fact]
    public void What_is_left_of_function_multiplies_the_level()
    {
        double[] plain = Draw(RegulatorLevel.Fold(2));
        double[] half = Draw(RegulatorLevel.Fold(2) with { Loss = new LossOfFunction(AberrationKind.Haploinsufficient, 0.5, 1) });
        Assert.All(plain.Zip(half), pair => Assert.Equal(0.5 * pair.First, pair.Second, 1e-15 * pair.First));
        double[] some = Draw(RegulatorLevel.Fold(2) with { Loss = new LossOfFunction(AberrationKind.DominantNegative, 0.25, 0.5) });
        Assert.All(plain.Zip(some), pair => Assert.True(pair.Second == pair.First || pair.Second == 0.25 * pair.First));
        Assert.InRange(plain.Zip(some).Count(pair => pair.First != pair.Second) / (double)Cells, 0.48, 0.52);
    }

    [Fact]
    public void Loss_of_one_regulator_moves_no_number_of_another_nor_goes_with_its_loss()
    {
        (double[] first, double[] second) = Pairs(None.Add("CASP3", Mixed(0.5)).Add("PARP1", Mixed(0.5)));
        (_, double[] alone) = Pairs(None.Add("PARP1", Mixed(0.5)));
        Assert.Equal(alone, second);
        int both = first.Zip(second).Count(pair => pair.First == 0 && pair.Second == 0);
        Assert.InRange(both / (double)Cells, 0.25 - 0.0153, 0.25 + 0.0153);

        static RegulatorLevel Mixed(double share) => RegulatorLevel.Published with { Loss = new LossOfFunction(AberrationKind.Lost, 0, share) };
    }

    [Fact]
    public void A_log_normal_law_has_its_median_and_its_variation_whatever_the_clones_variability()
    {
        double[] levels = Draw(RegulatorLevel.Fold(RandomQuantity.LogNormal(2, 0.47238)));
        Array.Sort(levels);

        // The median's standard deviation is 1.2533 sigma / sqrt(n) on the scale of logarithms.
        Assert.InRange(Math.Log(levels[Cells / 2] / 2), -0.021, 0.021);
        double[] logs = [.. levels.Select(l => Math.Log(l))];
        double mean = logs.Average();
        Assert.InRange(Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / Cells), 0.46, 0.485);
    }

    [Fact]
    public void A_uniform_law_stays_within_its_bounds_and_has_its_mean()
    {
        double[] levels = Draw(RegulatorLevel.Copies(RandomQuantity.Uniform(5_000, 20_000)));
        double published = CleavageNetwork.Cell.Regulator("CASP3")!.PublishedCopies;
        Assert.All(levels, l => Assert.InRange(l, 5_000 / published, 20_000 / published));
        Assert.InRange(levels.Average(), (12_500 - 154) / published, (12_500 + 154) / published);
        Assert.True(levels.Distinct().Count() > Cells - 10);
    }

    [Fact]
    public void A_level_that_wanders_stays_lost_and_keeps_the_share_of_function()
    {
        FluctuatingLevels plain = Wandering(RegulatorLevel.Published);
        FluctuatingLevels lost = Wandering(RegulatorLevel.Published with { Loss = new LossOfFunction(AberrationKind.Lost, 0, 0.4) });
        FluctuatingLevels quarter = Wandering(RegulatorLevel.Published with { Loss = new LossOfFunction(AberrationKind.DominantNegative, 0.25, 0.4) });
        int slow = TurnoverNetwork.Regulator("SLOW");
        int parameter = Equations.Value.LevelParameters(slow).Single().Parameter;
        int affected = 0;
        for (ulong cell = 0; cell < 500; cell++)
        {
            (double[] a, double[] b, double[] c) = (Follow(plain, cell, parameter), Follow(lost, cell, parameter), Follow(quarter, cell, parameter));
            bool has = b[0] == 0;
            affected += has ? 1 : 0;
            for (int i = 0; i < a.Length; i++)
            {
                Assert.Equal(has ? 0 : a[i], b[i]);
                Assert.Equal(has ? 0.25 * a[i] : a[i], c[i], 1e-12 * a[i]);
            }
        }

        Assert.InRange(affected, 145, 255);
    }

    [Fact]
    public void It_is_written_in_words()
    {
        Assert.Equal("x2, lost in 30 % of cells", (RegulatorLevel.Fold(2) with { Loss = new LossOfFunction(AberrationKind.Lost, 0, 0.3) }).ToString());
        Assert.Equal("x1, dominant negative (25 % of function left)", (RegulatorLevel.Published with { Loss = new LossOfFunction(AberrationKind.DominantNegative, 0.25, 1) }).ToString());
        Assert.Equal("x uniform from 1 to 3", RegulatorLevel.Fold(RandomQuantity.Uniform(1, 3)).ToString());
    }

    // The level at the start, and the synthesis at the start and after each of four changes.
    private static double[] Follow(FluctuatingLevels levels, ulong cell, int parameter)
    {
        double[] folds = new double[3];
        double[] state = new double[levels.StateLength];
        double[] parameters = new double[Equations.Value.System.Parameters.Length];
        levels.Draw(3, cell, folds, state);
        var seen = new List<double> { folds[TurnoverNetwork.Regulator("SLOW")] };
        for (int number = 1; number <= 5; number++)
        {
            levels.Write(state, parameters);
            seen.Add(parameters[parameter]);
            levels.Advance(3, cell, number, state);
        }

        return [.. seen];
    }

    private static FluctuatingLevels Wandering(RegulatorLevel slow)
        => new(Equations.Value, None.Add("SLOW", slow), LevelVariability.Default with { Fluctuation = new LevelFluctuation(0.2, 86400, 21600) });

    private static double[] Draw(RegulatorLevel level) => Pairs(None.Add("CASP3", level)).First;

    private static (double[] First, double[] Second) Pairs(ImmutableSortedDictionary<string, RegulatorLevel> stated)
    {
        var levels = new CellLevels(CleavageNetwork.Cell, stated, LevelVariability.Default);
        (double[] first, double[] second) = (new double[Cells], new double[Cells]);
        double[] folds = new double[2];
        for (int cell = 0; cell < Cells; cell++)
        {
            levels.Draw(7, (ulong)cell, folds);
            (first[cell], second[cell]) = (folds[0], folds[1]);
        }

        return (first, second);
    }
}
