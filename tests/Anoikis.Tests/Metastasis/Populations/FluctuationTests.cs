using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;
using Anoikis.Numerics.Random;
using Anoikis.Tests.Apoptosis;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

/// <summary>Levels that wander, on <see cref="TurnoverNetwork"/>: SLOW has a half-life of 27 h, FAST of 0.4 h.</summary>
public sealed class FluctuationTests
{
    private const double Cv = 0.25;

    private static readonly LevelFluctuation Daily = new(0.2, Day, 6 * Hour);

    private static readonly Lazy<CascadeResult> Dish = new(() => Wandering(4000, Daily).Run(threads: 2));

    [Theory]
    [InlineData("SLOW")]
    [InlineData("FAST")]
    public void The_protein_itself_has_the_wanted_mean_and_spread_at_every_time(string symbol)
    {
        double copies = TurnoverNetwork.Cell.Regulator(symbol)!.PublishedCopies;
        for (int time = 0; time < 4; time++)
        {
            double[] amounts = [.. Dish.Value.Courses.Select(c => State(c, time, symbol) / copies)];
            Assert.Equal(4000, amounts.Length);

            // Four standard errors of 4000 log-normal cells: 0.016 of the mean, about 0.013 of the CV; and what a linear filter changed every 6 h leaves out.
            Assert.Equal(1, amounts.Average(), 0.016);
            Assert.Equal(Cv, Deviation(amounts), 0.016);
        }
    }

    [Fact]
    public void An_unwidened_synthesis_would_miss_the_spread_by_far()
    {
        // The planted fault: with synthesis as wide as the level should be, a protein of 27 h keeps a CV of 0.25 sqrt(0.2 + 0.8 * 24 / (24 + 39)).
        double sigma = Math.Sqrt(Math.Log(1 + (Cv * Cv)));
        double narrow = Math.Sqrt(Math.Exp(sigma * sigma * (0.2 + (0.8 * 24 / (24 + (27 / Math.Log(2)))))) - 1);
        Assert.True(Math.Abs(narrow - Cv) > 4 * 0.016);
    }

    [Fact]
    public void A_level_forgets_where_it_was_but_for_its_fixed_share()
    {
        // ln FAST follows the synthesis, so its correlation over a time t is f + (1 - f) exp(-t / 24 h); the change at the very moment of a sample has not acted yet.
        foreach ((int later, double hours) in new[] { (1, 24.0), (2, 96.0), (3, 240.0) })
        {
            double expected = 0.2 + (0.8 * Math.Exp(-(hours - 6) / 24));
            Assert.Equal(expected, Correlation(Logs("FAST", 0), Logs("FAST", later)), 0.05);
        }
    }

    [Fact]
    public void Every_cell_follows_the_equation_of_its_own_steps_to_the_last_update()
    {
        CascadeExperiment experiment = Wandering(20, Daily) with { SampleInterval = 6 * Hour, Horizon = 5 * Day, RelativeTolerance = 1e-8 };
        CascadeResult result = experiment.Run();
        foreach (SampledCourse course in result.Courses)
        {
            (FluctuatingLevels levels, double[] state, double[] parameters, int slow) = Begin((ulong)course.Founder);
            double keep = Math.Pow(2, -6 / 27.0);
            double amount = State(result, course, 0, "SLOW");
            for (int k = 1; k < course.Times.Length; k++)
            {
                amount = (keep * amount) + ((1 - keep) * 20000 * parameters[slow]);
                Assert.Equal(amount, State(result, course, k, "SLOW"), 2e-5 * amount);
                levels.Advance(1, (ulong)course.Founder, k, state);
                levels.Write(state, parameters);
            }
        }
    }

    [Fact]
    public void Daughters_begin_where_their_mother_was_and_drift_apart()
    {
        const int Mothers = 4000;
        double[][] first = new double[3][];
        double[][] second = new double[3][];
        int[] changes = [0, 4, 24];
        for (int i = 0; i < changes.Length; i++)
        {
            (first[i], second[i]) = (new double[Mothers], new double[Mothers]);
        }

        for (int mother = 0; mother < Mothers; mother++)
        {
            (FluctuatingLevels levels, double[] a, double[] parameters, int slow) = Begin((ulong)mother);
            double[] b = [.. a];
            for (int k = 0; k <= changes[^1]; k++)
            {
                if (k > 0)
                {
                    levels.Advance(1, SplitKey.Daughter((ulong)mother, 0), k, a);
                    levels.Advance(1, SplitKey.Daughter((ulong)mother, 1), k, b);
                }

                if (Array.IndexOf(changes, k) is >= 0 and int at)
                {
                    levels.Write(a, parameters);
                    first[at][mother] = Math.Log(parameters[slow]);
                    levels.Write(b, parameters);
                    second[at][mother] = Math.Log(parameters[slow]);
                }
            }
        }

        // Synthesis of SLOW: fixed variance f s^2, wandering (1 - f) s^2 (tau + T) / tau, of which both keep exp(-2 t / tau) in common.
        double wandering = 0.8 * (24 + (27 / Math.Log(2))) / 24;
        for (int i = 0; i < changes.Length; i++)
        {
            double expected = (0.2 + (wandering * Math.Exp(-2 * changes[i] * 6 / 24.0))) / (0.2 + wandering);
            Assert.Equal(expected, Correlation(first[i], second[i]), 0.05);
        }

        Assert.Equal(first[0], second[0]);
    }

    [Fact]
    public void With_all_of_the_variance_fixed_levels_stay_as_they_were_drawn()
    {
        CascadeExperiment still = Wandering(50, null);
        CascadeExperiment fixedShare = Wandering(50, Daily with { FixedShare = 1 });
        EntityTable a = still.Run().Entities;
        CascadeResult b = fixedShare.Run();
        Assert.All(a.Levels.Zip(b.Entities.Levels), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * pair.First));
        foreach (SampledCourse course in b.Courses)
        {
            Assert.Equal(State(b, course, 0, "SLOW"), State(b, course, 3, "SLOW"), 1e-3 * State(b, course, 0, "SLOW"));
        }
    }

    [Fact]
    public void What_cannot_wander_is_refused()
    {
        CascadeExperiment experiment = Experiment(1, Day, Step("dish")) with { Clones = [new Clone("a", 1) { Variability = LevelVariability.Default with { Fluctuation = Daily } }] };
        Assert.Contains("can fluctuate", Assert.Throws<ArgumentException>(() => experiment.Run()).Message, StringComparison.Ordinal);
        CascadeExperiment fast = Wandering(1, Daily with { Update = 1 });
        Assert.Contains("at least 60 s", Assert.Throws<ArgumentException>(() => fast.Run()).Message, StringComparison.Ordinal);
    }

    /// <summary>Cells at rest, sampled at 0, 24, 96 and 240 h by a course of 24 h whose other samples are dropped.</summary>
    private static CascadeExperiment Wandering(int cells, LevelFluctuation? fluctuation)
        => Experiment(cells, 10 * Day, Step("dish")) with
        {
            Network = TurnoverNetwork.Cell,
            Clones = [new Clone("a", 1) { Variability = new LevelVariability { CoefficientOfVariation = Cv, Fluctuation = fluctuation } }],
            SampledCells = cells,
            SampleInterval = Day,
            RelativeTolerance = 1e-4,
        };

    private static (FluctuatingLevels Levels, double[] State, double[] Parameters, int Slow) Begin(ulong cell)
    {
        CellEquations equations = Equations.Value;
        var levels = new FluctuatingLevels(
            equations, ImmutableSortedDictionary<string, RegulatorLevel>.Empty, new LevelVariability { CoefficientOfVariation = Cv, Fluctuation = Daily });
        double[] folds = new double[3];
        double[] state = new double[levels.StateLength];
        double[] parameters = new double[equations.System.Parameters.Length];
        levels.Draw(1, cell, folds, state);
        levels.Write(state, parameters);
        return (levels, state, parameters, equations.LevelParameters(TurnoverNetwork.Regulator("SLOW")).Single().Parameter);
    }

    private static readonly Lazy<CellEquations> Equations = new(() => CellEquations.Build(TurnoverNetwork.Cell, [], new DiagnosticBag())!);

    private static double[] Logs(string symbol, int time) => [.. Dish.Value.Courses.Select(c => Math.Log(State(c, time, symbol)))];

    private static double State(SampledCourse course, int time, string id) => State(Dish.Value, course, new[] { 0, 1, 4, 10 }[time], id);

    private static double State(CascadeResult result, SampledCourse course, int sample, string id) => course.States[(sample * result.States.Length) + result.States.IndexOf(id)];

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)) / mean;
    }

    private static double Correlation(double[] a, double[] b)
    {
        (double ma, double mb) = (a.Average(), b.Average());
        double ab = a.Zip(b).Sum(p => (p.First - ma) * (p.Second - mb));
        return ab / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(x => (x - mb) * (x - mb)));
    }
}
