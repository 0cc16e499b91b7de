using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Comparison;
using Anoikis.Studies.Runs;
using Anoikis.Tests.Studies.Runs;

namespace Anoikis.Tests.Studies.Assays;

/// <summary>Assays that are stopped, gone on with, read back and compared.</summary>
public sealed class KeptAssayRunTests : IDisposable
{
    private readonly WatchedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dose_response")]
    [InlineData("clonogenic")]
    public void Stopped_and_gone_on_with_it_ends_with_the_same_bits(string kind)
    {
        Run("whole", kind, resume: false, "threads=2");
        using CancellationTokenSource stop = new();
        DiagnosticBag findings = [];
        KeptAssayRun broken = KeptAssayRun.Prepare(Request("broken", kind, false, "threads=1"), findings)!;
        Assert.ThrowsAny<OperationCanceledException>(() => broken.Execute(
            _ =>
            {
                if (KeptBlocks.CountIn(_folder.File("broken")) > 0)
                {
                    stop.Cancel();
                }
            },
            findings,
            stop.Token));
        int kept = KeptBlocks.CountIn(_folder.File("broken"));
        Assert.InRange(kept, 1, 7);
        Assert.False(File.Exists(_folder.File("broken/manifest.json")));

        Assert.Null(KeptAssayRun.Prepare(Request("broken", kind, false), findings));
        Assert.Contains("Add --resume to go on with it", findings.Last().Message, StringComparison.Ordinal);
        Assert.Null(KeptAssayRun.Prepare(Request("broken", kind, true, "seed=8"), findings));
        Assert.Contains("seed: 7 then, 8 now", findings.Last().Message, StringComparison.Ordinal);

        Run("broken", kind, resume: true, "threads=2", "width=4");
        Assert.Equal(0, KeptBlocks.CountIn(_folder.File("broken")));
        Assert.Equal(Tables("whole"), Tables("broken"));
        Assert.NotEqual(Tables("whole"), Tables(Run("other", kind, false, "seed=8")));
    }

    [Fact]
    public void A_kept_part_that_was_changed_would_show()
    {
        Run("whole", "dose_response", resume: false);
        DiagnosticBag findings = [];
        AssayRequest request = Request("forged", "dose_response", false);
        using (KeptBlocks kept = KeptBlocks.Open(_folder.File("forged"), RunIdentity.Of(request.Scenario.Inputs, request.Version))!)
        {
            // The first part of the same assay with another seed, as a fault that only its content tells.
            AssayRun other = AssayRun.Prepare(AssayTexts.Read(AssayTexts.Of("dose_response"), findings, "seed=8", "cells=300")!, findings)!;
            AssayOutcome foreign = other.Execute("1", "", null, null, CancellationToken.None);
            kept.Keep(0, target =>
            {
                using BinaryWriter writer = new(target, System.Text.Encoding.UTF8, leaveOpen: true);
                new Anoikis.Studies.Assays.Cultures.CellPart(Anoikis.Studies.Assays.Cultures.CulturePlan.Compile(foreign.Scenario.Experiment, null), 0, 0, 128).Write(foreign.Evaluation.Result, writer);
            });
        }

        Run("forged", "dose_response", resume: true);
        Assert.NotEqual(Tables("whole"), Tables("forged"));
    }

    [Theory]
    [InlineData("clonogenic")]
    [InlineData("washout")]
    [InlineData("matrix")]
    public void A_folder_is_read_back_to_the_same_page(string kind)
    {
        string folder = Run(kind, kind, resume: false);
        DiagnosticBag findings = [];
        AssayOutcome? again = AssayFolder.Read(folder, findings, new DishNetworks());
        Assert.True(again is not null, string.Join('\n', findings));
        string page = File.ReadAllText(_folder.File(kind + "/report.html"));
        File.Delete(_folder.File(kind + "/report.html"));
        AssayFiles.WriteReport(again, folder);
        Assert.Equal(page, File.ReadAllText(_folder.File(kind + "/report.html")));
        Assert.True(AssayFiles.IsAssay(folder));
    }

    [Fact]
    public void A_network_of_ones_own_that_imports_is_read_back_whole_and_its_imports_count()
    {
        const string cell = "rates.ant";
        string text = AssayTexts.Of("suspension").Replace(
            "network: dish",
            "network: {file: mine.ant, death: death, regulators: {BAX: X_off}, stimuli: {anchorage: {input: anchorage, resting: 1, lower: 0, upper: 1, assumed: any}, A: {input: A, assumed: any}}}",
            StringComparison.Ordinal).Replace("A: 1 ng/mL", "A: 1 copies", StringComparison.Ordinal);
        File.WriteAllText(_folder.File("mine.ant"), $"import \"{cell}\"\n" + """
            model mine()
              unit time_unit = 1 second
              unit substance = 1 item
              compartment cell = 1 dimensionless
              anchorage = 1 dimensionless
              A = 0 dimensionless
              substanceOnly species X_off in cell, X_on in cell
              X_off = 1e5
              X_on = 0
              turning: turn(cell, anchorage, A, X_off, X_on)
              death: at (X_on > 5e4): ;
            end
            """);
        File.WriteAllText(_folder.File(cell), """
            model turn(cell, anchorage, A, X_off, X_on)
              k = 1e-6
              substanceOnly species X_off in cell, X_on in cell
              on: X_off => X_on; k*(A + 20*(1 - anchorage))*X_off
            end
            """);
        AssayScenario? Read(DiagnosticBag findings)
        {
            File.WriteAllText(_folder.File("try.yaml"), text);
            return AssayReader.ReadFile(_folder.File("try.yaml"), [], new Anoikis.Studies.Scenarios.Networks.NetworkLibrary(), findings);
        }

        DiagnosticBag findings = [];
        AssayScenario? scenario = Read(findings);
        Assert.True(scenario is not null, string.Join('\n', findings));
        AssayOutcome? done = KeptAssayRun.Prepare(new AssayRequest { Scenario = scenario, Directory = _folder.File("own"), Version = "1" }, findings)?.Execute(_ => { }, findings);
        Assert.True(done is not null, string.Join('\n', findings));

        // Another rate in the imported file is another network.
        File.WriteAllText(_folder.File(cell), File.ReadAllText(_folder.File(cell)).Replace("1e-6", "2e-6", StringComparison.Ordinal));
        Assert.NotEqual(scenario.Inputs[1].Hash, Read(findings)!.Inputs[1].Hash);

        File.Delete(_folder.File(cell));
        File.Delete(_folder.File("mine.ant"));
        string page = File.ReadAllText(_folder.File("own/report.html"));
        AssayOutcome? again = AssayFolder.Read(_folder.File("own"), findings);
        Assert.True(again is not null, string.Join('\n', findings));
        AssayFiles.WriteReport(again, _folder.File("own"));
        Assert.Equal(page, File.ReadAllText(_folder.File("own/report.html")));
    }

    [Theory]
    [InlineData("clonogenic")]
    [InlineData("washout")]
    public void Progress_adds_up_to_what_was_announced(string kind)
    {
        long told = 0;
        AssayRequest request = Request(kind, kind, resume: false);
        KeptAssayRun.Prepare(request, [])!.Execute(done => Interlocked.Add(ref told, done), []);
        Assert.Equal(request.Scenario.Steps, told);
    }

    [Fact]
    public void A_damaged_or_foreign_table_is_refused_by_name()
    {
        string folder = Run("dose_response", "dose_response", resume: false), other = Run("suspension", "suspension", resume: false);
        File.Copy(Path.Combine(other, "cells.parquet"), Path.Combine(folder, "cells.parquet"), overwrite: true);
        DiagnosticBag findings = [];
        Assert.Null(AssayFolder.Read(folder, findings, new DishNetworks()));
        Assert.Contains("this is not the cells.parquet of an assay", Assert.Single(findings).Message, StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder, "cells.parquet"), [1, 2, 3]);
        Assert.Null(AssayFolder.Read(folder, findings, new DishNetworks()));
        File.Delete(Path.Combine(folder, "cells.parquet"));
        Assert.Null(AssayFolder.Read(folder, findings, new DishNetworks()));
        Assert.Contains("the file is missing", findings.Last().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_cells_with_a_change_differ_by_what_it_does_to_them()
    {
        AssayOutcome control = AssayTexts.Run(AssayTexts.Of("dose_response"), "cells=300"), weaker = AssayTexts.Run(AssayTexts.Of("dose_response"), "cells=300", "clones.wild.levels={BAX: {fold: 0.9}}");
        RunComparison comparison = AssayComparison.Of(control, weaker);
        Assert.True(comparison.ArePaired);
        ComparedQuantity dead = comparison.Quantities.Where(q => q.Kind == ComparedKind.Dead && q.Name.StartsWith("wild", StringComparison.Ordinal)).MinBy(q => q.Difference.Change.Value)!;

        // Fewer die with less BAX, and whoever dies with less dies with more: the interval of the pairs follows from those alone who changed sides.
        Assert.True(dead.Difference.Change.Value < 0 && dead.Difference.IsClear);
        double changed = dead.Difference.Changed!.Value / 300.0;
        Assert.Equal(-changed, dead.Difference.Change.Value, 1e-9);
        double half = 1.96 * Math.Sqrt(changed * (1 - changed) / 300);
        Assert.InRange(dead.Difference.Change.Upper - dead.Difference.Change.Lower, 1.6 * half, 2.6 * half);
        Assert.All(comparison.Quantities.Where(q => q.Name.StartsWith("tough", StringComparison.Ordinal)), q => Assert.Equal(0, q.Difference.Changed ?? 0));
        Assert.Contains(comparison.Departures, d => d.StartsWith("BAX, level", StringComparison.Ordinal));
        Assert.True(AssayComparison.Of(control, AssayTexts.Run(AssayTexts.Of("dose_response"), "cells=300")).AreIdentical);
        Assert.False(AssayComparison.Of(control, AssayTexts.Run(AssayTexts.Of("dose_response"), "cells=300", "seed=9")).ArePaired);
    }

    private AssayRequest Request(string folder, string kind, bool resume, params string[] settings)
    {
        DiagnosticBag findings = [];
        AssayScenario? scenario = AssayTexts.Read(AssayTexts.Of(kind), findings, ["cells=300", .. settings]);
        Assert.True(scenario is not null, string.Join('\n', findings));
        return new AssayRequest { Scenario = scenario, Directory = _folder.File(folder), Resume = resume, Version = "1", Command = "anoikis assay try.yaml" };
    }

    private string Run(string folder, string kind, bool resume, params string[] settings)
    {
        DiagnosticBag findings = [];
        AssayOutcome? outcome = KeptAssayRun.Prepare(Request(folder, kind, resume, settings), findings)?.Execute(_ => { }, findings);
        Assert.True(outcome is not null, string.Join('\n', findings));
        return _folder.File(folder);
    }

    private string Tables(string folder)
    {
        string path = Path.IsPathRooted(folder) ? folder : _folder.File(folder);
        string[] files = [.. Directory.GetFiles(path, "*.csv").Append(Path.Combine(path, "summary.json")).Order(StringComparer.Ordinal)];
        return string.Join('\n', files.Select(f => Path.GetFileName(f) + "\n" + File.ReadAllText(f)).Append(Convert.ToHexString(File.ReadAllBytes(Path.Combine(path, "cells.parquet")))).Append(Convert.ToHexString(File.ReadAllBytes(Path.Combine(path, "levels.parquet")))));
    }
}
