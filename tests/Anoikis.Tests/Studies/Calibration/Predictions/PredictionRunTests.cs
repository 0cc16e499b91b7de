using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Calibration.Predictions;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Tests.Studies.Runs;
using Anoikis.Tests.Studies.Scenarios;

namespace Anoikis.Tests.Studies.Calibration.Predictions;

/// <summary>Scenarios under a posterior of two numbers.</summary>
public sealed class PredictionRunTests : IDisposable
{
    private const string Rate = "cascade.steps.blood.stimuli.TRAIL.pulses.rate";
    private const string Fold = "clones.tough.levels.BCL2.fold";

    /// <summary>In tissue nothing kills, so that contacts in the blood decide.</summary>
    private const string Calm = "cascade.steps.tissue.stimuli.TRAIL=0 ng/mL";

    private readonly WatchedFolder _folder = new();
    private readonly string _posterior;

    public PredictionRunTests()
    {
        // Three sets, the second of which has no weight.
        _posterior = _folder.File("posterior.parquet");
        FreeNumber[] free =
        [
            new() { Name = "contacts", Paths = [Rate], From = 0.01, To = 10, Unit = "per d", Source = "x" },
            new() { Name = "BCL2", Paths = [Fold], From = 0.1, To = 10, Source = "x" },
        ];
        ParameterSet[] sets =
        [
            new(1, 0, [0, 0], [0.1, 4], 1, new Evaluation(0.1, [0.5], 0)),
            new(1, 1, [0, 0], [9, 0.2], double.PositiveInfinity, new Evaluation(0.1, [0.5], 0)),
            new(2, 0, [0, 0], [3.5, 2], 1, new Evaluation(0.1, [0.5], 0)),
        ];
        using FileStream stream = File.Create(_posterior);
        PosteriorFile.Write(stream, [.. free], ScenarioTexts.Read(ScenarioTexts.Good, [])!.Observed, new Population(2, [.. sets], 1, 2, 1));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_observed_row_has_its_median_and_interval_over_the_sets()
    {
        PredictionResult result = Predict(ScenarioTexts.Good, "out", 40);
        Assert.Equal(
            ["prediction.csv", "prediction.html", "prediction.json", "sets.parquet"],
            Directory.GetFileSystemEntries(_folder.File("out")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        string[] rows = File.ReadAllLines(_folder.File("out/prediction.csv"));
        Assert.Equal("quantity,source,observed,lower,upper,median,sim_lower,sim_upper,sets,share_inside,median_inside", rows[0]);
        Assert.StartsWith("alive,nobody,0.5,0.4,0.6,", rows[1], StringComparison.Ordinal);

        // Few contacts leave most cells alive and many kill most: the two sets are the two ends of the interval.
        PredictedRow row = Assert.Single(result.Rows);
        Assert.Equal(40, row.Sets);
        double few = Alive("0.1 per d", "4");
        double many = Alive("3.5 per d", "2");
        Assert.True(few - many > 0.2, $"{few} {many}");
        Assert.InRange(row.Simulated.Upper, few - 0.08, few + 0.08);
        Assert.InRange(row.Simulated.Lower, many - 0.08, many + 0.08);
        PosteriorTable sets = PosteriorFile.Read(_posterior, [])!;
        Assert.Equal([9, 0.2], sets.Columns.Select(c => c.Values[1]));
    }

    [Fact]
    public void Threads_and_an_interruption_do_not_change_a_bit()
    {
        Predict(ScenarioTexts.Good, "plain", 12, "threads=1");
        Predict(ScenarioTexts.Good, "other", 12, "threads=3");
        using CancellationTokenSource source = new();
        long cells = 0;
        using (PredictionRun run = PredictionRun.Prepare(Request(ScenarioTexts.Good, "broken", false, "threads=1"), _posterior, 12, new SmallNetworks(), [])!)
        {
            Assert.ThrowsAny<OperationCanceledException>(() => run.Execute(
                n =>
                {
                    if (Interlocked.Add(ref cells, n) > 1000)
                    {
                        source.Cancel();
                    }
                },
                source.Token));
        }

        Assert.NotEmpty(Directory.GetFiles(_folder.File("broken/partial"), "set-*.json"));
        DiagnosticBag findings = [];
        Assert.Null(PredictionRun.Prepare(Request(ScenarioTexts.Good, "broken", false), _posterior, 12, new SmallNetworks(), findings));
        Assert.Contains("Add --resume", Assert.Single(findings).Message, StringComparison.Ordinal);
        using (PredictionRun run = PredictionRun.Prepare(Request(ScenarioTexts.Good, "broken", true), _posterior, 12, new SmallNetworks(), [])!)
        {
            run.Execute(_ => { });
        }

        foreach (string file in new[] { "prediction.csv", "prediction.json", "sets.parquet" })
        {
            Assert.Equal(File.ReadAllBytes(_folder.File($"plain/{file}")), File.ReadAllBytes(_folder.File($"other/{file}")));
            Assert.Equal(File.ReadAllBytes(_folder.File($"plain/{file}")), File.ReadAllBytes(_folder.File($"broken/{file}")));
        }
    }

    [Fact]
    public void A_scenario_that_lacks_a_place_is_refused_by_name()
    {
        string other = ScenarioTexts.Good.Replace("blood:", "lymph:", StringComparison.Ordinal).Replace("tough:", "hard:", StringComparison.Ordinal);
        DiagnosticBag findings = [];
        Assert.Null(PredictionRun.Prepare(Request(other, "out", false), _posterior, 5, new SmallNetworks(), findings));
        Assert.Equal(2, findings.Count);
        Assert.Contains($"the posterior's number '{Rate}' has no place here: 'cascade.steps' has no 'blood'", findings.First().Message, StringComparison.Ordinal);
        Assert.Contains($"the posterior's number '{Fold}' has no place here", findings.Last().Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public void A_declared_place_takes_the_number_and_a_number_may_be_left_out()
    {
        string other = ScenarioTexts.Good.Replace("blood:", "lymph:", StringComparison.Ordinal)
            + $"\npredict:\n  - {{path: {Rate}, to: cascade.steps.lymph.stimuli.TRAIL.pulses.rate}}\n  - {{path: {Fold}, left_out: no such cells}}\n";
        PredictionResult moved = Predict(other, "moved", 8);
        Assert.Equal<(string, string)>([(Rate, "cascade.steps.lymph.stimuli.TRAIL.pulses.rate")], moved.Moved);
        Assert.Equal("no such cells", Assert.Single(moved.LeftOut).Reason);
        Assert.NotEqual(moved.Rows[0].Simulated.Lower, moved.Rows[0].Simulated.Upper);
        string page = File.ReadAllText(_folder.File("moved/prediction.html"));
        Assert.Contains("is left out: no such cells", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declaration_that_fits_no_number_is_refused()
    {
        string other = ScenarioTexts.Good + $"\npredict: [{{path: {Rate}x, left_out: why}}]\n";
        DiagnosticBag findings = [];
        Assert.Null(PredictionRun.Prepare(Request(other, "out", false), _posterior, 5, new SmallNetworks(), findings));
        Assert.Contains($"which is no number of the posterior (did you mean {Rate}?)", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.parquet", null, "there is no such file")]
    [InlineData("text.parquet", "not a table", "this is no posterior of a fit")]
    public void A_file_that_is_no_posterior_is_refused(string name, string? text, string message)
    {
        if (text is not null)
        {
            File.WriteAllText(_folder.File(name), text);
        }

        DiagnosticBag findings = [];
        Assert.Null(PredictionRun.Prepare(Request(ScenarioTexts.Good, "out", false), _folder.File(name), 5, new SmallNetworks(), findings));
        Assert.Contains(message, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Against_an_earlier_prediction_every_row_has_its_paired_ratio()
    {
        PredictionResult plain = Predict(ScenarioTexts.Good, "plain", 12);
        Assert.Null(plain.Paired);
        Assert.False(File.Exists(_folder.File("plain/ratios.csv")));

        // A scenario beside itself: the same sets on the same cells give the same, so the ratio is 1 without an interval around it.
        PairedRatio same = Assert.Single(Against("plain", ScenarioTexts.Good, "same", 12).Paired!.Ratios);
        Assert.Equal(("alive", 12, 12), (same.Quantity, same.Sets, same.Pairs));
        Assert.Equal([1.0, 1, 1, 1, 1, 1], [same.OfSets.Value, same.OfSets.Lower, same.OfSets.Upper, same.OfMeans.Value, same.OfMeans.Lower, same.OfMeans.Upper]);

        // Without what contacts turn on they kill nobody.
        PredictionResult lost = Against("plain", ScenarioTexts.Good, "lost", 12, "clones.tough.levels.BAX=lost");
        PairedRatio ratio = Assert.Single(lost.Paired!.Ratios);
        Assert.True(ratio.OfMeans.Lower > 1, $"{ratio}");
        Assert.Equal(lost.Rows[0].Sets, ratio.Pairs);
        string[] table = File.ReadAllLines(_folder.File("lost/ratios.csv"));
        Assert.Equal("quantity,against,median,lower,upper,sets,ratio_of_means,means_lower,means_upper,pairs", table[0]);
        Assert.Contains("Against ", File.ReadAllText(_folder.File("lost/prediction.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_of_other_sets_cells_or_seed_cannot_be_paired()
    {
        Predict(ScenarioTexts.Good, "plain", 12);
        DiagnosticBag findings = [];
        Assert.Null(PredictionRun.Prepare(Request(ScenarioTexts.Good, "out", false, "seed=77", "cells=50"), _posterior, 11, new SmallNetworks(), findings, _folder.File("plain")));
        Assert.Equal(["its seed is", "its cells is", "its sets is"], findings.Select(f => f.Message[(f.Message.IndexOf(':', StringComparison.Ordinal) + 2)..].Split(' ')).Select(w => string.Join(' ', w.Take(3))));

        findings = [];
        Assert.Null(PredictionRun.Prepare(Request(ScenarioTexts.Good, "out", false), _posterior, 12, new SmallNetworks(), findings, _folder.File("nowhere")));
        Assert.Contains("there is no such file", Assert.Single(findings).Message, StringComparison.Ordinal);

        findings = [];
        File.WriteAllText(_folder.File("plain/sets.parquet"), "not a table");
        Assert.Null(PredictionRun.Prepare(Request(ScenarioTexts.Good, "out", false), _posterior, 12, new SmallNetworks(), findings, _folder.File("plain")));
        Assert.Contains("this is not what a finished prediction writes", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    private PredictionResult Against(string earlier, string text, string name, int sets, params string[] settings)
    {
        DiagnosticBag findings = [];
        using PredictionRun? run = PredictionRun.Prepare(Request(text, name, false, settings), _posterior, sets, new SmallNetworks(), findings, _folder.File(earlier));
        Assert.True(run is not null, string.Join('\n', findings));
        return run.Execute(_ => { });
    }

    private static double Alive(string rate, string fold)
    {
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good, [], Calm)!;
        return ScenarioModel.Run(new ScenarioVariants(scenario, new SmallNetworks()), [new Placed(Rate, rate), new Placed(Fold, fold)], 4000, 5, null, default).Simulated[0];
    }

    private PredictionResult Predict(string text, string name, int sets, params string[] settings)
    {
        DiagnosticBag findings = [];
        using PredictionRun? run = PredictionRun.Prepare(Request(text, name, false, settings), _posterior, sets, new SmallNetworks(), findings);
        Assert.True(run is not null, string.Join('\n', findings));
        return run.Execute(_ => { });
    }

    private RunRequest Request(string text, string name, bool resume, params string[] settings) => new()
    {
        Scenario = ScenarioTexts.Read(text, [], [Calm, .. settings])!,
        Directory = _folder.File(name),
        Resume = resume,
        Version = "0.1.0",
        Command = "anoikis predict",
    };
}
