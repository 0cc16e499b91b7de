using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results;
using Anoikis.Studies.Runs;
using Anoikis.Tests.Studies.Scenarios;

namespace Anoikis.Tests.Studies.Runs;

/// <summary>Runs of several blocks on a network so small that thousands of cells take a moment.</summary>
public sealed class ScenarioRunTests
{
    private const string Cells = "cells=5000";

    [Theory]
    [InlineData("threads=1", "width=4")]
    [InlineData("threads=2", "width=1")]
    [InlineData("threads=2", "width=8")]
    public void Threads_and_width_do_not_change_a_bit(params string[] settings)
    {
        using WatchedFolder folder = new();
        Run(folder.File("plain"), Cells, "threads=1", "width=1");
        Run(folder.File("other"), [Cells, .. settings]);
        AssertSameResults(folder.File("plain"), folder.File("other"), same: true);
    }

    [Fact]
    public void Another_seed_gives_another_result()
    {
        using WatchedFolder folder = new();
        Run(folder.File("plain"), Cells);
        Run(folder.File("other"), Cells, "seed=8");
        AssertSameResults(folder.File("plain"), folder.File("other"), same: false);
    }

    [Fact]
    public void An_interrupted_run_goes_on_to_the_same_bits()
    {
        using WatchedFolder folder = new();
        Run(folder.File("plain"), Cells);
        Interrupt(folder.File("broken"));
        int kept = KeptBlocks.CountIn(folder.File("broken"));
        Assert.InRange(kept, 1, 2);
        Assert.False(File.Exists(folder.File("broken/summary.json")));

        long done = 0;
        DiagnosticBag findings = [];
        RunOutcome outcome = ScenarioRun.Prepare(Request(folder.File("broken"), true, Cells, "threads=2", "width=4"), findings)!.Execute(n => Interlocked.Add(ref done, n), findings)!;
        Assert.Empty(findings);
        Assert.Equal(5000, done);
        Assert.Equal(5000, outcome.Summary.Cells);
        Assert.Equal(0, KeptBlocks.CountIn(folder.File("broken")));
        AssertSameResults(folder.File("plain"), folder.File("broken"), same: true);
    }

    [Fact]
    public void A_run_that_goes_on_uses_the_blocks_that_were_kept()
    {
        // The planted fault: a kept block with another cell's fate must show in the result, else the comparison above says nothing about what was kept.
        using WatchedFolder folder = new();
        Run(folder.File("plain"), Cells);
        Interrupt(folder.File("broken"));
        string file = Directory.GetFiles(folder.File("broken/partial"), "block-*.bin")[0];
        CascadeResult block = KeptBlocksTests.Read(File.ReadAllBytes(file))!;
        File.WriteAllBytes(file, KeptBlocksTests.Bytes(block with { Entities = block.Entities with { Weight = block.Entities.Weight.SetItem(0, 7) } }));
        Run(folder.File("broken"), resume: true, Cells);
        AssertSameResults(folder.File("plain"), folder.File("broken"), same: false);
    }

    [Theory]
    [InlineData("cells=4999", "cells: 5000 then, 4999 now")]
    [InlineData("seed=8", "seed: 7 then, 8 now")]
    [InlineData("clones.tough.levels.BCL2.fold=3", "clones: ")]
    [InlineData("cascade.steps.blood.exits.0.chance=0.2", "cascade: inline, SHA-256")]
    public void A_run_with_changed_inputs_does_not_go_on_and_says_what_changed(string setting, string difference)
    {
        using WatchedFolder folder = new();
        Interrupt(folder.File("broken"));
        Refused(folder, "broken", resume: true, $"blocks of an interrupted run with other inputs: {difference}", Cells, setting);
    }

    [Fact]
    public void Kept_blocks_are_not_thrown_away_unasked()
    {
        using WatchedFolder folder = new();
        Interrupt(folder.File("broken"));
        Refused(folder, "broken", resume: false, "Add --resume to go on with it", Cells);
    }

    [Fact]
    public void Finished_results_are_not_overwritten()
    {
        using WatchedFolder folder = new();
        RunOutcome first = Run(folder.File("done"), Cells);
        Refused(folder, "done", resume: false, "the results of a finished run with the same inputs. Choose another folder with --out", Cells);
        Refused(folder, "done", resume: true, "the results of a run with other inputs: cells: 5000 then, 400 now", "cells=400");

        // Going on with a finished run is no work, and no fault: a script may always say --resume.
        var before = folder.Content();
        RunOutcome again = Run(folder.File("done"), resume: true, Cells);
        Assert.Equal(before, folder.Content());
        Assert.Equal(first.Summary.Steps.Select(s => s.Account.Entered), again.Summary.Steps.Select(s => s.Account.Entered));
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        using WatchedFolder folder = new();
        Directory.CreateDirectory(folder.File("mine"));
        File.WriteAllText(folder.File("mine/thesis.txt"), "years of work");
        Refused(folder, "mine", resume: false, "the folder holds files that are no run's", Cells);
        Refused(folder, "mine", resume: true, "the folder holds files that are no run's", Cells);
        Refused(folder, "mine/thesis.txt", resume: false, "this is a file; results need a folder", Cells);
    }

    [Fact]
    public void An_estimate_comes_from_the_scenarios_own_cells()
    {
        RunEstimate estimate = RunEstimate.Of(ScenarioTexts.Read(ScenarioTexts.Good, [], "cells=100000", "threads=1")!);
        Assert.InRange(estimate.SampleCells, 64, 2048);
        Assert.Equal(49, estimate.Blocks);
        Assert.Equal(estimate.SampleTime.TotalSeconds * 100_000 / estimate.SampleCells, estimate.Time.TotalSeconds, 1e-3 * estimate.Time.TotalSeconds);
        Assert.InRange(estimate.MemoryBytes, 1L << 20, 4L << 30);
    }

    private static void Interrupt(string directory)
    {
        using CancellationTokenSource source = new();
        ScenarioRun run = ScenarioRun.Prepare(Request(directory, false, Cells, "threads=1"), [])!;
        Assert.ThrowsAny<OperationCanceledException>(() => run.Execute(
            _ =>
            {
                if (KeptBlocks.CountIn(directory) > 0)
                {
                    source.Cancel();
                }
            },
            [],
            source.Token));
    }

    private static void Refused(WatchedFolder folder, string name, bool resume, string message, params string[] settings)
    {
        var before = folder.Content();
        DiagnosticBag findings = [];
        Assert.Null(ScenarioRun.Prepare(Request(folder.File(name), resume, settings), findings));
        Assert.Contains(message, Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Content());
    }

    private static RunOutcome Run(string directory, params string[] settings) => Run(directory, resume: false, settings);

    private static RunOutcome Run(string directory, bool resume, params string[] settings)
    {
        DiagnosticBag findings = [];
        RunOutcome? outcome = ScenarioRun.Prepare(Request(directory, resume, settings), findings)?.Execute(_ => { }, findings);
        Assert.True(outcome is not null, string.Join('\n', findings));
        return outcome;
    }

    private static RunRequest Request(string directory, bool resume, params string[] settings)
    {
        DiagnosticBag findings = [];
        return new RunRequest
        {
            Scenario = ScenarioTexts.Read(ScenarioTexts.Good, findings, settings) ?? throw new InvalidOperationException(string.Join('\n', findings)),
            Directory = directory,
            Resume = resume,
            Version = "0.1.0",
        };
    }

    private static void AssertSameResults(string first, string second, bool same)
    {
        bool equal = new[] { "steps.csv", "deaths.csv" }.All(f => File.ReadAllText(Path.Combine(first, f)) == File.ReadAllText(Path.Combine(second, f)))
            && Table(first).SequenceEqual(Table(second));
        Assert.Equal(same, equal);

        // The content of cells.parquet and courses.parquet, without how Parquet packs it.
        static byte[] Table(string directory)
        {
            DiagnosticBag findings = [];
            RunRecord record = RunFolder.Read(directory, findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
            return KeptBlocksTests.Bytes(new CascadeResult
            {
                FirstFounder = 0,
                Founders = record.Manifest.Cells,
                Entities = record.Entities,
                Deaths = record.Deaths,
                Courses = record.Courses,
                States = record.States,
                Lanes = new LaneTally(0, []),
            });
        }
    }
}
