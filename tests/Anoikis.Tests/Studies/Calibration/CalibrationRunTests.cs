using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Tests.Studies.Runs;
using Anoikis.Tests.Studies.Scenarios;

namespace Anoikis.Tests.Studies.Calibration;

/// <summary>Fits on a network so small that hundreds of runs take a moment.</summary>
public sealed class CalibrationRunTests
{
    private static readonly string[] Files = ["fit.html", "fit.json", "generations.csv", "posterior.parquet"];

    [Theory]
    [InlineData("threads=1", "width=1")]
    [InlineData("threads=3", "width=4")]
    public void Threads_and_width_do_not_change_a_bit(params string[] settings)
    {
        using WatchedFolder folder = new();
        Fit(folder.File("plain"), false, "threads=2");
        Fit(folder.File("other"), false, settings);
        AssertSame(folder, "plain", "other", same: true);
        Fit(folder.File("seed"), false, "seed=8");
        AssertSame(folder, "plain", "seed", same: false);
    }

    [Fact]
    public void A_fit_writes_its_files_and_keeps_its_generations()
    {
        using WatchedFolder folder = new();
        FitResult fit = Fit(folder.File("fit"), false);
        Assert.Equal(
            [.. Files, "generations"],
            Directory.GetFileSystemEntries(folder.File("fit")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).OrderBy(f => f == "generations"));
        Assert.Equal(
            ["generation-001.json", "generation-002.json", "generation-003.json", "identity.json", "lock"],
            Directory.GetFileSystemEntries(folder.File("fit/generations")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        string[] generations = File.ReadAllLines(folder.File("fit/generations.csv"));
        Assert.Equal("generation,simulated,kept,tolerance,acceptance,effective_sample_size", generations[0]);
        Assert.StartsWith("1,20,10,", generations[1], StringComparison.Ordinal);
        Assert.StartsWith("2,10,10,", generations[2], StringComparison.Ordinal);
        PosteriorTable table = PosteriorFile.Read(folder.File("fit/posterior.parquet"), [])!;
        Assert.Equal(10, table.Weights.Length);
        Assert.Equal(1, table.Weights.Sum(), 12);
        PosteriorColumn column = Assert.Single(table.Columns);
        Assert.Equal(("cascade.steps.blood.stimuli.TRAIL.pulses.rate", "per d"), (column.Path, column.Unit));
        Assert.All(column.Values, v => Assert.InRange(v, 0.05, 5));
        Assert.Equal(fit.Numbers[0].Value.Value, WeightedSample.Quantile(column.Values, table.Weights, 0.5), 12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    public void An_interrupted_fit_goes_on_to_the_same_bits(int sets)
    {
        using WatchedFolder folder = new();
        Fit(folder.File("plain"), false);
        Interrupt(folder.File("broken"), sets);
        Assert.NotEmpty(Directory.GetFiles(folder.File("broken/generations"), "set-*.json"));
        Fit(folder.File("broken"), true, "threads=2");
        AssertSame(folder, "plain", "broken", same: true);
        Assert.Empty(Directory.GetFiles(folder.File("broken/generations"), "set-*.json"));
    }

    [Fact]
    public void A_fit_that_goes_on_uses_what_was_kept()
    {
        // The planted fault: a kept set that is said to lie at distance 0 must show in the posterior, else the comparison above says nothing of what was kept.
        using WatchedFolder folder = new();
        Fit(folder.File("plain"), false);
        Interrupt(folder.File("broken"), 3);
        string file = Directory.GetFiles(folder.File("broken/generations"), "set-*.json")[0];
        string text = File.ReadAllText(file);
        string spoilt = System.Text.RegularExpressions.Regex.Replace(text, "\"Distance\":[^,]+,", "\"Distance\":0,");
        Assert.NotEqual(text, spoilt);
        File.WriteAllText(file, spoilt);
        Fit(folder.File("broken"), true);
        AssertSame(folder, "plain", "broken", same: false);
    }

    [Fact]
    public void A_half_written_set_is_simulated_again()
    {
        using WatchedFolder folder = new();
        Fit(folder.File("plain"), false);
        Interrupt(folder.File("broken"), 3);
        string file = Directory.GetFiles(folder.File("broken/generations"), "set-*.json")[0];
        File.WriteAllText(file, File.ReadAllText(file)[..20]);
        Fit(folder.File("broken"), true);
        AssertSame(folder, "plain", "broken", same: true);
    }

    [Fact]
    public void A_finished_fit_goes_on_with_more_generations_to_the_same_bits()
    {
        using WatchedFolder folder = new();
        Fit(folder.File("plain"), false, "fit.generations=3", "fit.tolerance=0");
        Fit(folder.File("short"), false, "fit.generations=1", "fit.tolerance=0");
        Fit(folder.File("short"), true, "fit.generations=3", "fit.tolerance=0");
        AssertSame(folder, "plain", "short", same: true);
    }

    [Theory]
    [InlineData(true, "seed=8", "seed: 7 then, 8 now")]
    [InlineData(true, "fit.cells=100", "fit: cells: 200 then, 100 now")]
    [InlineData(true, "clones.tough.levels.BCL2.fold=3", "clones: ")]
    [InlineData(false, "cells=299", "Add --resume to go on with it")]
    public void A_fit_is_not_mixed_with_another(bool resume, string setting, string message)
    {
        using WatchedFolder folder = new();
        Interrupt(folder.File("broken"), 3);
        var before = folder.Content();
        DiagnosticBag findings = [];
        Assert.Null(CalibrationRun.Prepare(Request(folder.File("broken"), resume, setting), new SmallNetworks(), findings));
        Assert.Contains(message, Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Content());
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        using WatchedFolder folder = new();
        Directory.CreateDirectory(folder.File("mine"));
        File.WriteAllText(folder.File("mine/thesis.txt"), "years of work");
        var before = folder.Content();
        foreach (string place in new[] { "mine", "mine/thesis.txt" })
        {
            DiagnosticBag findings = [];
            Assert.Null(CalibrationRun.Prepare(Request(folder.File(place), true), new SmallNetworks(), findings));
            Assert.Single(findings);
        }

        Assert.Equal(before, folder.Content());
    }

    [Fact]
    public void A_fit_finds_the_number_that_made_the_data()
    {
        // The data come from 4000 cells at 0.6 contacts a day; the fit sees what they gave and a range of two decades.
        const double truth = 0.6;
        Scenario origin = Scenario();
        string rate = origin.Fit!.Free[0].Paths[0];
        double alive = ScenarioModel.Run(new ScenarioVariants(origin, new SmallNetworks()), [new Placed(rate, $"{truth} per d")], 4000, 99, null, default).Simulated[0];
        Assert.InRange(alive, 0.1, 0.9);

        using WatchedFolder folder = new();
        string made = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{quantity: alive, source: simulated, observed: {alive}, lower: {alive - 0.03}, upper: {alive + 0.03}, measure: alive at 3 d per injected}}");
        FitResult fit = Fit(folder.File("fit"), false, $"observed=[{made}]", "fit.cells=1000", "fit.particles=40", "fit.generations=8", "fit.tolerance=1");
        Assert.Equal(FitEnd.ToleranceReached, fit.End);
        Assert.InRange(truth, fit.Numbers[0].Value.Lower, fit.Numbers[0].Value.Upper);
        Assert.InRange(fit.Numbers[0].Spread, 0, 0.3);
        Assert.True(fit.Numbers[0].Value.Upper < 3 * truth && fit.Numbers[0].Value.Lower > truth / 3, "the interval must leave out what is far from the truth");
        Assert.True(fit.Observations[0].Inside > 0.5);
    }

    [Fact]
    public void How_long_an_apoptotic_cell_is_seen_may_be_free_and_is_then_looked_for()
    {
        const string dying = "{quantity: dying, source: nobody, observed: 0.03, lower: 0.02, upper: 0.04, measure: visibly apoptotic in tissue at 2 d per seen in tissue at 2 d}";
        const string visible = "{path: visible, from: 1 h, to: 20 h, assumed: made up for tests}";
        Scenario scenario = Scenario("cascade.steps.tissue.stimuli.TRAIL=3 ng/mL", $"observed=[{dying}]", "visible=9 h", $"fit.free=[{visible}]", "fit.observations=[dying]");
        ScenarioModel model = new(scenario.Fit!, new ScenarioVariants(scenario, new SmallNetworks()));
        double[] seen = [.. new[] { 1.0, 5, 20 }.Select(hours => model.Evaluate([hours], 4, null, default).Simulated[0])];
        Assert.True(seen[0] < seen[1] && seen[1] < seen[2], string.Join(' ', seen));
        Assert.NotEqual(model.Evaluate([1.0], 4, null, default).Distance, model.Evaluate([20.0], 4, null, default).Distance);
    }

    private static void Interrupt(string directory, int sets)
    {
        using CancellationTokenSource source = new();
        using CalibrationRun run = CalibrationRun.Prepare(Request(directory, false, "threads=1"), new SmallNetworks(), [])!;
        long cells = 0;
        Assert.ThrowsAny<OperationCanceledException>(RunOn);

        void RunOn()
        {
            while (run.End == FitEnd.None)
            {
                run.Advance(
                    increment =>
                    {
                        if (Interlocked.Add(ref cells, increment) >= (sets * 200L) + 100)
                        {
                            source.Cancel();
                        }
                    },
                    source.Token);
            }
        }
    }

    private static FitResult Fit(string directory, bool resume, params string[] settings)
    {
        DiagnosticBag findings = [];
        using CalibrationRun? run = CalibrationRun.Prepare(Request(directory, resume, settings), new SmallNetworks(), findings);
        Assert.True(run is not null, string.Join('\n', findings));
        while (run.End == FitEnd.None)
        {
            run.Advance(_ => { });
        }

        return run.Finish();
    }

    private static Scenario Scenario(params string[] settings)
    {
        DiagnosticBag findings = [];
        return ScenarioTexts.Read(ScenarioTexts.Good + ScenarioTexts.Fit, findings, ["cascade.steps.tissue.stimuli.TRAIL=0 ng/mL", .. settings]) ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    private static RunRequest Request(string directory, bool resume, params string[] settings)
        => new() { Scenario = Scenario(settings), Directory = directory, Resume = resume, Version = "0.1.0", Command = "anoikis fit" };

    private static void AssertSame(WatchedFolder folder, string first, string second, bool same)
    {
        byte[][] a = [.. Files.Select(f => File.ReadAllBytes(Path.Combine(folder.File(first), f)))];
        byte[][] b = [.. Files.Select(f => File.ReadAllBytes(Path.Combine(folder.File(second), f)))];
        if (same)
        {
            for (int i = 0; i < Files.Length; i++)
            {
                Assert.True(a[i].AsSpan().SequenceEqual(b[i]), Files[i]);
            }
        }
        else
        {
            Assert.False(a[3].AsSpan().SequenceEqual(b[3]));
        }
    }
}
