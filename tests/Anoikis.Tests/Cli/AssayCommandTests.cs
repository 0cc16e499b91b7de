using Anoikis.Cli;
using Anoikis.Studies.Assays;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Studies.Runs;

namespace Anoikis.Tests.Cli;

/// <summary>The command assay, from the arguments to the files.</summary>
public sealed class AssayCommandTests : IDisposable
{
    private readonly WatchedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Assays()
        => [.. Directory.GetFiles(RepositoryRoot.Path("scenarios", "assays"), "*.yaml").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Assays))]
    public async Task Every_assay_of_the_repository_runs_on_fewer_cells(string name)
    {
        CommandRun run = await CommandRun.Of("assay", RepositoryRoot.Path("scenarios", "assays", name), "--cells", "24", "--out", _folder.File("out"));
        Assert.True(run.Code == ExitCode.Done, run.Error);
        string[] files = [.. Directory.GetFileSystemEntries(_folder.File("out")).Select(f => Path.GetFileName(f))];
        foreach (string file in new[] { "conditions.csv", "viability.csv", "cells.parquet", "levels.parquet", "summary.json", "manifest.json", "report.html" })
        {
            Assert.Contains(file, files);
        }

        Assert.DoesNotContain(files, f => f.EndsWith(".partial", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", File.ReadAllText(_folder.File("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_files_on_any_threads_and_width()
    {
        string assay = RepositoryRoot.Path("scenarios", "assays", "sisters.yaml");
        await CommandRun.Of("assay", assay, "--cells", "40", "--threads", "1", "--width", "8", "--out", _folder.File("one"));
        await CommandRun.Of("assay", assay, "--cells", "40", "--threads", "2", "--width", "4", "--out", _folder.File("two"));
        await CommandRun.Of("assay", assay, "--cells", "40", "--seed", "2", "--out", _folder.File("other"));
        foreach (string name in new[] { "conditions.csv", "sisters.csv", "viability.csv", "summary.json" })
        {
            Assert.Equal(File.ReadAllText(_folder.File("one/" + name)), File.ReadAllText(_folder.File("two/" + name)));
        }

        Assert.NotEqual(File.ReadAllText(_folder.File("one/conditions.csv")), File.ReadAllText(_folder.File("other/conditions.csv")));
    }

    [Fact]
    public async Task A_folder_with_files_is_left_alone_and_a_dry_run_writes_nothing()
    {
        string assay = RepositoryRoot.Path("scenarios", "assays", "suspension.yaml");
        File.WriteAllText(_folder.File("mine"), "x");
        var before = _folder.Content();
        CommandRun run = await CommandRun.Of("assay", assay, "--cells", "8", "--out", _folder.Path);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("the folder holds files that are no run's", run.Error, StringComparison.Ordinal);
        run = await CommandRun.Of("assay", assay, "--cells", "16", "--out", _folder.Path, "--dry-run");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("Nothing was written", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
    }

    [Fact]
    public async Task An_interrupted_assay_keeps_what_is_finished_and_goes_on()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        using StringWriter output = new(), error = new();
        ExitCode code = await AnoikisCommand.InvokeAsync(["assay", RepositoryRoot.Path("scenarios", "assays", "suspension.yaml"), "--out", _folder.File("out")], output, error, stop.Token);
        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Contains("go on with the same command and --resume", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out/manifest.json")));
        string[] again = ["assay", RepositoryRoot.Path("scenarios", "assays", "suspension.yaml"), "--cells", "24", "--out", _folder.File("few")];
        Assert.Equal(ExitCode.Done, (await CommandRun.Of(again)).Code);
        CommandRun finished = await CommandRun.Of([.. again, "--resume"]);
        Assert.True(finished.Code == ExitCode.Done, finished.Error);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of(again)).Code);
    }

    [Fact]
    public async Task Folders_of_assays_are_reported_and_compared()
    {
        string assay = RepositoryRoot.Path("scenarios", "assays", "suspension.yaml");
        await CommandRun.Of("assay", assay, "--cells", "24", "--out", _folder.File("a"));
        await CommandRun.Of("assay", assay, "--cells", "24", "--out", _folder.File("b"), "--set", "assay.suspension.with={TRAIL: 50 ng/mL}");
        string page = File.ReadAllText(_folder.File("a/report.html"));
        File.Delete(_folder.File("a/report.html"));
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("report", _folder.File("a"))).Code);
        Assert.Equal(page, File.ReadAllText(_folder.File("a/report.html")));
        CommandRun compared = await CommandRun.Of("compare", _folder.File("a"), _folder.File("b"), "--out", _folder.File("both"));
        Assert.True(compared.Code == ExitCode.Done, compared.Error);
        Assert.Contains("paired by cell", compared.Output, StringComparison.Ordinal);
        Assert.Contains("cells that differ", compared.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("both/compare.html")));
        Directory.CreateDirectory(_folder.File("none"));
        File.WriteAllText(_folder.File("none/manifest.json"), "{}");
        compared = await CommandRun.Of("compare", _folder.File("a"), _folder.File("none"));
        Assert.Equal(ExitCode.BadInput, compared.Code);
        Assert.Contains("compare two of a kind", compared.Error, StringComparison.Ordinal);
        File.Delete(_folder.File("none/manifest.json"));
        compared = await CommandRun.Of("compare", _folder.File("a"), _folder.File("none"));
        Assert.Equal(ExitCode.BadInput, compared.Code);
        Assert.Contains("none/manifest.json: error: the file is missing: this is no folder of a finished assay", compared.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain("two of a kind", compared.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenarios_of_the_other_kind_name_their_command()
    {
        CommandRun run = await CommandRun.Of("run", RepositoryRoot.Path("scenarios", "assays", "sisters.yaml"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("this scenario is an assay; run it with: anoikis assay", run.Error, StringComparison.Ordinal);
        run = await CommandRun.Of("assay", RepositoryRoot.Path("scenarios", "liver-b16f1.yaml"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("run it with: anoikis run", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_has_a_template_that_is_good_as_it_stands()
    {
        foreach (AssayKind kind in Enum.GetValues<AssayKind>())
        {
            string file = _folder.File($"{kind}.yaml");
            File.WriteAllText(file, AssayTemplate.Text("trial", kind));
            CommandRun run = await CommandRun.Of("validate", file);
            Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
            Assert.Contains("good. Assay", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_kind_of_template_is_refused_by_name()
    {
        CommandRun run = await CommandRun.Of("new", "trial", "--assay", "dose_respons");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("did you mean dose_response?", run.Error, StringComparison.Ordinal);
    }
}
